import type { Actor } from './actor.js';
import type { ArticleContent } from './article.js';
import type { Claim } from './claim.js';
import type { ExtractedActor, ExtractedStatement, Extraction } from './extraction.js';
import { fold } from './fold.js';
import { stableId } from './id.js';
import type { Quote } from './quote.js';
import type { Span } from './span.js';
import type { Place, Statement, StatementKind } from './statement.js';

/** An article with everything that was found in it: what the store keeps in one transaction. */
export interface ArticleRecord {
  readonly article: ArticleContent;
  readonly body: string;
  readonly actors: readonly RecordedActor[];
  /** In reading order. */
  readonly statements: readonly Statement[];
}

/** An actor as this article shows it. */
export interface RecordedActor extends Omit<Actor, 'statementCount'> {
  readonly mentions: readonly Span[];
}

/** Gives what was found its ids and its places. */
export function recordOf(article: ArticleContent, body: string, extraction: Extraction): ArticleRecord {
  const placeOf = placer(body);
  const actorIds = extraction.actors.map((actor) => actorId(actor, article.id));
  const actors = extraction.actors.map(({ standsFor, ...actor }, index) => ({
    ...actor,
    id: actorIds[index] as string,
    standsForId: standsFor === null ? null : (actorIds[standsFor] ?? null),
  }));
  const ids = statementIds(article.id, body, extraction.statements);
  const statements = extraction.statements.map((found, index): Statement => {
    const base = {
      id: ids[index] as string,
      articleId: article.id,
      actorId: found.actor === null ? null : (actorIds[found.actor] ?? null),
      partOfId: found.partOf === null ? null : (ids[found.partOf] ?? null),
      text: textOf(body, found.content),
      places: found.content.map(placeOf),
      source: found.source && placeOf(found.source),
      cue: found.cue && placeOf(found.cue),
      cueText: found.cue && body.slice(found.cue.start, found.cue.end).toLowerCase(),
      confidence: found.confidence,
      datePublished: article.datePublished,
      correction: null,
    };
    if (found.kind === 'QUOTE') return { ...base, kind: 'QUOTE', form: found.form as Quote['form'] };
    const { act, polarity } = found;
    return { ...base, kind: 'CLAIM', form: found.form as Claim['form'], act, polarity };
  });
  return { article, body, actors: uniqueActors(actors), statements };
}

/**
 * Actors of different articles are one when their folded names are equal, a person's name having at least two
 * words: "a spokeswoman" of two articles are two people, and so may two people named Smith be. To give words to
 * the wrong person is worse than to keep one person twice.
 */
export function actorId(actor: Pick<ExtractedActor, 'name' | 'kind'>, articleId: string): string {
  const name = fold(actor.name);
  const person = actor.kind === 'PERSON' || actor.kind === 'UNNAMED';
  const known = actor.kind !== 'UNNAMED' && (!person || name.includes(' '));
  return stableId('Actor', known ? '' : articleId, person ? 'person' : 'body', name);
}

/** Two actors of an article whose names fold to the same are one. */
function uniqueActors(actors: readonly RecordedActor[]): RecordedActor[] {
  const byId = new Map<string, RecordedActor>();
  for (const actor of actors) {
    const same = byId.get(actor.id);
    byId.set(actor.id, same ? joined(same, actor) : actor);
  }
  return [...byId.values()];
}

function joined(one: RecordedActor, other: RecordedActor): RecordedActor {
  const aliases = new Set([...one.aliases, other.name, ...other.aliases]);
  aliases.delete(one.name);
  const mentions = [...one.mentions, ...other.mentions].sort((a, b) => a.start - b.start);
  return {
    ...one,
    role: one.role ?? other.role,
    standsForId: one.standsForId ?? other.standsForId,
    aliases: [...aliases],
    mentions,
  };
}

/** An id hangs on the article, the words and their how-manieth occurrence: an edit elsewhere leaves it alone. */
function statementIds(articleId: string, body: string, statements: readonly ExtractedStatement[]): string[] {
  const seen = new Map<string, number>();
  return statements.map((found) => {
    const text = textOf(body, found.content);
    const key = `${found.kind} ${text}`;
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return statementId(found.kind, articleId, text, nth);
  });
}

/** @param nth of the statements of the article with this very text, from 0 */
export function statementId(kind: StatementKind, articleId: string, text: string, nth: number): string {
  return stableId(kind === 'QUOTE' ? 'Quote' : 'Claim', articleId, text, String(nth));
}

function textOf(body: string, content: readonly Span[]): string {
  return content.map(({ start, end }) => body.slice(start, end)).join(' ');
}

/** Counts code points once over the body, whatever the number of places asked for. */
export function placer(body: string): (span: Span) => Place {
  const pairs: number[] = [];
  for (const { index } of body.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) pairs.push(index);
  const codePoints = (offset: number): number => {
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
  return ({ start, end }) => ({
    start,
    end,
    startCodePoint: codePoints(start),
    endCodePoint: codePoints(end),
  });
}
