import type { Article, ArticleContent } from '../../src/domain/article.js';
import type { Claim } from '../../src/domain/claim.js';
import type { ArticleRecord, RecordedActor } from '../../src/domain/record.js';
import type { Span } from '../../src/domain/span.js';
import type { Place, Statement } from '../../src/domain/statement.js';

export interface GivenStatement {
  readonly id: string;
  readonly kind?: Statement['kind'];
  readonly form?: Statement['form'];
  readonly text?: string;
  readonly actorId?: string | null;
  readonly partOfId?: string | null;
  readonly act?: Claim['act'];
  readonly polarity?: Claim['polarity'];
  readonly cueText?: string | null;
  readonly places?: readonly Place[];
  readonly source?: Place | null;
  readonly cue?: Place | null;
  readonly confidence?: number;
}

export interface GivenRecord extends Partial<ArticleContent> {
  readonly id: string;
  readonly body?: string;
  readonly actors?: readonly (Partial<RecordedActor> & { readonly id: string })[];
  /** An id alone is a direct quote of nobody's. */
  readonly statements?: readonly (GivenStatement | string)[];
}

/** A record with everything that a test does not care about, its article as it is once it is kept. */
export function record(given: GivenRecord): ArticleRecord & { readonly article: Article } {
  const { body = `The text of ${given.id}.`, actors = [], statements = [], ...rest } = given;
  const article: Article = {
    url: `https://news.example/${given.id}`,
    headline: null,
    publisher: null,
    authors: [],
    datePublished: null,
    language: 'en',
    dateCreated: '2030-01-01T00:00:00.000Z',
    dateModified: '2030-01-01T00:00:00.000Z',
    status: 'USABLE',
    statusNote: null,
    dateStatusChanged: null,
    ...rest,
  };
  return {
    article,
    body,
    actors: actors.map((actor) => ({
      name: `Name of ${actor.id}`,
      kind: 'PERSON',
      role: null,
      aliases: [],
      mentions: [],
      standsForId: null,
      ...actor,
    })),
    statements: statements.map((each) =>
      statementOf(typeof each === 'string' ? { id: each } : each, article),
    ),
  };
}

/** A place in a body without characters beyond the basic plane. */
export function place({ start, end }: Span): Place {
  return { start, end, startCodePoint: start, endCodePoint: end };
}

function statementOf(given: GivenStatement, article: ArticleContent): Statement {
  const { kind = 'QUOTE', form, act = null, polarity = null, ...rest } = given;
  const base = {
    articleId: article.id,
    actorId: null,
    partOfId: null,
    text: `The words of ${given.id}.`,
    places: [place({ start: 0, end: 3 })],
    source: null,
    cue: null,
    cueText: null,
    confidence: 0.5,
    datePublished: article.datePublished,
    correction: null,
    ...rest,
  };
  return kind === 'QUOTE'
    ? { ...base, kind, form: form === 'PARTIAL' ? 'PARTIAL' : 'DIRECT' }
    : { ...base, kind, form: form === 'MIXED' ? 'MIXED' : 'INDIRECT', act, polarity };
}
