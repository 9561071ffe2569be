import type { Actor, ActorKind } from '../../src/domain/actor.js';
import type { Article } from '../../src/domain/article.js';
import type { Claim } from '../../src/domain/claim.js';
import { fold } from '../../src/domain/fold.js';
import type { Statement } from '../../src/domain/statement.js';
import type {
  ActorFilter,
  ActorOrder,
  ArticleFilter,
  ArticleOrder,
  StatementFilter,
  StatementOrder,
} from '../../src/store/store.js';
import { type GivenStatement, record } from './records.js';

const HEADLINES = [
  'Harbour reopens',
  'Zürnau votes',
  'élan for Élise',
  null,
  'Harbour reopens',
  'A 50% rise',
];
const PUBLISHERS = ['The Norwick Bell', 'Gull & Tide', null];
const LANGUAGES = ['en', 'de', 'und'];
/** Many articles of one moment, and some of none, so that order hangs on what comes behind the date. */
const DATES = ['2021-03-04T10:00:00.000Z', '2023-12-31T23:59:59.999Z', '2024-01-01T00:00:00.000Z', null];
const CUES = ['said', 'according to', null];
const ACTS: readonly Claim['act'][] = ['ASSERTION', 'DENIAL', null, 'QUESTION'];
const POLARITIES: readonly Claim['polarity'][] = ['POSITIVE', 'NEGATIVE', null];
const KINDS: readonly ActorKind[] = ['PERSON', 'ORGANISATION', 'PLACE', 'UNNAMED'];
const NAMES = ['Mira Okonvale', 'Émile Brell', 'emile brand', 'Norwick', 'Zorn Ltd', 'an official'];

const actors = NAMES.map((name, index) => ({
  id: `act_${index}`,
  name,
  kind: KINDS[index % KINDS.length] as ActorKind,
  // "Norwick" stands for the second actor, and so does the official.
  standsForId: index === 3 || index === 5 ? 'act_1' : null,
}));

function articleRecord(index: number): ReturnType<typeof record> {
  // Ids run against the order of insertion.
  const id = `art_${String(97 - index).padStart(2, '0')}`;
  const named = actors.filter((_, actor) => (index + actor) % 3 === 0);
  const statements = Array.from({ length: index % 5 }, (_, position): GivenStatement => {
    const base = {
      id: `${id}_${position}`,
      actorId: named[position % 3]?.id ?? null,
      cueText: CUES[(index + position) % CUES.length] as string | null,
    };
    return position === 1
      ? {
          ...base,
          kind: 'CLAIM',
          form: index % 2 === 0 ? 'MIXED' : 'INDIRECT',
          act: ACTS[index % ACTS.length] as Claim['act'],
          polarity: POLARITIES[index % POLARITIES.length] as Claim['polarity'],
        }
      : {
          ...base,
          kind: 'QUOTE',
          form: position > 1 ? 'PARTIAL' : 'DIRECT',
          partOfId: position > 1 ? `${id}_1` : null,
        };
  });
  return record({
    id,
    headline: HEADLINES[index % HEADLINES.length] as string | null,
    publisher: PUBLISHERS[index % PUBLISHERS.length] as string | null,
    language: LANGUAGES[(index >> 1) % LANGUAGES.length] as string,
    datePublished: DATES[index % DATES.length] as string | null,
    actors: named,
    statements,
  });
}

/** Articles of invented publishers, with every combination that lists are filtered and ordered by. */
export const CATALOGUE: readonly ReturnType<typeof record>[] = Array.from({ length: 60 }, (_, index) =>
  articleRecord(index),
);

const articles = CATALOGUE.map(({ article }) => article);
const statements = CATALOGUE.flatMap((each) => each.statements);
const articleOf = new Map(articles.map((article) => [article.id, article]));
const positionOf = new Map(
  CATALOGUE.flatMap((each) => each.statements.map(({ id }, at) => [id, at] as const)),
);
const namedIn = (articleId: string): string[] =>
  CATALOGUE.find(({ article }) => article.id === articleId)?.actors.map(({ id }) => id) ?? [];

/** A list's nodes by definition: to compare the store's with. */
interface Definition<T, Filter, Order extends string> {
  readonly nodes: readonly T[];
  readonly orders: Readonly<Record<Order, (a: T, b: T) => number>>;
  readonly filters: readonly (readonly [Filter, (node: T) => boolean])[];
}

export const ARTICLE_LISTS: Definition<Article, ArticleFilter, ArticleOrder> = {
  nodes: articles,
  orders: {
    NEWEST: by(desc(dateOf), desc(idOf)),
    OLDEST: by(asc(dateOf), asc(idOf)),
    HEADLINE: by(
      asc(({ headline }) => fold(headline ?? '')),
      asc(idOf),
    ),
  },
  filters: [
    [{}, () => true],
    [{ actorIds: ['act_1'] }, ({ id }) => namedIn(id).includes('act_1')],
    [
      { actorIds: ['act_0', 'act_4'] },
      ({ id }) => namedIn(id).some((its) => ['act_0', 'act_4'].includes(its)),
    ],
    [{ actorIds: [] }, () => false],
    [{ publishers: ['Gull & Tide'] }, ({ publisher }) => publisher === 'Gull & Tide'],
    [{ publishers: ['Gull & Tide', 'The Norwick Bell'] }, ({ publisher }) => publisher !== null],
    [{ publishers: [] }, () => false],
    [{ languages: ['de', 'und'] }, ({ language }) => language !== 'en'],
    [{ publishedFrom: '2024-01-01T00:00:00.000Z' }, (each) => dateOf(each) >= '2024'],
    [{ publishedBefore: '2024-01-01T00:00:00.000Z' }, (each) => dateOf(each) !== '' && dateOf(each) < '2024'],
    [
      { publishedFrom: '2022-01-01T00:00:00.000Z', publishedBefore: '2024-01-01T00:00:00.000Z' },
      (each) => dateOf(each).startsWith('2023'),
    ],
    [{ headline: 'elise' }, ({ headline }) => headline === 'élan for Élise'],
    [{ headline: 'HARBOUR  re' }, ({ headline }) => headline === 'Harbour reopens'],
    [{ headline: '%' }, ({ headline }) => headline === 'A 50% rise'],
    [
      { actorIds: ['act_2'], languages: ['de'], publishers: ['The Norwick Bell'] },
      ({ id, language, publisher }) =>
        namedIn(id).includes('act_2') && language === 'de' && publisher === 'The Norwick Bell',
    ],
  ],
};

export const ACTOR_LISTS: Definition<Actor, ActorFilter, ActorOrder> = {
  nodes: actors.map((actor) => ({
    ...actor,
    role: null,
    aliases: [],
    statementCount: statements.filter(({ actorId }) => actorId === actor.id).length,
  })),
  orders: {
    NAME: by(
      asc(({ name }) => fold(name)),
      asc(idOf),
    ),
    MOST_STATEMENTS: by(
      desc(({ statementCount }) => statementCount),
      asc(({ name }) => fold(name)),
      asc(idOf),
    ),
  },
  filters: [
    [{}, () => true],
    [{ kinds: ['PLACE', 'UNNAMED'] }, ({ kind }) => kind === 'PLACE' || kind === 'UNNAMED'],
    [{ kinds: [] }, () => false],
    [
      { articleIds: ['art_97', 'art_96'] },
      ({ id }) => [...namedIn('art_97'), ...namedIn('art_96')].includes(id),
    ],
    [{ articleIds: ['art_none'] }, () => false],
    [{ standsForIds: ['act_1'] }, ({ standsForId }) => standsForId === 'act_1'],
    [{ name: 'ÉMILE' }, ({ name }) => /mile /.test(name)],
    [{ name: 'official', kinds: ['PERSON'] }, () => false],
  ],
};

export const STATEMENT_LISTS: Definition<Statement, StatementFilter, StatementOrder> = {
  nodes: statements,
  orders: {
    NEWEST: by(desc(dateOf), asc(articleIdOf), asc(placeInArticle)),
    OLDEST: by(asc(dateOf), asc(articleIdOf), asc(placeInArticle)),
    READING: by(asc(articleIdOf), asc(placeInArticle)),
  },
  filters: [
    [{}, () => true],
    [{ kinds: ['CLAIM'] }, ({ kind }) => kind === 'CLAIM'],
    [{ kinds: [] }, () => false],
    [{ forms: ['PARTIAL', 'MIXED'] }, ({ form }) => form === 'PARTIAL' || form === 'MIXED'],
    [{ actorIds: ['act_0'] }, ({ actorId }) => actorId === 'act_0'],
    [
      { actorIds: ['act_1', 'act_5'], kinds: ['QUOTE'] },
      ({ actorId, kind }) => kind === 'QUOTE' && ['act_1', 'act_5'].includes(actorId ?? ''),
    ],
    [{ articleIds: ['art_94', 'art_58'] }, ({ articleId }) => ['art_94', 'art_58'].includes(articleId)],
    [{ partOfIds: ['art_94_1'] }, ({ partOfId }) => partOfId === 'art_94_1'],
    [
      { acts: ['DENIAL', 'QUESTION'] },
      (each) => each.kind === 'CLAIM' && ['DENIAL', 'QUESTION'].includes(each.act ?? ''),
    ],
    [
      { acts: ['ASSERTION'], polarities: ['NEGATIVE'] },
      (each) => each.kind === 'CLAIM' && each.act === 'ASSERTION' && each.polarity === 'NEGATIVE',
    ],
    [{ cues: ['According TO'] }, ({ cueText }) => cueText === 'according to'],
    [
      { publishers: ['Gull & Tide'] },
      ({ articleId }) => articleOf.get(articleId)?.publisher === 'Gull & Tide',
    ],
    [{ languages: ['und'] }, ({ articleId }) => articleOf.get(articleId)?.language === 'und'],
    [{ publishedFrom: '2023-12-31T23:59:59.999Z' }, (each) => dateOf(each) >= '2023-12'],
    [{ publishedBefore: '2023-12-31T23:59:59.999Z' }, (each) => dateOf(each).startsWith('2021')],
    [
      {
        publishers: ['The Norwick Bell'],
        languages: ['en'],
        forms: ['DIRECT'],
        cues: ['said', 'according to'],
      },
      ({ articleId, form, cueText }) =>
        articleOf.get(articleId)?.publisher === 'The Norwick Bell' &&
        articleOf.get(articleId)?.language === 'en' &&
        form === 'DIRECT' &&
        cueText !== null,
    ],
  ],
};

type Key<T> = (node: T) => string | number;

function idOf({ id }: { readonly id: string }): string {
  return id;
}

function dateOf({ datePublished }: { readonly datePublished: string | null }): string {
  return datePublished ?? '';
}

function articleIdOf({ articleId }: Statement): string {
  return articleId;
}

function placeInArticle({ id }: Statement): number {
  return positionOf.get(id) ?? -1;
}

function asc<T>(key: Key<T>): (a: T, b: T) => number {
  return (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
}

function desc<T>(key: Key<T>): (a: T, b: T) => number {
  return (a, b) => asc(key)(b, a);
}

function by<T>(...comparisons: ((a: NoInfer<T>, b: NoInfer<T>) => number)[]): (a: T, b: T) => number {
  return (a, b) => comparisons.reduce((decided, compare) => decided || compare(a, b), 0);
}
