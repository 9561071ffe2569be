// The import table: which part of src/ may know which, and where each library stays.
export const PARTS = [
  'domain',
  'input',
  'extraction',
  'store',
  'search',
  'access',
  'live',
  'telemetry',
  'graphql',
  'http',
  'commands',
];

/** What a part may import besides itself. Files directly in src/ wire the parts and may import all of them. */
const MAY_IMPORT = {
  domain: [],
  input: ['domain'],
  extraction: ['domain'],
  store: ['domain'],
  search: ['domain'],
  access: ['domain', 'store/store\\.ts'],
  // The two ports, not what is behind them.
  live: ['domain', 'store/store\\.ts', 'search/search-engine\\.ts'],
  telemetry: ['domain', 'store/store\\.ts', 'search/search-engine\\.ts'],
  graphql: [
    'domain',
    'live',
    'store/store\\.ts',
    'search/search-engine\\.ts',
    'search/limited-search\\.ts',
    'telemetry/request-notes\\.ts',
  ],
  http: ['domain', 'graphql', 'telemetry'],
  commands: ['domain', 'input', 'extraction', 'access', 'search/search-engine\\.ts', '[^/]+\\.ts'],
};

/** Libraries and the parts that they stay in; any other is free to be used where it is needed. */
const LIBRARIES = {
  kysely: ['store', 'search/built-in'],
  libsql: ['store', 'search/built-in'],
  graphql: ['graphql'],
  'type-graphql': ['graphql'],
  'reflect-metadata': ['graphql'],
  dataloader: ['graphql'],
  '@apollo/server': ['graphql', 'http'],
  '@fastify/compress': ['http'],
  '@fastify/cors': ['http'],
  '@fastify/static': ['http'],
  negotiator: ['graphql'],
  '@fastify/proxy-addr': ['http'],
  'graphql-ws': ['http'],
  ws: ['http'],
  fastify: ['http', '[^/]+\\.ts'],
  meilisearch: ['search/meilisearch'],
  undici: ['search/meilisearch'],
  cockatiel: ['search/guarded-search'],
  pg: ['store'],
  'wink-nlp': ['extraction'],
  'wink-eng-lite-web-model': ['extraction'],
  yaml: ['input'],
  linkedom: ['input'],
  '@mozilla/readability': ['input'],
  envalid: ['config\\.ts'],
  commander: ['cli\\.ts'],
  jose: ['access'],
  'rate-limiter-flexible': ['http'],
  pino: ['telemetry'],
  'prom-client': ['telemetry/metrics\\.ts'],
  '@opentelemetry': ['telemetry/tracing\\.ts'],
  'p-map': ['reindex\\.ts'],
};

const partRules = PARTS.map((part) => ({
  name: `${part}-imports`,
  comment: `src/${part} may import itself and: ${MAY_IMPORT[part].join(', ') || 'nothing else'}.`,
  severity: 'error',
  from: { path: `^src/${part}/` },
  to: { path: '^src/', pathNot: [part, ...MAY_IMPORT[part]].map((target) => `^src/${target}`) },
}));

const libraryRules = Object.entries(LIBRARIES).map(([library, parts]) => ({
  name: `${library}-stays`,
  comment: `${library} is imported in ${parts.join(', ')} only.`,
  severity: 'error',
  from: { path: '^src/', pathNot: parts.map((part) => `^src/${part}`) },
  to: { path: `(^|/)node_modules/${library}/` },
}));

export default {
  forbidden: [
    ...partRules,
    ...libraryRules,
    {
      name: 'no-packages-in-domain',
      comment: 'The domain is made of TypeScript and of Node itself.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { dependencyTypes: ['npm', 'npm-dev'] },
    },
    {
      name: 'no-circles',
      comment:
        'Modules that import each other in a circle fail at start when a decorator needs a class too early.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'only-declared-packages',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
