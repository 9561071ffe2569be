const places = (list: string): ReadonlySet<string> =>
  new Set(
    list
      .split(',')
      .map((place) => place.trim())
      .filter(Boolean),
  );

/** Countries, their capitals and other places that act in the news ("Beijing said"), folded to lower case. */
export const PLACE_NAMES = places(`
  afghanistan, albania, algeria, andorra, angola, argentina, armenia, australia, austria, azerbaijan, bahrain, bangladesh, belarus, belgium, belize,
  benin, bhutan, bolivia, bosnia, botswana, brazil, britain, great britain, brunei, bulgaria, burkina faso, burundi, cambodia, cameroon, canada, cape verde, chad,
  chile, china, colombia, comoros, congo, costa rica, croatia, cuba, cyprus, czechia, czech republic, denmark, djibouti, dominica, dominican republic,
  east timor, ecuador, egypt, el salvador, england, eritrea, estonia, eswatini, ethiopia, fiji, finland, france, gabon, gambia, germany, ghana,
  greece, grenada, guatemala, guinea, guyana, haiti, honduras, hungary, iceland, india, indonesia, iran, iraq, ireland, israel, italy, ivory coast,
  jamaica, japan, jordan, kazakhstan, kenya, kosovo, kuwait, kyrgyzstan, laos, latvia, lebanon, lesotho, liberia, libya, liechtenstein, lithuania,
  luxembourg, madagascar, malawi, malaysia, maldives, mali, malta, mauritania, mauritius, mexico, moldova, monaco, mongolia, montenegro, morocco,
  mozambique, myanmar, namibia, nepal, netherlands, new zealand, nicaragua, niger, nigeria, north korea, north macedonia, northern ireland, norway, oman, pakistan,
  palau, palestine, panama, papua new guinea, paraguay, peru, philippines, poland, portugal, qatar, romania, russia, rwanda, samoa, san marino,
  saudi arabia, scotland, senegal, serbia, seychelles, sierra leone, singapore, slovakia, slovenia, somalia, south africa, south korea, south sudan, spain,
  sri lanka, sudan, suriname, sweden, switzerland, syria, taiwan, tajikistan, tanzania, thailand, togo, tonga, trinidad, tunisia, turkey, turkmenistan,
  uganda, ukraine, united arab emirates, united kingdom, united states, america, uruguay, uzbekistan, vanuatu, venezuela, vietnam, wales, yemen,
  zambia, zimbabwe, us, u.s., uk, u.k., uae, usa, soviet union, ussr, hong kong, macau, greenland, crimea, gaza, west bank, tibet, catalonia,
  abuja, accra, addis ababa, algiers, amman, amsterdam, ankara, athens, baghdad, baku, bangkok, beijing, beirut, belgrade, berlin, bern, bogota, brasilia,
  bratislava, brussels, bucharest, budapest, buenos aires, cairo, canberra, caracas, copenhagen, dakar, damascus, delhi, new delhi, dhaka, doha, dublin, edinburgh,
  hanoi, havana, helsinki, islamabad, jakarta, jerusalem, kabul, kampala, kathmandu, khartoum, kinshasa, kuala lumpur, kyiv, kiev, lima, lisbon,
  ljubljana, london, luanda, madrid, managua, manila, mexico city, minsk, mogadishu, moscow, muscat, nairobi, nicosia, oslo, ottawa, paris, prague, pretoria,
  pyongyang, quito, rabat, reykjavik, riga, riyadh, rome, san salvador, santiago, sarajevo, seoul, skopje, sofia, stockholm, taipei, tallinn, tashkent,
  tbilisi, tehran, tel aviv, tirana, tokyo, tripoli, tunis, ulaanbaatar, vienna, vilnius, warsaw, washington, wellington, yerevan, zagreb,
  new york, new york city, los angeles, chicago, houston, boston, philadelphia, detroit, seattle, san francisco, miami, atlanta, dallas, birmingham, manchester, liverpool,
  leeds, glasgow, bristol, cardiff, belfast, sydney, melbourne, toronto, montreal, vancouver, shanghai, mumbai, lagos, istanbul, munich, hamburg, frankfurt, barcelona,
  milan, naples, geneva, zurich, dubai, silicon valley, wall street, hollywood, europe, africa, asia, latin america, middle east,
  alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida, georgia, hawaii, idaho, illinois, indiana, iowa, kansas, kentucky,
  louisiana, maine, maryland, massachusetts, michigan, minnesota, mississippi, missouri, montana, nebraska, nevada, new hampshire, new jersey, new mexico,
  north carolina, north dakota, ohio, oklahoma, oregon, pennsylvania, rhode island, south carolina, south dakota, tennessee, texas, utah, vermont, virginia,
  west virginia, wisconsin, wyoming, ontario, quebec, queensland, new south wales, victoria, puerto rico, westminster, holyrood
`);
