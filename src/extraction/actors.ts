import type { ExtractedActor } from '../domain/extraction.js';
import { fold } from '../domain/fold.js';
import type { Span } from '../domain/span.js';
import { countryOfCapital } from './capitals.js';
import { Descriptions } from './descriptions.js';
import { Discourse } from './discourse.js';
import { type Entity, lastWord, learnGender } from './entities.js';
import type { FoundStatement } from './found-statement.js';
import type { Items, Sentence } from './items.js';
import { NameRegister } from './name-register.js';
import type { NounPhrase } from './noun-phrases.js';
import { Pronouns } from './pronouns.js';
import { readSource, type SourcePhrase } from './source-phrases.js';
import { isGroupNoun, isPersonNoun } from './speaker-words.js';
import type { Tokens } from './tokens.js';

/** Gives the statements their actors. */
export function findActors(
  body: string,
  tokens: Tokens,
  items: Items,
  sentences: readonly Sentence[],
  found: readonly FoundStatement[],
): { actors: ExtractedActor[]; actorOf: (number | null)[] } {
  const names = new NameRegister(body, tokens);
  const speakers = new Speakers(new Discourse(body, names, items, sentences));
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
    const other = country === undefined ? entity.standsFor : names.place(country);
    return other && placeOf(other);
  });
  return { actors: actors.map((entity, index) => shown(entity, standsFor[index] ?? null)), actorOf };
}

/** Who speaks, statement by statement: pronouns and descriptions hang on who spoke and was named before. */
class Speakers {
  private readonly resolved = new Map<FoundStatement, Entity | null>();
  private readonly descriptions: Descriptions;
  private readonly pronouns: Pronouns;
  /** Who answers in a transcript, once there is one. */
  private interviewee: Entity | null | undefined;

  constructor(private readonly discourse: Discourse) {
    this.descriptions = new Descriptions(discourse);
    this.pronouns = new Pronouns(discourse, (source, statement) =>
      this.descriptions.resolve(source, statement),
    );
  }

  /** The entity that speaks; what a pronoun or a floating quote stands for hangs on the statements before. */
  speakerOf(statement: FoundStatement): Entity | null {
    const source = this.resolve(statement);
    const entity = source?.isWork ? null : source;
    this.resolved.set(statement, entity);
    if (entity && statement.pattern !== 'quote-nested')
      this.discourse.speakers.push({ entity, sentence: statement.sentence });
    return entity;
  }

  private resolve(statement: FoundStatement): Entity | null {
    const { partOf, kind, source, sourceOf, pattern } = statement;
    if (pattern === 'quote-nested') return this.quotedBy(statement);
    // A quote inside a claim is its claimant's, unless it is reported there as somebody else's.
    if (partOf && kind === 'QUOTE' && source?.from === partOf.source?.from)
      return this.resolved.get(partOf) ?? null;
    if (pattern === 'transcript') return this.fromLabel(statement);
    if (!source) return null;
    return (sourceOf && this.resolved.get(sourceOf)) ?? this.fromPhrase(source, statement);
  }

  /** Whom somebody quotes: who is named, or that very speaker ("I said"); whom else a pronoun means is not told. */
  private quotedBy({ source, sourceOf, partOf }: FoundStatement): Entity | null {
    const quoter = partOf && (this.resolved.get(partOf) ?? null);
    if (sourceOf || !source) return quoter;
    const phrase = readSource(this.discourse.items, source);
    if (phrase.name) return this.fromName(phrase, phrase.name);
    return phrase.word === 'i' || phrase.word === 'we' ? quoter : null;
  }

  /** The speaker of a transcript's turn; who asks is not said, and who answers is named before the first turn. */
  private fromLabel({ source, lemma, sentence }: FoundStatement): Entity | null {
    const { body, items, names, sentences } = this.discourse;
    if (this.interviewee === undefined)
      this.interviewee = names.mostNamedBefore(
        items.starts[(sentences[sentence] as Sentence).from] as number,
      );
    if (lemma === 'ANSWER') return this.interviewee;
    if (!source) return null;
    if (lemma === 'OFFICE') return this.descriptions.labelled(source);
    const { start, end } = this.discourse.spanOf(source);
    const name = body.slice(start, end);
    const entity = names.entityAt(start, end) ?? names.entityNamed(name, start, end);
    // "The Courier: Why?" is a paper that asks, "COURIER:" somebody of that name.
    if (items.words[source.from] === 'the') entity.kind = 'ORGANISATION';
    else if (entity.kind === 'ORGANISATION' && entity.key === fold(name)) entity.kind = 'PERSON';
    return entity;
  }

  private fromPhrase(phrase: NounPhrase, statement: FoundStatement): Entity | null {
    const source = readSource(this.discourse.items, phrase);
    if (source.head === 'PRONOUN') return this.pronouns.resolve(source.word, phrase, statement);
    if (source.name) return this.fromName(source, source.name);
    return this.descriptions.resolve(source, statement);
  }

  private fromName({ role, title }: SourcePhrase, name: NounPhrase): Entity {
    const { body, items, names } = this.discourse;
    const { start, end } = this.discourse.spanOf(name);
    const entity = names.entityAt(start, end) ?? names.entityNamed(body.slice(start, end), start, end);
    if (role && entity.kind !== 'PLACE' && !entity.role) {
      entity.role = this.discourse.textOf(role);
      this.descriptions.learnRole(entity);
    }
    const isPerson = role && isPersonNoun(items.words[role.to - 1] as string);
    if (isPerson && entity.kind === 'ORGANISATION' && !isGroupNoun(lastWord(entity.name)))
      entity.kind = 'PERSON';
    if (title) learnGender(entity, title);
    return entity;
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
