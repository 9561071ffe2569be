/** Words that a text of some length cannot do without, and that few other languages share. */
const FREQUENT_WORDS: Readonly<Record<string, string>> = {
  en: 'the and of to in is that was for with he she his said on at by from it has have had not are but they this who will would which',
  de: 'der die das und ist nicht mit von den dem ein eine sich auf für auch als wird hat dass sie er zu im des einer nach bei aus sagte',
  fr: 'le la les des et est une dans que qui pour pas sur avec il elle du au par ce sont ont cette plus mais nous vous aux son ses selon',
  es: 'el los las del que y en una por con para su es se no lo al como más pero sus le ha este fue según también son dijo',
  it: 'il lo gli che di non una per con del della è sono alla nel si da come ma anche più dei delle ha questo suo al dalla ed detto',
  pt: 'o os as que não uma para com do da em um por se na no dos das mais mas foi ao ele sua ou seu são está segundo disse também',
  nl: 'de het een van en is niet dat op te zijn met voor die aan hij ook er maar om bij uit naar heeft dan wordt was nog zei ze',
  sv: 'och att det som en är på för med inte av den till om har han hon jag ett var men sig från så vi säger kan de',
};

/** Scripts that tell a language, or at least that it is not one of those above. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[぀-ヿ]/g, 'ja'],
  [/[가-힯]/g, 'ko'],
  [/[一-鿿]/g, 'zh'],
  [/[؀-ۿ]/g, 'ar'],
  [/[֐-׿]/g, 'he'],
  [/[Ͱ-Ͽ]/g, 'el'],
  [/[ऀ-ॿ]/g, 'hi'],
  [/[฀-๿]/g, 'th'],
  // Russian shares its letters with many; what uses them is not told apart.
  [/[Ѐ-ӿ]/g, 'und'],
];

const SAMPLE = 6000;
/** Share of a text's words that have to be among a language's frequent ones; running text has two to four times that. */
const MIN_SHARE = 0.1;
/** The second best language has to stay that far behind. */
const MIN_LEAD = 1.3;

const LANGUAGES_OF_WORD: ReadonlyMap<string, readonly string[]> = invert();

/** BCP 47 tag of the body's language; "und" where it cannot be told. */
export function detectLanguage(body: string): string {
  const sample =
    body.length <= SAMPLE
      ? body
      : body.slice(0, SAMPLE / 2) + body.slice(body.length / 2, body.length / 2 + SAMPLE / 2);
  const letters = count(sample, /\p{L}/gu);
  if (letters === 0) return 'und';
  for (const [script, language] of SCRIPTS) if (count(sample, script) > letters * 0.3) return language;
  const hits = new Map<string, number>();
  let words = 0;
  for (const [word] of sample.toLowerCase().matchAll(/[\p{L}’']+/gu)) {
    words++;
    for (const language of LANGUAGES_OF_WORD.get(word) ?? [])
      hits.set(language, (hits.get(language) ?? 0) + 1);
  }
  const [best, second] = [...hits].sort((a, b) => b[1] - a[1]);
  if (!best || best[1] < words * MIN_SHARE) return 'und';
  if (second && best[1] < second[1] * MIN_LEAD) return 'und';
  return best[0];
}

/** "en" of "en-GB". */
export function primarySubtag(language: string): string {
  return (language.split(/[-_]/, 1)[0] as string).toLowerCase();
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found++;
  return found;
}

function invert(): Map<string, string[]> {
  const languages = new Map<string, string[]>();
  for (const [language, list] of Object.entries(FREQUENT_WORDS)) {
    for (const word of list.split(' ')) languages.set(word, [...(languages.get(word) ?? []), language]);
  }
  return languages;
}
