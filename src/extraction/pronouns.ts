import type { Span } from '../domain/span.js';
import { type Discourse, REACH } from './discourse.js';
import { compatible, type Entity, isPersonLike } from './entities.js';
import type { FoundStatement } from './found-statement.js';
import type { Sentence } from './items.js';
import type { Mention } from './names.js';
import type { NounPhrase } from './noun-phrases.js';
import { PLACE_NAMES } from './place-names.js';
import { readSource, type SourcePhrase } from './source-phrases.js';
import { isPersonNoun, isSingularPerson } from './speaker-words.js';

type Gendered = 'he' | 'she';

/** Only the latest speakers are whom "he" or "she" goes on with. */
const LATEST_SPEAKERS = 4;
/** Characters behind the sentence in which somebody may be named only afterwards. */
const NAMED_AFTERWARDS = 400;

/**
 * How likely somebody is whom "he" or "she" means: what a sentence is about before who speaks in it, and that before
 * whoever else it names first; each sentence between takes one off, and a gender that is known gives one.
 */
const WEIGHTS = { subject: 2.6, speaker: 2.5, otherSpeaker: 1.5, first: 1.8, other: 0.8 } as const;

/** A pronoun in its sentence. */
interface Place {
  readonly sentence: number;
  readonly offset: number;
  /** The words that it reports: whom they name first is not who speaks them. */
  readonly content: readonly Span[];
  /** Who has spoken in an earlier sentence than this one may be meant. */
  readonly spokenBefore: number;
}

/** Finds whom a pronoun stands for. */
export class Pronouns {
  private readonly subjects = new Map<number, Entity | null>();
  private depth = 0;

  constructor(
    private readonly discourse: Discourse,
    private readonly describe: (source: SourcePhrase, statement: FoundStatement) => Entity | null,
  ) {}

  resolve(word: string, { from }: NounPhrase, statement: FoundStatement): Entity | null {
    const gender = genderOf(word);
    if (gender) {
      const offset = this.discourse.items.starts[from] as number;
      const content = statement.kind === 'CLAIM' ? statement.content : [];
      const sentence = Math.max(0, statement.sentence);
      const person = this.person(gender, { sentence, offset, content, spokenBefore: sentence + 1 });
      // Whoever was "she" once is not "he" later.
      if (person) person.gender ??= gender;
      return person;
    }
    if (word === 'they' || word === 'their') return this.several(statement);
    return word === 'it' || word === 'its' ? this.body(statement, from) : null;
  }

  private several(statement: FoundStatement): Entity | null {
    const suits = ({ plural, kind }: Entity): boolean =>
      plural || kind === 'ORGANISATION' || kind === 'PLACE';
    return (
      this.discourse.recentSpeaker(statement, suits, 1) ??
      this.groupBefore(statement, ({ head, word }) => head === 'GROUP' || !isSingularPerson(word)) ??
      this.discourse.recentSpeaker(statement, suits) ??
      this.discourse.recentSpeaker(statement, ({ kind }) => kind === 'UNNAMED')
    );
  }

  private body(statement: FoundStatement, from: number): Entity | null {
    const suits = ({ plural, kind, word }: Entity): boolean =>
      !plural && (kind === 'ORGANISATION' || kind === 'PLACE' || (kind === 'UNNAMED' && !isPersonNoun(word)));
    const isBody = ({ kind, key }: Entity): boolean =>
      kind === 'ORGANISATION' || (kind === 'PLACE' && PLACE_NAMES.has(key));
    return (
      this.discourse.recentSpeaker(statement, suits, 1) ??
      this.groupBefore(statement, ({ head, word }) => head === 'GROUP' && !word.endsWith('s')) ??
      this.discourse.recentSpeaker(statement, suits) ??
      this.discourse.names.mentionBefore(this.discourse.items.starts[from] as number, isBody, 400)
    );
  }

  /** "Local fishermen blocked the harbour. They said ...": some who had not spoken before. */
  private groupBefore(statement: FoundStatement, suits: (source: SourcePhrase) => boolean): Entity | null {
    const subject = this.discourse.subjectOf(statement.sentence - 1);
    if (!subject) return null;
    const source = readSource(this.discourse.items, subject);
    const known = source.head === 'GROUP' || source.head === 'PERSON';
    return known && suits(source) ? this.describe(source, statement) : null;
  }

  private person(gender: Gendered, place: Place): Entity | null {
    const ahead = this.namedAhead(gender, place);
    if (ahead) return ahead;
    let best: Entity | null = null;
    let bestScore = -Infinity;
    const consider = (entity: Entity | null, weight: number, sentence: number): void => {
      if (!entity || !isPersonLike(entity) || !compatible(entity, gender)) return;
      const score = weight - (place.sentence - sentence) + (entity.gender === gender ? 1 : 0);
      if (score <= bestScore) return;
      bestScore = score;
      best = entity;
    };
    const { speakers } = this.discourse;
    for (const { entity, sentence } of speakers.slice(-LATEST_SPEAKERS).reverse()) {
      if (place.sentence - sentence > REACH || sentence >= place.spokenBefore) continue;
      const subject = sentence === place.sentence ? entity : this.subject(sentence);
      consider(
        entity,
        subject === null || subject === entity ? WEIGHTS.speaker : WEIGHTS.otherSpeaker,
        sentence,
      );
    }
    for (let sentence = place.sentence; sentence >= 0 && sentence >= place.sentence - REACH; sentence--) {
      if (sentence < place.sentence) consider(this.subject(sentence), WEIGHTS.subject, sentence);
      let weight: number = WEIGHTS.first;
      for (const entity of this.namedIn(sentence, place)) {
        consider(entity, weight, sentence);
        if (isPersonLike(entity) && compatible(entity, gender)) weight = WEIGHTS.other;
      }
    }
    return best ?? this.namedAfterwards(gender, place);
  }

  /** Who is named in the sentence before the pronoun, its own report and other people's words left out. */
  private *namedIn(index: number, { offset, content }: Place): Generator<Entity> {
    const { items, names, sentences } = this.discourse;
    const sentence = sentences[index] as Sentence;
    if (sentence.to <= sentence.from) return;
    const end = Math.min(offset, items.ends[sentence.to - 1] as number);
    const start = items.starts[sentence.from] as number;
    for (let at = names.firstMention(start); at < names.mentions.length; at++) {
      const { span } = names.mentions[at] as Mention;
      if (span.start >= end) return;
      if (content.some((words) => words.start <= span.start && span.end <= words.end)) continue;
      if (!this.discourse.isQuoted(span, sentence)) yield names.entityOfMention[at] as Entity;
    }
  }

  /** The person that a sentence is about; a pronoun there stands for somebody before. */
  private subject(sentence: number): Entity | null {
    const known = this.subjects.get(sentence);
    if (known !== undefined) return known;
    const phrase = this.discourse.subjectOf(sentence);
    const entity = phrase && this.personOf(phrase, sentence);
    this.subjects.set(sentence, entity);
    return entity;
  }

  private personOf(phrase: NounPhrase, sentence: number): Entity | null {
    const { items, names } = this.discourse;
    const { head, name, word } = readSource(items, phrase);
    if (head === 'NAME' && name) {
      const { start, end } = this.discourse.spanOf(name);
      return names.entityAt(start, end);
    }
    const gender = genderOf(word);
    if (head !== 'PRONOUN' || !gender || this.depth >= REACH) return null;
    this.depth++;
    const person = this.person(gender, {
      sentence,
      offset: items.starts[phrase.from] as number,
      content: [],
      spokenBefore: sentence,
    });
    this.depth--;
    return person;
  }

  /** "In what he called a mess, Lee said ...": the pronoun of an opening phrase stands for who comes after it. */
  private namedAhead(gender: Gendered, { sentence, offset }: Place): Entity | null {
    const { items, names, sentences } = this.discourse;
    const { from, to } = sentences[sentence] as Sentence;
    const tag = items.tags[from];
    if (tag !== 'ADP' && tag !== 'SCONJ') return null;
    const start = items.starts[from] as number;
    const end = items.ends[to - 1] as number;
    if (offset < start || offset > end) return null;
    let comma = from;
    while (comma < to && items.words[comma] !== ',') comma++;
    // Behind the opening phrase's comma the pronoun is a subject like any other.
    if (comma + 1 >= to || (items.starts[comma] as number) < offset) return null;
    for (let index = names.firstMention(start); index < names.mentions.length; index++) {
      const { span } = names.mentions[index] as Mention;
      if (span.start > end) return null;
      const entity = names.entityOfMention[index] as Entity;
      if (span.start < offset) {
        if (isPersonLike(entity)) return null;
      } else if (span.start >= (items.starts[comma + 1] as number)) {
        return isPersonLike(entity) && compatible(entity, gender) ? entity : null;
      }
    }
    return null;
  }

  private namedAfterwards(gender: Gendered, { sentence, offset }: Place): Entity | null {
    const { items, names, sentences } = this.discourse;
    const end = items.ends[(sentences[sentence] as Sentence).to - 1] as number;
    for (let index = names.firstMention(offset); index < names.mentions.length; index++) {
      if ((names.mentions[index] as Mention).span.start > end + NAMED_AFTERWARDS) return null;
      const entity = names.entityOfMention[index] as Entity;
      if (isPersonLike(entity) && compatible(entity, gender)) return entity;
    }
    return null;
  }
}

function genderOf(word: string): Gendered | null {
  if (word === 'he' || word === 'his') return 'he';
  return word === 'she' || word === 'her' ? 'she' : null;
}
