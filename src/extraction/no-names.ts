/** Never the first word of a name, and titles alone. */
export const NO_NAMES = new Set(
  'the a an i he she it they we you but and or if in on at to of for by as so no not this that these those his her its their our my your what when where who why how there here then now with from after before while since because although though during yet also both some many most all any each every more however meanwhile still even just only mr mrs ms dr monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december yes no well last next first'.split(
    ' ',
  ),
);

/** Of these, what may stand before a name or be one: titles, months. */
const NAMESAKES = new Set('mr mrs ms dr january april may june august'.split(' '));
/** Begin a spoken sentence, as written before an apostrophe too; no name is one of them by itself. */
const OPENERS = new Set(
  'are is was were am be been being do does did don have has had haven can can could would should must shall might isn doesn didn aren wasn won couldn wouldn let lets maybe perhaps please thank thanks sorry okay people nothing nobody everything everybody everyone something somebody someone anybody anyone anything sometimes once until unless never always only almost about without into over under out up down back like such same other others another few several our us me him them whatever whoever whether which whose why where think look make take get give go come see know keep being having going getting making right good great'.split(
    ' ',
  ),
);

/** Whether a word with a capital at the start of a sentence names nobody. */
export function beginsNoName(text: string): boolean {
  const word = text.toLowerCase();
  return OPENERS.has(word) || (NO_NAMES.has(word) && !NAMESAKES.has(word));
}
