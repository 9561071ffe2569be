import { stableId } from '../../dist/domain/id.js';
import { recordOf } from '../../dist/domain/record.js';
import { Random, Zipf } from './random.mjs';
import { capitalized, makeName, makeVocabulary } from './vocabulary.mjs';

/**
 * @typedef {import('../../dist/domain/record.js').ArticleRecord} ArticleRecord
 * @typedef {import('../../dist/domain/extraction.js').ExtractedActor} ExtractedActor
 * @typedef {import('../../dist/domain/extraction.js').ExtractedStatement} ExtractedStatement
 * @typedef {{ statements: number, seed: number }} Parameters
 */

const WORDS = 50_000;
const COLLOCATIONS = 3_000;
const ACTORS = 2_000;
const PUBLISHERS = 150;
const CUES = [
  'said',
  'told',
  'added',
  'wrote',
  'claimed',
  'warned',
  'argued',
  'announced',
  'noted',
  'insisted',
];
/** In per cent; the language is a label, since all texts are of the same invented words. */
const LANGUAGES = { en: 62, es: 9, fr: 8, de: 7, pt: 4, it: 3, nl: 2, pl: 2, sv: 1, tr: 1, und: 1 };
const FIRST_DAY = Date.UTC(1995, 0, 1);
const DAYS = 30 * 365;
const DAY_MS = 86_400_000;
/** Of a cue that tells neither. */
const PLAIN = { act: null, polarity: null };

/**
 * Article records of about ten statements each, until there are as many statements as asked for. The texts are
 * invented words in Zipf's frequencies; what reads them (speaker, cue, places) is as the extraction gives it.
 *
 * @param {Parameters} parameters
 * @returns {Generator<ArticleRecord>}
 */
export function* generateRecords({ statements, seed }) {
  const world = makeWorld(seed);
  const random = new Random(seed + 1);
  let made = 0;
  for (let number = 0; made < statements; number++) {
    const count = Math.min(random.integer(5, 15), statements - made);
    const record = makeRecord(world, random, number, count);
    made += record.statements.length;
    yield record;
  }
}

/** @param {number} seed */
function makeWorld(seed) {
  const random = new Random(seed);
  const words = makeVocabulary(WORDS, seed);
  const wordZipf = new Zipf(WORDS);
  // Words that like to stand together, as "objective and fair": without them no phrase would be said twice.
  const collocations = Array.from({ length: COLLOCATIONS }, () =>
    Array.from({ length: random.integer(2, 3) }, () => words[wordZipf.draw(random)]).join(' '),
  );
  return {
    words,
    wordZipf,
    collocations,
    collocationZipf: new Zipf(COLLOCATIONS),
    actors: Array.from({ length: ACTORS }, () => makeActor(random)),
    actorZipf: new Zipf(ACTORS),
    publishers: Array.from({ length: PUBLISHERS }, () => `The ${makeName(random, 6)} ${makeName(random, 5)}`),
    publisherZipf: new Zipf(PUBLISHERS),
    languages: Object.entries(LANGUAGES).flatMap(([tag, share]) => Array(share).fill(tag)),
  };
}

/** @typedef {ReturnType<typeof makeWorld>} World */

/**
 * @param {Random} random
 * @returns {Omit<ExtractedActor, 'mentions'>}
 */
function makeActor(random) {
  const name = `${makeName(random, random.integer(4, 7))} ${makeName(random, random.integer(5, 9))}`;
  const kind = random.chance(0.75) ? 'PERSON' : 'ORGANISATION';
  const role = kind === 'PERSON' && random.chance(0.6) ? `${makeName(random, 7)} Minister` : null;
  return { name, kind, role, aliases: kind === 'PERSON' ? [name.split(' ')[1]] : [] };
}

/**
 * @param {World} world
 * @param {Random} random
 * @param {number} number
 * @param {number} count how many statements
 * @returns {ArticleRecord}
 */
function makeRecord(world, random, number, count) {
  const text = new ArticleText(world, random);
  while (text.statements.length < count) {
    if (random.chance(0.5)) text.addSentence();
    const draw = random.next();
    if (draw < 0.5) text.addQuote();
    else if (draw < 0.8 || count - text.statements.length < 2) text.addClaim();
    else text.addMixedClaim();
  }
  const published = new Date(FIRST_DAY + random.integer(0, DAYS) * DAY_MS + random.integer(0, DAY_MS - 1));
  const date = published.toISOString();
  const url = `https://news.example/${number}`;
  const article = {
    id: stableId('Article', url),
    url,
    headline: text.sentence(8),
    publisher: world.publishers[world.publisherZipf.draw(random)],
    authors: [],
    datePublished: random.chance(0.98) ? date : null,
    language: random.pick(world.languages),
    dateCreated: date,
    dateModified: date,
  };
  const extraction = { language: article.language, actors: text.actors, statements: text.statements };
  return recordOf(article, text.body, extraction);
}

/** Writes an article's body and notes what is said in it. */
class ArticleText {
  body = '';
  /** @type {ExtractedActor[]} */
  actors = [];
  /** @type {ExtractedStatement[]} */
  statements = [];
  #world;
  #random;
  /** Most articles quote a few people again and again. */
  #cast;

  /**
   * @param {World} world
   * @param {Random} random
   */
  constructor(world, random) {
    this.#world = world;
    this.#random = random;
    this.#cast = Array.from(
      { length: random.integer(2, 5) },
      () => world.actors[world.actorZipf.draw(random)],
    );
  }

  addSentence() {
    this.#write(`${this.sentence()} `);
  }

  addQuote() {
    this.#write('“');
    const content = this.#write(this.sentence());
    this.#write('” ');
    const said = this.#writeSpeaker();
    this.#note({ kind: 'QUOTE', form: 'DIRECT', content: [content], ...said, partOf: null });
  }

  addClaim() {
    const said = this.#writeSpeaker();
    this.#write('that ');
    const content = this.#write(this.#words());
    this.#write('. ');
    this.#note({ kind: 'CLAIM', form: 'INDIRECT', content: [content], ...said, partOf: null, ...PLAIN });
  }

  addMixedClaim() {
    const said = this.#writeSpeaker();
    this.#write('that ');
    const start = this.#write(`${this.#words()} “`).start;
    const quoted = this.#write(this.#words(this.#random.integer(2, 6)));
    const { end } = this.#write('”');
    this.#write('. ');
    this.#note({ kind: 'CLAIM', form: 'MIXED', content: [{ start, end }], ...said, partOf: null, ...PLAIN });
    const partOf = this.statements.length - 1;
    this.#note({ kind: 'QUOTE', form: 'PARTIAL', content: [quoted], ...said, partOf });
  }

  /** @param {number} [length] in words */
  sentence(length) {
    return `${capitalized(this.#words(length))}.`;
  }

  /** About 22 words, the length of a sentence in the news. */
  #words(length = Math.max(5, Math.round(22 + 8 * this.#random.normal()))) {
    const { words, wordZipf, collocations, collocationZipf } = this.#world;
    const random = this.#random;
    const chosen = [];
    while (chosen.length < length)
      chosen.push(
        random.chance(0.08) ? collocations[collocationZipf.draw(random)] : words[wordZipf.draw(random)],
      );
    return chosen.join(' ');
  }

  /** @returns {Pick<ExtractedStatement, 'source' | 'cue' | 'actor'>} */
  #writeSpeaker() {
    const actor = this.#random.chance(0.95) ? this.#random.pick(this.#cast) : null;
    const source = this.#write(actor ? actor.name : 'They');
    this.#write(' ');
    const cue = this.#write(this.#random.pick(CUES));
    this.#write(' ');
    return { source, cue, actor: actor && this.#mention(actor, source) };
  }

  /**
   * @param {Omit<ExtractedActor, 'mentions'>} actor
   * @param {{ start: number, end: number }} mention
   */
  #mention(actor, mention) {
    const known = this.actors.findIndex(({ name }) => name === actor.name);
    if (known >= 0) this.actors[known] = { ...actor, mentions: [...this.actors[known].mentions, mention] };
    else this.actors.push({ ...actor, mentions: [mention] });
    return known >= 0 ? known : this.actors.length - 1;
  }

  /** @param {Omit<ExtractedStatement, 'confidence'>} statement */
  #note(statement) {
    this.statements.push({ ...statement, confidence: 0.9 });
  }

  /** @param {string} text */
  #write(text) {
    const start = this.body.length;
    this.body += text;
    return { start, end: this.body.length };
  }
}
