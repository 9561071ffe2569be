import type { ExtractedActor } from '../domain/extraction.js';
import { fold } from '../domain/fold.js';
import type { Span } from '../domain/span.js';
import { countryOfCapital } from './capitals.js';
import {
  compatible,
  type Entity,
  genderOfWord,
  isPersonLike,
  lastWord,
  learnGender,
  makeEntity,
} from './entities.js';
import type { FoundStatement } from './found-statement.js';
import type { Items, Sentence } from './items.js';
import { NameRegister } from './name-register.js';
import { type Mention } from './names.js';
import type { NounPhrase } from './noun-phrases.js';
import { PLACE_NAMES } from './place-names.js';
import { isCapital, readSource, type SourcePhrase } from './source-phrases.js';
import { mainSubject } from './sources.js';
import { isGroupNoun, isPersonNoun, isSingularPerson } from './speaker-words.js';
import type { Tokens } from './tokens.js';

/** An article with more office holders is a list, which nobody calls "the minister" in. */
const MOST_ROLES = 60;
/** How many sentences back a pronoun reaches. */
const PRONOUN_REACH = 8;

/** Gives the statements their actors. */
export function findActors(
  body: string,
  tokens: Tokens,
  items: Items,
  sentences: readonly Sentence[],
  found: readonly FoundStatement[],
): { actors: ExtractedActor[]; actorOf: (number | null)[] } {
  const names = new NameRegister(body, tokens);
  const speakers = new Speakers(body, names, items, sentences);
  const entities = found.map((statement) => speakers.speakerOf(statement));
  const actors: Entity[] = [];
  const places = new Map<Entity, number>();
  const placeOf = (entity: Entity): number => {
    const known = places.get(entity);
    if (known !== undefined) return known;
    places.set(entity, actors.push(entity) - 1);
    return actors.length - 1;
  };
  const actorOf = entities.map((entity) => entity && placeOf(entity));
  const standsFor = [...actors].map((entity) => {
    const country = entity.kind === 'PLACE' ? countryOfCapital(entity.key) : undefined;
    return country === undefined ? null : placeOf(names.place(country));
  });
  return { actors: actors.map((entity, index) => shown(entity, standsFor[index] ?? null)), actorOf };
}

/** Who speaks, statement by statement: pronouns and descriptions hang on who spoke and was named before. */
class Speakers {
  private readonly described = new Map<string, Entity>();
  private readonly resolved = new Map<FoundStatement, Entity | null>();
  /** Persons whose role is known, for "the minister". */
  private readonly withRole: Entity[] = [];
  private readonly speakers: { readonly entity: Entity; readonly sentence: number }[] = [];

  constructor(
    private readonly body: string,
    private readonly names: NameRegister,
    private readonly items: Items,
    private readonly sentences: readonly Sentence[],
  ) {
    for (const entity of new Set(names.entityOfMention)) {
      if (entity.role && this.withRole.length < MOST_ROLES) this.withRole.push(entity);
    }
  }

  /** The entity that speaks; what a pronoun or a floating quote stands for hangs on the statements before. */
  speakerOf(statement: FoundStatement): Entity | null {
    const entity = this.resolve(statement);
    this.resolved.set(statement, entity);
    if (entity) this.speakers.push({ entity, sentence: statement.sentence });
    return entity;
  }

  private resolve(statement: FoundStatement): Entity | null {
    const { partOf, kind, source, sourceOf, pattern } = statement;
    if (partOf && kind === 'QUOTE') return this.resolved.get(partOf) ?? null;
    if (pattern === 'transcript') return this.fromLabel(statement);
    if (!source) return null;
    if (sourceOf) {
      return this.resolved.get(sourceOf) ?? this.fromPhrase(source, statement);
    }
    return this.fromPhrase(source, statement);
  }

  /** The speaker of a transcript's turn. Who answers is who was named last before; who asks is not said. */
  private fromLabel({ source, lemma, sentence }: FoundStatement): Entity | null {
    if (lemma === 'QUESTION') return null;
    const start = this.items.starts[(this.sentences[sentence] as Sentence).from] as number;
    if (lemma === 'ANSWER')
      return this.names.mentionBefore(start, ({ kind, name }) => kind === 'PERSON' && name.length > 1);
    if (!source) return null;
    const end = this.items.ends[source.to - 1] as number;
    const name = this.body.slice(start, end);
    const entity = this.names.entityAt(start, end) ?? this.names.entityNamed(name, start, end);
    if (entity.kind === 'ORGANISATION' && entity.key === fold(name)) entity.kind = 'PERSON';
    return entity;
  }

  private fromPhrase(phrase: NounPhrase, statement: FoundStatement): Entity | null {
    const source = readSource(this.items, phrase);
    if (source.head === 'PRONOUN') return this.fromPronoun(source.word, phrase, statement);
    if (source.head === 'NAME' && source.name) return this.fromName(source);
    return this.fromDescription(source, statement);
  }

  private fromName(source: SourcePhrase): Entity | null {
    const { from, to } = source.name as NounPhrase;
    const start = this.items.starts[from] as number;
    const end = this.items.ends[to - 1] as number;
    const entity =
      this.names.entityAt(start, end) ?? this.names.entityNamed(this.body.slice(start, end), start, end);
    if (!entity) return null;
    if (source.role && entity.kind !== 'PLACE') {
      const role = this.textOf(source.role);
      if (!entity.role) {
        entity.role = role;
        if (this.withRole.length < MOST_ROLES) this.withRole.push(entity);
      }
    }
    if (
      source.role &&
      isPersonNoun(this.items.words[source.role.to - 1] as string) &&
      entity.kind === 'ORGANISATION' &&
      !isGroupNoun(lastWord(entity.name))
    )
      entity.kind = 'PERSON';
    if (source.title) learnGender(entity, source.title);
    return entity;
  }

  /** "the minister", "the company": one that was named before where there is one, else an unnamed source. */
  private fromDescription(source: SourcePhrase, statement: FoundStatement): Entity | null {
    const { from, to } = source.description;
    const first = this.items.words[from] as string;
    const definite = first === 'the' || first === 'this' || first === 'that';
    const short = to - from <= 3;
    const start = this.items.starts[from] as number;
    const end = this.items.ends[to - 1] as number;
    if ((definite || isCapital(this.items, to - 1)) && short) {
      const known = this.definite(source, statement, this.textOf({ from: definite ? from + 1 : from, to }));
      if (known) {
        known.mentions.push({ start, end });
        return known;
      }
    }
    if (source.head === 'DOCUMENT') {
      const author = this.authorOf(from, to);
      if (author) return author;
    }
    const text = this.textOf({ from, to });
    const name =
      isCapital(this.items, from) && this.items.tags[from] !== 'PROPN'
        ? text.charAt(0).toLowerCase() + text.slice(1)
        : text;
    const key = `~${fold(name)}`;
    const known = this.described.get(key);
    if (known) {
      known.mentions.push({ start, end });
      return known;
    }
    const entity = makeEntity(key, name, 'UNNAMED', genderOfWord(source.word));
    entity.plural = !isSingularPerson(source.word) && source.word.endsWith('s');
    entity.word = source.word;
    entity.mentions.push({ start, end });
    this.described.set(key, entity);
    return entity;
  }

  /** "a poll by Lassel Research": the words are the author's. */
  private authorOf(from: number, to: number): Entity | null {
    for (let at = from + 1; at < to; at++) {
      if (this.items.words[at - 1] !== 'by' && this.items.words[at - 1] !== 'from') continue;
      const name = this.items.tags[at] === 'DET' ? at + 1 : at;
      if (name < to && isCapital(this.items, name)) {
        return this.names.entityAt(this.items.starts[name] as number, this.items.ends[to - 1] as number);
      }
    }
    return null;
  }

  private definite(source: SourcePhrase, statement: FoundStatement, text: string): Entity | null {
    const { word } = source;
    const role = fold(text);
    const gender = genderOfWord(word);
    // Somebody whose role says so.
    let best: Entity | null = null;
    for (const entity of this.withRole) {
      if (entity.kind !== 'PERSON' || !entity.role) continue;
      const known = fold(entity.role);
      if (known === role || ` ${known} `.includes(` ${role} `)) best = entity;
    }
    if (best) return best;
    const isPerson = isSingularPerson(word);
    for (let back = this.speakers.length - 1; back >= 0 && back >= this.speakers.length - 6; back--) {
      const { entity, sentence } = this.speakers[back] as { entity: Entity; sentence: number };
      if (statement.sentence - sentence > PRONOUN_REACH) break;
      if (isPerson) {
        if (entity.kind === 'UNNAMED' && !entity.plural && entity.word === word) return entity;
        // "A spokeswoman said ... the official added": who goes on is the one who spoke last.
        const goesOn =
          statement.lemma === 'add' || statement.lemma === 'continue' || statement.lemma === 'go on';
        if (
          goesOn &&
          back === this.speakers.length - 1 &&
          entity.kind === 'UNNAMED' &&
          !entity.plural &&
          isPersonNoun(entity.word) &&
          (gender === null || entity.gender === null || gender === entity.gender)
        )
          return entity;
        if (
          entity.kind === 'PERSON' &&
          statement.sentence - sentence <= 4 &&
          back >= this.speakers.length - 3 &&
          compatible(entity, gender) &&
          isPlainDescription(text)
        )
          return entity;
      } else if (
        source.head === 'GROUP' &&
        entity.kind === 'ORGANISATION' &&
        !entity.plural &&
        text.split(' ').length === 1
      ) {
        return entity;
      } else if (entity.kind === 'UNNAMED' && entity.word === word) {
        return entity;
      }
    }
    if (source.head === 'GROUP') {
      // "the party" after "the Harbour Party"
      const last = this.names.mentionBefore(
        this.items.starts[source.description.from] as number,
        (entity) => entity.kind === 'ORGANISATION' && ` ${entity.key} `.includes(` ${word} `),
      );
      if (last) return last;
      if (text.split(' ').length === 1) {
        return this.names.mentionBefore(
          this.items.starts[source.description.from] as number,
          (entity) => entity.kind === 'ORGANISATION' && !isAcronymOfPlace(entity.key),
          1200,
        );
      }
    }
    return null;
  }

  private fromPronoun(word: string, phrase: NounPhrase, statement: FoundStatement): Entity | null {
    const offset = this.items.starts[phrase.from] as number;
    if (word === 'he' || word === 'she' || word === 'his' || word === 'her') {
      const gender = word === 'he' || word === 'his' ? 'he' : 'she';
      const person = this.person(gender, offset, statement);
      // Whoever was "she" once is not "he" later.
      if (person) person.gender ??= gender;
      return person;
    }
    if (word === 'they' || word === 'their') {
      const last = this.recentSpeaker(
        statement,
        ({ plural, kind }) => plural || kind === 'ORGANISATION' || kind === 'PLACE',
      );
      return (
        last ?? this.groupBefore(statement) ?? this.recentSpeaker(statement, ({ kind }) => kind === 'UNNAMED')
      );
    }
    if (word === 'it' || word === 'its') {
      return (
        this.recentSpeaker(
          statement,
          ({ plural, kind, word: head }) =>
            (kind === 'ORGANISATION' || kind === 'PLACE' || (kind === 'UNNAMED' && !isPersonNoun(head))) &&
            !plural,
        ) ?? this.names.mentionBefore(offset, ({ kind }) => kind === 'ORGANISATION' || kind === 'PLACE', 400)
      );
    }
    return null;
  }

  /** "Local fishermen blocked the harbour. They said ...": several people who had not spoken before. */
  private groupBefore(statement: FoundStatement): Entity | null {
    const before = this.sentences[statement.sentence - 1];
    const subject = before && mainSubject(this.items, before, before.to);
    if (!subject) return null;
    const source = readSource(this.items, subject);
    const several = source.head === 'GROUP' || (source.head === 'PERSON' && !isSingularPerson(source.word));
    return several ? this.fromDescription(source, statement) : null;
  }

  private recentSpeaker(statement: FoundStatement, suits: (entity: Entity) => boolean): Entity | null {
    for (let back = this.speakers.length - 1; back >= 0; back--) {
      const { entity, sentence } = this.speakers[back] as { entity: Entity; sentence: number };
      if (statement.sentence - sentence > PRONOUN_REACH) return null;
      if (suits(entity)) return entity;
    }
    return null;
  }

  /** The person that "he" or "she" stands for: who spoke last, or who was named last where a sentence begins. */
  private person(gender: 'he' | 'she', offset: number, statement: FoundStatement): Entity | null {
    const sentence = statement.sentence < 0 ? 0 : statement.sentence;
    const ahead = this.namedAhead(gender, offset, sentence);
    if (ahead) return ahead;
    let best: Entity | null = null;
    let bestScore = -Infinity;
    const consider = (entity: Entity, score: number): void => {
      if (score > bestScore) {
        bestScore = score;
        best = entity;
      }
    };
    for (let back = this.speakers.length - 1; back >= 0 && back >= this.speakers.length - 4; back--) {
      const spoke = this.speakers[back] as { entity: Entity; sentence: number };
      if (sentence - spoke.sentence > PRONOUN_REACH) break;
      if (!isPersonLike(spoke.entity) || !compatible(spoke.entity, gender)) continue;
      consider(spoke.entity, 2.5 - (sentence - spoke.sentence) + (spoke.entity.gender === gender ? 1 : 0));
    }
    const here = this.sentences[sentence] as Sentence;
    for (let back = sentence; back >= 0 && back >= sentence - PRONOUN_REACH; back--) {
      const { from, to } = this.sentences[back] as Sentence;
      if (to <= from) continue;
      const start = this.items.starts[from] as number;
      const end = Math.min(offset, this.items.ends[to - 1] as number);
      let first = true;
      for (let index = this.names.firstMention(start); index < this.names.mentions.length; index++) {
        const { span } = this.names.mentions[index] as Mention;
        if (span.start >= end) break;
        const entity = this.names.entityOfMention[index] as Entity;
        if (!isPersonLike(entity) || !compatible(entity, gender) || this.inQuote(span, from, to)) continue;
        consider(entity, (first ? 2 : 0.8) - (sentence - back) + (entity.gender === gender ? 1 : 0));
        first = false;
      }
    }
    if (best) return best;
    // Named only afterwards.
    const end = this.items.ends[here.to - 1] as number;
    for (let index = this.names.firstMention(offset); index < this.names.mentions.length; index++) {
      const { span } = this.names.mentions[index] as Mention;
      if (span.start > end + 400) break;
      const entity = this.names.entityOfMention[index] as Entity;
      if (isPersonLike(entity) && compatible(entity, gender)) return entity;
    }
    return null;
  }

  /** "In what he called a mess, Lee said ...": the pronoun of an opening phrase stands for who comes after it. */
  private namedAhead(gender: 'he' | 'she', offset: number, sentence: number): Entity | null {
    const { from, to } = this.sentences[sentence] as Sentence;
    const tag = this.items.tags[from];
    if (tag !== 'ADP' && tag !== 'SCONJ') return null;
    const start = this.items.starts[from] as number;
    const end = this.items.ends[to - 1] as number;
    if (offset < start || offset > end) return null;
    let comma = from;
    while (comma < to && this.items.words[comma] !== ',') comma++;
    // Behind the opening phrase's comma the pronoun is a subject like any other.
    if (comma + 1 >= to || (this.items.starts[comma] as number) < offset) return null;
    for (let index = this.names.firstMention(start); index < this.names.mentions.length; index++) {
      const { span } = this.names.mentions[index] as Mention;
      if (span.start > end) return null;
      const entity = this.names.entityOfMention[index] as Entity;
      if (span.start < offset) {
        if (isPersonLike(entity)) return null;
        continue;
      }
      if (span.start >= (this.items.starts[comma + 1] as number)) {
        return isPersonLike(entity) && compatible(entity, gender) ? entity : null;
      }
    }
    return null;
  }

  private inQuote(span: Span, from: number, to: number): boolean {
    for (let at = from; at < to; at++) {
      if ((this.items.segments[at] as number) < 0) continue;
      if ((this.items.starts[at] as number) <= span.start && span.end <= (this.items.ends[at] as number))
        return true;
    }
    return false;
  }

  private textOf({ from, to }: NounPhrase): string {
    return this.body
      .slice(this.items.starts[from] as number, this.items.ends[to - 1] as number)
      .replace(/\s+/g, ' ');
  }
}

/** As the extraction shows it. */
function shown(entity: Entity, standsFor: number | null): ExtractedActor {
  const mentions = [...entity.mentions].sort((a, b) => a.start - b.start);
  const unique = mentions.filter(
    (span, index) => index === 0 || span.start >= (mentions[index - 1] as Span).end,
  );
  return {
    name: entity.name,
    kind: entity.kind,
    role: entity.role,
    aliases: [...entity.aliases].filter((alias) => alias !== entity.name),
    mentions: unique,
    standsFor,
  };
}

/** "the backbencher", "the Labour politician": says nothing that would make it somebody else. */
function isPlainDescription(text: string): boolean {
  return (
    text.split(' ').length <= 2 &&
    !/(?:spokes|source|official|witness|judge|reporter|interviewer)/i.test(text)
  );
}

function isAcronymOfPlace(key: string): boolean {
  return PLACE_NAMES.has(key);
}
