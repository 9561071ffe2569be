import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const SUFFIXES: Readonly<Record<string, string>> = {
  query: 'Query',
  mutation: 'Mutation',
  subscription: 'Subscription',
};

/** A list that Relay pages through by itself: @connection wants all that its specification names. */
const PAGED_SEARCH = `
  fragment PagedSearch_results on Query
  @refetchable(queryName: "PagedSearchPageQuery")
  @argumentDefinitions(query: { type: "String!" }, count: { type: "Int", defaultValue: 4 }, after: { type: "String" }) {
    searchStatements(query: $query, first: $count, after: $after) @connection(key: "PagedSearch_searchStatements") {
      edges {
        node {
          id
          text
        }
      }
    }
  }
`;

/** Has the connection grow page by page in Relay's store, and prints the ids in it. */
const PROGRAM = `
import { ConnectionHandler, Environment, fetchQuery, Network, RecordSource, Store, type FetchFunction } from 'relay-runtime';
import PageQuery, { type PagedSearchPageQuery } from './__generated__/PagedSearchPageQuery.graphql';
import ActorQuery, { type ActorOnRecordQuery } from './__generated__/ActorOnRecordQuery.graphql';

const [url = '', query = ''] = process.argv.slice(2);
const send: FetchFunction = async ({ text }, variables) => {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query: text, variables }) });
  return response.json();
};
const environment = new Environment({ network: Network.create(send), store: new Store(new RecordSource()) });

interface Listed { ids: string[]; cursor: unknown; hasMore: unknown }
function listed(): Listed {
  let list: Listed = { ids: [], cursor: null, hasMore: false };
  environment.commitUpdate((store) => {
    const connection = ConnectionHandler.getConnection(store.getRoot(), 'PagedSearch_searchStatements', { query });
    const page = connection?.getLinkedRecord('pageInfo');
    list = {
      ids: (connection?.getLinkedRecords('edges') ?? []).map((edge) => edge?.getLinkedRecord('node')?.getDataID() ?? ''),
      cursor: page?.getValue('endCursor'),
      hasMore: page?.getValue('hasNextPage'),
    };
  });
  return list;
}

const pages: number[] = [];
for (let after: string | null = null, more = true; more; ) {
  // What is not retained is collected.
  await fetchQuery<PagedSearchPageQuery>(environment, PageQuery, { query, after }).toPromise();
  const { ids, cursor, hasMore } = listed();
  pages.push(ids.length);
  after = cursor as string;
  more = hasMore === true;
}
const person = await fetchQuery<ActorOnRecordQuery>(environment, ActorQuery, { name: 'Abraham Lincoln' }).toPromise();
console.log(JSON.stringify({ ids: listed().ids, pages, name: person?.actor?.name }));
`;

/** Lays out a project as Relay's compiler wants it, with every ready-made operation in a module of its own. */
export async function layOutRelayProject(folder: string, root: string): Promise<void> {
  const source = join(folder, 'src');
  await mkdir(source);
  await cp(join(root, 'schema/schema.graphql'), join(folder, 'schema.graphql'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const write = (name: string, content: object | string) =>
    writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  await write('package.json', { type: 'module' });
  await write('relay.config.json', {
    src: './src',
    language: 'typescript',
    schema: './schema.graphql',
    eagerEsModules: true,
    customScalarTypes: { DateTime: 'string' },
  });
  await write('tsconfig.json', {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: {
      rootDir: 'src',
      noEmit: true,
      module: 'ESNext',
      moduleResolution: 'Bundler',
      lib: ['ES2023', 'DOM'],
      types: ['node'],
      typeRoots: [join(root, 'node_modules/@types')],
    },
    include: ['src'],
  });
  for (const file of await readdir(join(root, 'schema/operations'))) {
    if (!file.endsWith('.graphql')) continue;
    const text = await readFile(join(root, 'schema/operations', file), 'utf8');
    const document = text.replace(/^#.*\n/gm, '');
    const [start, kind, name] = /^(query|mutation|subscription) (\w+)/.exec(document) as string[];
    // Relay wants an operation called as its module, with its kind behind that.
    await write(
      `src/${name}.ts`,
      moduleOf(document.replace(start as string, `${start}${SUFFIXES[kind as string]}`)),
    );
  }
  await write('src/PagedSearch.ts', moduleOf(PAGED_SEARCH));
  await write('src/program.ts', PROGRAM);
}

function moduleOf(document: string): string {
  return `import { graphql } from 'relay-runtime';\n\nexport const document = graphql\`${document}\`;\n`;
}
