/** What is asked: a page of a search, and lists in a list. */
export const OPERATIONS = {
  search: {
    query: `query Search($query: String!) {
      searchStatements(query: $query, first: 20, facets: []) {
        edges {
          cursor
          score
          highlights { field ranges { start end } html }
          node {
            __typename id text confidence datePublished
            actor { id name kind role }
            article { id headline url publisher datePublished }
          }
        }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    variables: { query: 'the' },
  },
  nested: {
    query: `query Nested {
      actors(first: 10) {
        nodes {
          id name kind role statementCount
          quotes(first: 10) {
            nodes { id text datePublished article { id headline publisher datePublished } }
          }
        }
      }
    }`,
    variables: {},
  },
};

/** @typedef {keyof typeof OPERATIONS} OperationName */
