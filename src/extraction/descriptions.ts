import { fold } from '../domain/fold.js';
import { isCapital } from './capital-words.js';
import { type Discourse, REACH } from './discourse.js';
import { compatible, type Entity, genderOfWord, makeEntity } from './entities.js';
import type { FoundStatement } from './found-statement.js';
import { isPossessivePronoun } from './item-words.js';
import { type NounPhrase, phraseStartingAt } from './noun-phrases.js';
import { PLACE_NAMES } from './place-names.js';
import { readSource, type SourcePhrase } from './source-phrases.js';
import { isGroupNoun, isPersonNoun, isSingularPerson } from './speaker-words.js';

/** An article with more office holders is a list, which nobody calls "the minister" in. */
const MOST_ROLES = 60;
/** Who goes on speaking under another description is among the latest speakers. */
const LATEST_SPEAKERS = 6;

const SPOKESPEOPLE = new Set(['spokesperson', 'spokesman', 'spokeswoman']);
const GOING_ON = new Set(['add', 'continue', 'go on']);

/** Finds whom a description means: "the minister", "a spokeswoman for the board", "the company". */
export class Descriptions {
  private readonly described = new Map<string, Entity>();
  /** Persons whose role is known, for "the minister". */
  private readonly withRole: Entity[] = [];

  constructor(private readonly discourse: Discourse) {
    for (const entity of new Set(discourse.names.entityOfMention)) if (entity.role) this.learnRole(entity);
  }

  learnRole(entity: Entity): void {
    if (this.withRole.length < MOST_ROLES) this.withRole.push(entity);
  }

  /** One that was named before where there is one, else an unnamed source. */
  resolve(source: SourcePhrase, statement: FoundStatement): Entity | null {
    const { items } = this.discourse;
    const { from, to } = source.description;
    const first = items.words[from] as string;
    const definite = first === 'the' || first === 'this' || first === 'that';
    const span = this.discourse.spanOf(source.description);
    // "Baker said": somebody whose surname is a trade.
    const named =
      to - from === 1 && isCapital(items, from) && this.discourse.names.entityAt(span.start, span.end);
    if (named && named.kind === 'PERSON') return named;
    const opens = to - 1 === this.discourse.sentences[statement.sentence]?.from;
    if ((definite || (isCapital(items, to - 1) && !opens)) && to - from <= 3) {
      const text = this.discourse.textOf({ from: definite ? from + 1 : from, to });
      const known = this.definite(source, statement, text);
      if (known) {
        known.mentions.push(span);
        return known;
      }
    }
    const author = source.head === 'DOCUMENT' ? this.authorOf(source, statement) : null;
    if (author) return author;
    const body = SPOKESPEOPLE.has(source.word) ? this.bodyOf(source, statement) : null;
    const entity = this.unnamed(this.nameOf(source, body), source.word);
    entity.standsFor ??= body;
    entity.mentions.push(span);
    return entity;
  }

  /** Whom the label of a transcript names by the office: who holds it, or the same unnamed one all along. */
  labelled(label: NounPhrase): Entity {
    const { items } = this.discourse;
    const definite = items.words[label.from] === 'the';
    const title = this.discourse.textOf({ from: definite ? label.from + 1 : label.from, to: label.to });
    const name = title === title.toUpperCase() ? title.toLowerCase() : title;
    const word = items.words[label.to - 1] as string;
    const holder = this.office(title, word, items.starts[label.from] as number);
    const entity = holder ?? this.unnamed(`the ${name}`, word);
    entity.mentions.push(this.discourse.spanOf(label));
    return entity;
  }

  private unnamed(name: string, word: string): Entity {
    const key = `~${fold(name)}`;
    const known = this.described.get(key);
    if (known) return known;
    const entity = makeEntity(key, name, 'UNNAMED', genderOfWord(word));
    entity.plural = !isSingularPerson(word) && word.endsWith('s');
    entity.word = word;
    this.described.set(key, entity);
    return entity;
  }

  /** As the article describes it; "a spokesman" alone says nothing without the body that he speaks for. */
  private nameOf({ word, description }: SourcePhrase, body: Entity | null): string {
    const { items } = this.discourse;
    const { from, to } = description;
    if (body && to - from <= 2 && !isNamedIn(this.discourse, description)) return `${body.name} ${word}`;
    const text = this.discourse.textOf(description);
    return isCapital(items, from) && items.tags[from] !== 'PROPN'
      ? text.charAt(0).toLowerCase() + text.slice(1)
      : text;
  }

  /** Whom a spokesperson speaks for: a body in the description, else the one that the article is just telling of. */
  private bodyOf({ description }: SourcePhrase, { sentence }: FoundStatement): Entity | null {
    const { items, names } = this.discourse;
    const { start, end } = this.discourse.spanOf(description);
    const isBody = ({ kind }: Entity): boolean => kind === 'ORGANISATION' || kind === 'PLACE';
    for (let index = names.firstMention(start); index < names.mentions.length; index++) {
      if ((names.mentions[index]?.span.start ?? end) >= end) break;
      const entity = names.entityOfMention[index] as Entity;
      if (isBody(entity)) return entity;
    }
    // "a spokesman for the company": it has another one already, if without a name.
    if (description.to - description.from > 2) return null;
    const subject = this.discourse.subjectOf(sentence - 1);
    const source = subject && readSource(items, subject);
    if (source?.name) {
      const place = this.discourse.spanOf(source.name);
      const entity = names.entityAt(place.start, place.end);
      if (entity && isBody(entity)) return entity;
    }
    return this.discourse.recentSpeaker({ sentence }, isBody, 2);
  }

  /** "a poll by Lassel Research", "a ministry statement": the words are the author's. */
  private authorOf(source: SourcePhrase, statement: FoundStatement): Entity | null {
    const { items, names } = this.discourse;
    const { from, to } = source.description;
    if (source.word === 'statement') {
      const issuer = this.issuerOf(source, statement);
      if (issuer) return issuer;
    }
    for (let at = from + 1; at < to; at++) {
      if (items.words[at - 1] !== 'by' && items.words[at - 1] !== 'from') continue;
      const name = items.tags[at] === 'DET' ? at + 1 : at;
      if (name < to && isCapital(items, name))
        return names.entityAt(items.starts[name] as number, items.ends[to - 1] as number);
    }
    return null;
  }

  /** Whose statement it is: "a Harbour Board statement", "a statement from the ministry", or whom the article tells of. */
  private issuerOf(source: SourcePhrase, statement: FoundStatement): Entity | null {
    const { items, names } = this.discourse;
    const { from, to } = source.description;
    let head = from;
    while (head < to && items.words[head] !== source.word) head++;
    const behind = /^(?:by|from|of)$/.test(items.words[head + 1] ?? '') ? { from: head + 2, to } : null;
    for (const part of [{ from, to: head }, behind]) {
      if (!part || part.to <= part.from) continue;
      const { start, end } = this.discourse.spanOf(part);
      const first = names.firstMention(start);
      const mention = names.mentions[first];
      if (mention && mention.span.end <= end) return names.entityOfMention[first] as Entity;
      const noun = part === behind ? (phraseStartingAt(items, part.from, to)?.to ?? to) : part.to;
      const word = items.words[noun - 1] as string;
      if (!isGroupNoun(word) || isPossessivePronoun(items.words[part.from] as string)) continue;
      const at = items.tags[part.from] === 'DET' ? part.from + 1 : part.from;
      const text = this.discourse.textOf({ from: at, to: noun });
      return this.bodyBefore(word, text, start) ?? this.unnamed(`the ${text}`, word);
    }
    return to - from <= 2 ? this.bodyOf(source, statement) : null;
  }

  private definite(source: SourcePhrase, statement: FoundStatement, text: string): Entity | null {
    const offset = this.discourse.items.starts[source.description.from] as number;
    return (
      this.office(text, source.word, offset) ??
      this.speakerAgain(source, statement, text) ??
      (source.head === 'GROUP' && !/[^s]s$/.test(source.word)
        ? this.bodyBefore(source.word, text, offset)
        : null)
    );
  }

  /** Whose role says so; of several the one who was named last. */
  private office(text: string, word: string, offset: number): Entity | null {
    const role = fold(text);
    const holds = ({ kind, role: own }: Entity): boolean => {
      if (kind !== 'PERSON' || !own) return false;
      const known = ` ${fold(own)} `;
      return known.includes(` ${role} `) || (word === 'judge' && known.includes(' justice '));
    };
    return this.discourse.names.mentionBefore(offset, holds) ?? this.withRole.find(holds) ?? null;
  }

  /** Somebody who spoke a little before, under another description. */
  private speakerAgain(source: SourcePhrase, statement: FoundStatement, text: string): Entity | null {
    const { head, word } = source;
    const isPerson = isSingularPerson(word);
    const gender = genderOfWord(word);
    const latest = this.discourse.speakers.slice(-LATEST_SPEAKERS).reverse();
    for (const [back, { entity, sentence }] of latest.entries()) {
      const distance = statement.sentence - sentence;
      if (distance > REACH) return null;
      const unnamed = entity.kind === 'UNNAMED' && !entity.plural;
      if (!isPerson) {
        const single = text.split(' ').length === 1;
        if (head === 'GROUP' && entity.kind === 'ORGANISATION' && !entity.plural && single) return entity;
        if (entity.kind === 'UNNAMED' && entity.word === word) return entity;
        continue;
      }
      if (unnamed && entity.word === word) return entity;
      if (!compatible(entity, gender)) continue;
      // "A spokeswoman said ... the official added": who goes on is the one who spoke last.
      if (unnamed && back === 0 && GOING_ON.has(statement.lemma) && isPersonNoun(entity.word)) return entity;
      if (entity.kind === 'PERSON' && distance <= 4 && back < 3 && isPlain(text)) return entity;
    }
    return null;
  }

  /** "the party" after "the Harbour Party", "the company" after any. */
  private bodyBefore(word: string, text: string, offset: number): Entity | null {
    const { names } = this.discourse;
    const called = names.mentionBefore(
      offset,
      ({ kind, key }) => kind === 'ORGANISATION' && ` ${key} `.includes(` ${word} `),
    );
    if (called || text.split(' ').length > 1) return called;
    return names.mentionBefore(
      offset,
      ({ kind, key }) => kind === 'ORGANISATION' && !PLACE_NAMES.has(key),
      1200,
    );
  }
}

/** "the backbencher", "the Labour politician": says nothing that would make it somebody else. */
function isPlain(text: string): boolean {
  return (
    text.split(' ').length <= 2 &&
    !/(?:spokes|source|official|witness|judge|reporter|interviewer|pope|king$|queen)/i.test(text)
  );
}

/** A name stands in the description itself. */
function isNamedIn({ items }: Discourse, { from, to }: { from: number; to: number }): boolean {
  for (let at = from + 1; at < to; at++) if (isCapital(items, at)) return true;
  return false;
}
