/** BASE "say", THIRD "says", PAST "said" (and the past participle where it is the same), PARTICIPLE "spoken", ING "saying". */
export type VerbForm = 'BASE' | 'THIRD' | 'PAST' | 'PARTICIPLE' | 'ING';

/** Past and, where it differs, past participle. */
const IRREGULAR: Readonly<Record<string, string>> = {
  begin: 'began begun',
  bet: 'bet',
  cry: 'cried',
  feel: 'felt',
  break: 'broke broken',
  bring: 'brought',
  burst: 'burst',
  cast: 'cast',
  come: 'came',
  cut: 'cut',
  draw: 'drew drawn',
  find: 'found',
  get: 'got',
  give: 'gave given',
  forbid: 'forbade forbidden',
  forecast: 'forecast',
  foresee: 'foresaw foreseen',
  go: 'went gone',
  have: 'had',
  hear: 'heard',
  hit: 'hit',
  hold: 'held',
  keep: 'kept',
  lay: 'laid',
  leave: 'left',
  let: 'let',
  make: 'made',
  pay: 'paid',
  prove: 'proved proven',
  put: 'put',
  set: 'set',
  shed: 'shed',
  shoot: 'shot',
  stand: 'stood',
  stick: 'stuck',
  strike: 'struck',
  take: 'took taken',
  throw: 'threw thrown',
  know: 'knew known',
  mean: 'meant',
  read: 'read',
  ring: 'rang rung',
  say: 'said',
  see: 'saw seen',
  seek: 'sought',
  show: 'showed shown',
  sing: 'sang sung',
  speak: 'spoke spoken',
  spit: 'spat',
  swear: 'swore sworn',
  teach: 'taught',
  tell: 'told',
  think: 'thought',
  understand: 'understood',
  write: 'wrote written',
};

/** Double their last consonant: "admitted". */
const DOUBLING = new Set(
  'admit bet brag chat concur defer dub fret grin infer jab nod pan plan prefer quip refer regret rip slam snap spit sum tag beg rebut opt blog disbar chat'.split(
    ' ',
  ),
);

/** Every form of a verb, the base first. */
export function* inflect(lemma: string): Generator<[string, VerbForm]> {
  yield [lemma, 'BASE'];
  yield [thirdPerson(lemma), 'THIRD'];
  const stem = DOUBLING.has(lemma) ? lemma + (lemma.at(-1) as string) : lemma;
  yield [`${ingStem(stem)}ing`, 'ING'];
  const [past, participle] = (IRREGULAR[lemma] ?? regularPast(stem)).split(' ') as [string, string?];
  yield [past, 'PAST'];
  if (participle) yield [participle, 'PARTICIPLE'];
}

function thirdPerson(lemma: string): string {
  if (lemma === 'have') return 'has';
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|o)$/.test(lemma) ? `${lemma}es` : `${lemma}s`;
}

function ingStem(stem: string): string {
  return /[^eoy]e$/.test(stem) ? stem.slice(0, -1) : stem;
}

function regularPast(stem: string): string {
  if (stem.endsWith('e')) return `${stem}d`;
  return /[^aeiou]y$/.test(stem) ? `${stem.slice(0, -1)}ied` : `${stem}ed`;
}
