import { Random, Zipf } from './random.mjs';
import { capitalized, makeName } from './vocabulary.mjs';

const NOUNS = `government agreement minister council report plan budget bridge river harbour school hospital strike
  election factory market company union court investigation border ceasefire region village tax energy price
  vaccine research storm flood airport railway contract vote committee protest treaty sanction loan harvest`;
const ADJECTIVES = `new local national serious unexpected temporary public private joint recent controversial
  lasting important difficult expensive modest early final independent regional fair historic`;
const VERBS = `support delay finance close rebuild protect review announce reject extend threaten improve examine
  replace cancel reduce approve postpone welcome oppose`;
const REPORTING = 'said said said said added told_reporters explained warned argued insisted noted claimed';
const CLAIMING = 'said claimed insisted warned announced argued admitted denied believes suggested estimated';
const TITLES = 'President Prime_Minister Mayor Professor Dr. Governor Senator Judge';
const ROLES =
  'a_lawyer an_economist the_head_of_the_union a_resident the_chief_executive a_member_of_the_council';
const UNNAMED = 'A_spokeswoman A_spokesman An_official Officials Residents Two_witnesses Police';
const BODIES = 'Ministry Institute Agency Council Bank University';
const DAYS = 'Monday Tuesday Wednesday Thursday Friday';
const [nouns, adjectives, verbs, reporting, claiming, titles, roles, unnamed, bodies, days] = [
  NOUNS,
  ADJECTIVES,
  VERBS,
  REPORTING,
  CLAIMING,
  TITLES,
  ROLES,
  UNNAMED,
  BODIES,
  DAYS,
].map((list) => list.split(/\s+/).map((word) => word.replaceAll('_', ' ')));

/** Most of the press writes the first, the web the second, the British press the third. */
const QUOTATION_MARKS = ['“”', '“”', '""', '‘’'];

const PEOPLE = 2_000;

/**
 * Raw articles in English of about so many characters each, with quotes and reported claims in the forms of
 * newspapers and about as many: five quotes and eight claims in 3,000 characters. People, who come back from
 * article to article by Zipf's law, places and events are invented.
 *
 * @param {number} count
 * @param {number} length
 */
export function makeArticles(count, length) {
  const random = new Random(1_000_003);
  const people = Array.from({ length: PEOPLE }, () => ({
    full: `${makeName(random, 5)} ${makeName(random, 7)}`,
    title: random.chance(0.6) ? random.pick(titles) : null,
    role: random.pick(roles),
    pronoun: random.pick(['he', 'she']),
  }));
  const zipf = new Zipf(PEOPLE);
  return Array.from({ length: count }, (_, number) => {
    const cast = new Set(Array.from({ length: random.integer(2, 5) }, () => people[zipf.draw(random)]));
    return makeArticle(random, [...cast], number, length);
  });
}

/**
 * @typedef {{ full: string, title: string | null, role: string, pronoun: string }} Person
 *
 * @param {Random} random
 * @param {Person[]} cast
 * @param {number} number
 * @param {number} length
 */
function makeArticle(random, cast, number, length) {
  const writer = new Writer(random, cast);
  const paragraphs = [];
  let written = 0;
  while (written < length - 120) {
    const sentences = Array.from({ length: random.integer(1, 3) }, () => capitalized(writer.anything()));
    const paragraph = sentences.join(' ');
    paragraphs.push(paragraph);
    written += paragraph.length + 2;
  }
  return {
    url: `https://news.example/articles/${number}`,
    headline: writer.headline(),
    publisher: `The ${random.pick(['Daily', 'Evening', 'Sunday'])} ${random.pick(['Post', 'Courier', 'Herald'])}`,
    datePublished: new Date(Date.UTC(2020, 0, 1 + (number % 1_500))).toISOString(),
    body: paragraphs.join('\n\n'),
  };
}

/** Writes sentences about one cast of people. */
class Writer {
  #random;
  #open;
  #close;
  #cast;
  #place;
  /** @type {Set<Person>} */
  #introduced = new Set();

  /**
   * @param {Random} random
   * @param {Person[]} cast
   */
  constructor(random, cast) {
    this.#random = random;
    [this.#open, this.#close] = /** @type {[string, string]} */ ([...random.pick(QUOTATION_MARKS)]);
    this.#cast = cast;
    this.#place = makeName(random, 7);
  }

  anything() {
    const draw = this.#random.next();
    if (draw < 0.13) return this.#direct();
    if (draw < 0.17) return this.#broken();
    if (draw < 0.21) return this.#partial();
    if (draw < 0.36) return this.#indirect();
    return this.#narration();
  }

  headline() {
    return `${this.#place} to ${this.#random.pick(verbs)} ${this.#thing()}`;
  }

  #direct() {
    const verb = this.#random.pick(reporting);
    const quote = capitalized(this.#utterance());
    if (this.#random.chance(0.3)) return `${this.#name()} ${verb}: ${this.#quoted(`${quote}.`)}`;
    const order = this.#random.chance(0.5) ? `${verb} ${this.#name()}` : `${this.#name()} ${verb}`;
    const more = this.#random.chance(0.3) ? ` ${this.#quoted(`${capitalized(this.#utterance())}.`)}` : '';
    return `${this.#quoted(`${quote},`)} ${order}.${more}`;
  }

  /** A quote that its attribution breaks in two. */
  #broken() {
    const said = `${this.#random.pick(reporting)} ${this.#name()}`;
    const first = this.#quoted(`${capitalized(this.#utterance())},`);
    return `${first} ${said}, ${this.#quoted(`and ${this.#utterance()}.`)}`;
  }

  #partial() {
    const words = `${this.#random.pick(adjectives)} and ${this.#random.pick(adjectives)}`;
    return `${this.#name()} called the ${this.#thing()} ${this.#quoted(words)} on ${this.#random.pick(days)}.`;
  }

  #indirect() {
    const draw = this.#random.next();
    if (draw < 0.2) return `According to the ${this.#place} ${this.#random.pick(bodies)}, ${this.#event()}.`;
    if (draw < 0.4) return `${this.#random.pick(unnamed)} said ${this.#event()}.`;
    return `${this.#name()} ${this.#random.pick(claiming)} that ${this.#event()}.`;
  }

  /** Nobody says anything in it. */
  #narration() {
    const when = this.#random.pick(['On', 'Last', 'Since']);
    return `${when} ${this.#random.pick(days)}, ${this.#event()} in ${this.#place}.`;
  }

  /** By full name first, then as newspapers go on: title and surname, surname, or a pronoun. */
  #name() {
    const person = this.#random.pick(this.#cast);
    const { full, title, role, pronoun } = person;
    if (!this.#introduced.has(person)) {
      this.#introduced.add(person);
      return title ? `${title} ${full}` : `${full}, ${role},`;
    }
    const surname = full.slice(full.indexOf(' ') + 1);
    return this.#random.pick([surname, surname, title ? `${title} ${surname}` : surname, pronoun]);
  }

  /** @param {string} words */
  #quoted(words) {
    return `${this.#open}${words}${this.#close}`;
  }

  /** What somebody says. */
  #utterance() {
    const verb = this.#random.pick(verbs);
    const start = this.#random.pick([
      `we don't want to ${verb} a ${this.#thing()}`,
      `I think that nobody should ${verb} the ${this.#thing()} before the ${this.#thing()} is ready`,
      `it's time to ${verb} the ${this.#place} ${this.#random.pick(nouns)}`,
      `you can't ${verb} the ${this.#thing()} and expect a ${this.#thing()}`,
    ]);
    return `${start}${this.#reason()}`;
  }

  /** What happens. */
  #event() {
    const verb = this.#random.pick(verbs);
    const start = this.#random.pick([
      `the ${this.#thing()} will ${verb} the ${this.#thing()}`,
      `${this.#random.integer(2, 900)} people wanted to ${verb} the ${this.#thing()}`,
      `the ${this.#thing()} did not ${verb} a ${this.#thing()} of the ${this.#thing()}`,
    ]);
    return `${start}${this.#reason()}`;
  }

  #reason() {
    if (this.#random.chance(0.5)) return '';
    return ` because the ${this.#thing()} could ${this.#random.pick(verbs)} the ${this.#thing()}`;
  }

  #thing() {
    return `${this.#random.pick(adjectives)} ${this.#random.pick(nouns)}`;
  }
}
