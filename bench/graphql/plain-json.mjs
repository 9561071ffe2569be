/**
 * The floor: the operations' answers put together by hand, as an endpoint would that knows no GraphQL.
 * @typedef {import('./source.mjs').Source} Source
 */

/** @param {Source} source */
export async function searchPage({ store, searcher }, { query }) {
  const { hits, hasNextPage } = await searcher.search({
    query,
    types: ['STATEMENT'],
    filter: {},
    sort: 'RELEVANCE',
    first: 20,
    after: null,
    facets: [],
    facetLimit: 10,
    facetQuery: null,
    highlights: true,
    total: false,
  });
  const statements = await store.statements.byIds(hits.map(({ id }) => id));
  const [actors, articles] = await Promise.all([
    byId(
      store.actors,
      statements.map((statement) => statement?.actorId),
    ),
    byId(
      store.articles,
      statements.map((statement) => statement?.articleId),
    ),
  ]);
  const edges = hits.map(({ cursor, score, highlights }, index) => {
    const statement = statements[index];
    const actor = actors.get(statement.actorId);
    const article = articles.get(statement.articleId);
    return {
      cursor,
      score,
      highlights,
      node: {
        __typename: statement.kind === 'QUOTE' ? 'Quote' : 'Claim',
        id: statement.id,
        text: statement.text,
        confidence: statement.confidence,
        datePublished: statement.datePublished,
        actor: actor ? { id: actor.id, name: actor.name, kind: actor.kind, role: actor.role } : null,
        article: {
          id: article.id,
          headline: article.headline,
          url: article.url,
          publisher: article.publisher,
          datePublished: article.datePublished,
        },
      },
    };
  });
  const pageInfo = { hasNextPage, endCursor: hits.at(-1)?.cursor ?? null };
  return { data: { searchStatements: { edges, pageInfo } } };
}

/** @param {Source} source */
export async function nestedLists({ store }) {
  const page = { size: 10, direction: 'FORWARD', cursor: null };
  const [{ entries }] = await store.actors.pages([{ filter: {}, order: 'MOST_STATEMENTS' }], page);
  const quotes = await store.statements.pages(
    entries.map(({ node }) => ({ filter: { actorIds: [node.id], kinds: ['QUOTE'] }, order: 'NEWEST' })),
    page,
  );
  const articles = await byId(
    store.articles,
    quotes.flatMap((list) => list.entries.map(({ node }) => node.articleId)),
  );
  const nodes = entries.map(({ node: { id, name, kind, role, statementCount } }, index) => ({
    id,
    name,
    kind,
    role,
    statementCount,
    quotes: {
      nodes: quotes[index].entries.map(({ node: quote }) => {
        const { id, headline, publisher, datePublished } = articles.get(quote.articleId);
        return {
          id: quote.id,
          text: quote.text,
          datePublished: quote.datePublished,
          article: { id, headline, publisher, datePublished },
        };
      }),
    },
  }));
  return { data: { actors: { nodes } } };
}

async function byId(lists, ids) {
  const unique = [...new Set(ids.filter((id) => id != null))];
  const nodes = await lists.byIds(unique);
  return new Map(unique.map((id, index) => [id, nodes[index]]));
}
