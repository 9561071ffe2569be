import type { Vocabulary } from '../graphql/execution/random-operations.js';

/** Ids that look like ids and are nobody's. */
const INVENTED = ['art', 'act', 'quo', 'clm', 'chg'].map((type) => `${type}_${'0'.repeat(23)}7`);

/** Texts to be taken in, by invented people: what they have is read, corrected, reviewed and deleted. */
const BODIES = [
  '“We will sell the lamp,” said Mayor Ilsa Brandreth of Velmora.',
  'Tomas Okunle said that the walls “could fail within a decade”. Brandreth denied it.',
  'Dario Vant, who leads the fishermen, promised to sail. 😀 “Nobody will stop us,” he said. “Nobody.”',
  'Ilsa Brandreth accused Dario Vant of lying. According to Tomas Okunle, Brandreth had asked whether piers float.',
  '“开门,”布兰德雷思说。',
  'Nothing is said here.',
  Array.from({ length: 40 }, (_, part) => `“Pier ${part} is safe,” said Vera Onk${part}.`).join('\n\n'),
];

interface Thing {
  readonly id: string;
  readonly version?: string;
  /** Of an actor. */
  readonly articles?: { readonly nodes: readonly Thing[] };
  /** Of a claim. */
  readonly reviews?: readonly { readonly url: string }[];
}

/** What a server has at the moment, to be asked for and changed. */
export interface KnownRecord {
  readonly vocabulary: Vocabulary;
  /** Ids and cursors. */
  readonly values: readonly string[];
}

/** Reads it, with a key that may see all. */
export async function readRecord(origin: string, authorization: string): Promise<KnownRecord> {
  const page = (fields: string) => `edges { cursor node { ${fields} } }`;
  const things = ['articles', 'actors', 'quotes', 'claims'] as const;
  const more: Readonly<Record<string, string>> = {
    actors: 'articles(first: 3) { nodes { id } }',
    claims: 'reviews { url }',
  };
  const query = `{
    ${things.map((list) => `${list}(first: 30) { ${page(`id version ${more[list] ?? ''}`)} }`).join(' ')}
    searchStatements(first: 30) { ${page('id')} } history(first: 10) { ${page('id')} }
  }`;
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify({ query }),
  });
  const { data } = (await response.json()) as {
    data: Record<string, { edges: { cursor: string; node: Thing }[] }>;
  };
  const nodes = (list: string) => (data[list]?.edges ?? []).map(({ node }) => node);
  // What is asked for now and then is not there.
  const ids = (...lists: string[]) => [...lists.flatMap(nodes).map(({ id }) => id), ...INVENTED.slice(0, 2)];
  const cursors = Object.values(data).flatMap(({ edges }) => edges.map(({ cursor }) => cursor));
  const versions = things.flatMap(nodes).map(({ version }) => version as string);
  const all = [...things.flatMap(nodes), ...nodes('history')].map(({ id }) => id).concat(INVENTED);
  const statements = ids('quotes', 'claims');
  // What fits together is rarely met by chance.
  const divided = nodes('actors').find(({ articles }) => (articles?.nodes.length ?? 0) > 1);
  const reviewed = nodes('claims').find(({ reviews }) => (reviews?.length ?? 0) > 0);
  const fitting: Vocabulary = {
    ...(divided
      ? {
          'SplitActorInput.id': [divided.id],
          'SplitActorInput.articleIds': divided.articles?.nodes.map(({ id }) => id) ?? [],
        }
      : {}),
    ...(reviewed
      ? {
          'DeleteReviewInput.claimId': [reviewed.id],
          'DeleteReviewInput.url': reviewed.reviews?.map(({ url }) => url) ?? [],
        }
      : {}),
  };
  return {
    vocabulary: { ...vocabularyOf({ ids, all, statements, cursors, versions }), ...fitting },
    values: [...all, ...cursors],
  };
}

function vocabularyOf({
  ids,
  all,
  statements,
  cursors,
  versions,
}: {
  readonly ids: (...lists: string[]) => string[];
  readonly all: readonly string[];
  readonly statements: readonly string[];
  readonly cursors: readonly string[];
  readonly versions: readonly string[];
}): Vocabulary {
  const [articles, actors, claims] = [ids('articles'), ids('actors'), ids('claims')];
  return {
    id: all,
    ids: all,
    nodeIds: all,
    'article.id': articles,
    'actor.id': actors,
    'quote.id': ids('quotes'),
    'claim.id': claims,
    articleIds: articles,
    actorIds: actors,
    standsForIds: actors,
    partOfIds: claims,
    query: ['peace', 'fredom', '"new birth"', '', 'war -peace', 'nation', 'lamp', 'pier'],
    name: ['Lincoln', 'Churchill', 'Ilsa Brandreth', 'Okunle'],
    first: [0, 1, 3, 10],
    last: [2],
    after: cursors,
    before: cursors,
    // Of the first things that came in, and far behind the last one.
    'statementAdded.after': ['1.0', '3.1', '99999.0'].map((place) =>
      Buffer.from(place).toString('base64url'),
    ),
    'statementAdded.query': ['', '', 'pier', 'said -lamp'],
    facetValues: [1, 5],

    'UpdateArticleInput.id': articles,
    'SetArticleStatusInput.id': articles,
    'DeleteArticleInput.id': articles,
    articleId: articles,
    'UpdateActorInput.id': actors,
    'SplitActorInput.id': actors,
    'SpeakerInput.id': actors,
    intoId: actors,
    fromIds: actors,
    'CorrectStatementInput.id': statements,
    'DeleteStatementInput.id': statements,
    claimId: claims,
    body: BODIES,
    content: [
      { exact: 'said' },
      { exact: 'walls' },
      ...[0, 3, 9, 20].map((start) => ({ start, end: start + 7 })),
    ],
    exact: ['sell the lamp', 'Nobody', 'the walls', 'said', 'promised', 'Dario Vant', 'four score'],
    url: ['harbour', 'piers', 'walls', 'quay'].map((word) => `https://news.example/${word}`).concat('no url'),
    publisher: ['Velmora Courier', 'Coast Gazette', ''],
    language: ['en', 'zh', 'no language at all'],
    expectedVersion: [...versions, 'another'],
    // Few, so that some come again.
    idempotencyKey: ['one', 'two', 'three', 'four', ''],
    aliases: ['the mayor', 'Brandreth', '\u0000'],
    status: ['USABLE', 'USABLE', 'WITHHELD', 'CANCELED'],
  };
}
