import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema, graphql } from 'graphql';

export const BUILT = fileURLToPath(new URL('../../dist/playground/', import.meta.url));

/** The tightest policy under which the playground works. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // Monaco writes its themes and measures into style elements of its own.
  "style-src 'self' 'unsafe-inline'",
  // Pictures and icons inside the style sheet.
  "img-src 'self' data:",
  'font-src data:',
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface Site {
  baseUrl: string;
  close(): Promise<void>;
}

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

const SCHEMA = buildSchema(`
  "A record of invented statements."
  type Query {
    "Statements that hold every word of the query."
    searchStatements(query: String!, first: Int = 10): [Statement!]!
    "Who is on record."
    actors: [Actor!]!
  }
  "What somebody said."
  type Statement { text: String! actor: Actor! }
  "Somebody who speaks."
  type Actor { name: String! }
`);
const MARA = { name: 'Mara Ellin' };
const ROOT = {
  actors: [MARA],
  searchStatements: ({ query }: { query: string }) => [
    { text: `The ${query} will open in spring.`, actor: MARA },
  ],
};
const OPERATIONS = [
  {
    name: 'ListActors',
    description: 'Who is on record.',
    query: 'query ListActors {\n  actors { name }\n}\n',
  },
  {
    name: 'SearchStatements',
    description: 'Statements that hold every word.',
    query:
      'query SearchStatements($query: String!) {\n  searchStatements(query: $query) {\n    text\n    actor { name }\n  }\n}\n',
    variables: { query: 'harbour' },
  },
];

/** Serves the built files as the real server does, over a schema of a few lines. */
export async function startSite(): Promise<Site> {
  const server = createServer((request, response) => {
    answer(request).then(
      ({ type, body }) => {
        response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY });
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(request: IncomingMessage): Promise<{ type: string; body: Buffer | string }> {
  const { pathname } = new URL(request.url ?? '/', 'http://site');
  if (pathname === '/graphql/operations') return json(OPERATIONS);
  if (pathname === '/graphql' && request.method === 'POST') return json(await execute(request));
  const file =
    { '/': 'home.html', '/graphql': 'graphiql.html' }[pathname] ??
    pathname.replace(/^\/playground\//, '');
  return { type: TYPES[extname(file)] ?? 'text/plain', body: await readFile(join(BUILT, file)) };
}

async function execute(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { query, variables, operationName } = JSON.parse(Buffer.concat(chunks).toString());
  return graphql({
    schema: SCHEMA,
    rootValue: ROOT,
    source: query,
    variableValues: variables,
    operationName,
  });
}

function json(value: unknown) {
  return { type: 'application/json', body: JSON.stringify(value) };
}
