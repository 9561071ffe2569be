import { isIP } from 'node:net';
import { cleanEnv, makeValidator, str } from 'envalid';
import type { AccessSettings, TokenIssuer } from './access/access-settings.js';
import { EnvironmentError } from './domain/errors.js';
import { DEFAULT_GRAPHQL_SETTINGS as GRAPH, type GraphqlSettings } from './graphql/graphql-settings.js';
import { DEFAULT_HTTP_SETTINGS as HTTP, type HttpSettings } from './http/http-settings.js';
import type { Address } from './listen.js';
import { withSecretFiles } from './secret-files.js';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const nonEmpty = makeValidator<string>((input) => {
  if (input.trim() === '') throw new Error('it is empty');
  return input;
});

const wholeNumber = (from: number, to: number) =>
  makeValidator<number>((input) => {
    const number = Number(input);
    if (input.trim() === '' || !Number.isInteger(number) || number < from || number > to)
      throw new Error(`"${input}" is not a number from ${from} to ${to}`);
    return number;
  });

/** Each takes memory of its own; more than cores are no use. */
const MAX_THREADS = 64;
/** Whoever runs processes kills them sooner. */
const MAX_STOP_SECONDS = 3_600;
const MAX_SLOW_MS = 3_600_000;

/** An hour: longer than any proxy waits. */
const MAX_TIMEOUT_S = 3_600;
/** What V8 makes a string of. */
const MAX_BYTES = 500_000_000;

const origins = makeValidator<readonly string[] | '*'>((input) => {
  const given = input.split(',').flatMap((each) => each.trim() || []);
  if (given.length === 1 && given[0] === '*') return '*';
  for (const each of given)
    if (!URL.canParse(each) || new URL(each).origin !== each)
      throw new Error(`"${each}" is no origin such as https://site.example: no path, no "/" at its end`);
  return given;
});

/** A minute; more than a server answers. */
const MAX_RATE = 10_000_000;
/** Requests a minute: somebody who types into a search box sends a few a second, a program with a key more. */
const PUBLIC_RATES = { address: 1_200, key: 6_000 };
const MAX_COUNT = 1_000_000_000;

const onOff = makeValidator<boolean>((input) => {
  if (input === 'on' || input === 'off') return input === 'on';
  throw new Error(`"${input}" is neither on nor off`);
});

/** The networks that have a name, beside addresses and networks as such. */
const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

const proxies = makeValidator<readonly string[]>((input) => {
  const given = input === 'off' ? [] : input.split(',').flatMap((each) => each.trim() || []);
  for (const each of given) {
    const [address = '', bits, ...more] = each.split('/');
    const max = isIP(address) === 4 ? 32 : 128;
    const isNetwork = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= max);
    if (!NAMED_NETWORKS.includes(each) && (isIP(address) === 0 || !isNetwork || more.length > 0))
      throw new Error(
        `"${each}" is no address or network such as 10.0.0.0/8, nor one of ${NAMED_NETWORKS.join(', ')}, nor off`,
      );
  }
  return given;
});

const ADDRESS = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/;

const metricsPlace = makeValidator<Config['metrics']>((input) => {
  if (input === 'on' || input === 'off') return input;
  const [, bracketed, plain, port] = ADDRESS.exec(input) ?? [];
  if (port === undefined || Number(port) > 65535)
    throw new Error(`"${input}" is neither on nor off nor an address such as 127.0.0.1:9464`);
  return { host: (bracketed ?? plain) as string, port: Number(port) };
});

/** A year is as good as never, and a number that is not quite a day is fine. */
const MAX_HOURS = 8_760;

const hours = makeValidator<number>((input) => {
  const number = Number(input);
  if (input.trim() === '' || !(number >= 0 && number <= MAX_HOURS))
    throw new Error(`"${input}" is not a number from 0 to ${MAX_HOURS}`);
  return number;
});

/** Never repeats what was given: it may hold a password. */
const serverUrl = (protocols: readonly string[], example: string) =>
  makeValidator<string | undefined>((input) => {
    // Compose files hand on what is not set as an empty text.
    if (input === '') return input;
    if (!URL.canParse(input) || !protocols.includes(new URL(input).protocol))
      throw new Error(`it is no url such as ${example}`);
    return input;
  });

/** The way in which traces are sent; every collector knows it. */
const OTLP_PROTOCOL = 'http/protobuf';
const COLLECTOR = serverUrl(['http:', 'https:'], 'http://127.0.0.1:4318')({ default: undefined });

/** Can be given as files, too. */
const SECRETS = ['DATABASE_URL', 'MEILI_API_KEY', 'MEILI_SEARCH_KEY'];

/** By Meilisearch's own rule for names of indexes, with room for what is added to it. */
const indexName = makeValidator<string>((input) => {
  if (!/^[\w-]{1,100}$/.test(input)) throw new Error(`"${input}" is not 1 to 100 of A-Z, a-z, 0-9, - and _`);
  return input;
});

interface MeilisearchSettings {
  readonly url: string;
  /** Where it is another one than the engine's default. */
  readonly indexName?: string;
  /** May write the index; without a search key it searches too. */
  readonly apiKey?: string;
  /** May search and nothing else. */
  readonly searchKey?: string;
}

/** What can be set from outside; each setting is an environment variable of the same meaning. */
export interface Config {
  /** HOST: the address to listen on. */
  readonly host: string;
  /** PORT: 0 takes any free one. */
  readonly port: number;
  /** DATA_DIR: the folder of the embedded database. */
  readonly dataDir: string;
  /** LOG_LEVEL */
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** SEED: whether a new embedded database is filled with the articles in seed/. */
  readonly seed: boolean;
  /** SEARCH_THREADS: how many threads of the built-in engine search for what is in many statements; 0 for none. */
  readonly searchThreads: number;
  /** METRICS: at /metrics of the same server, nowhere, or at an address of their own. */
  readonly metrics: 'on' | 'off' | Address;
  /** SLOW_REQUEST_MS: from how many milliseconds on a request is told in the log; 0 for every one. */
  readonly slowRequestMs: number;
  /** DRAIN_SECONDS: how long it answers on after the signal to end, so that it is noticed that it is unready. */
  readonly drainSeconds: number;
  /** STOP_SECONDS: how long requests under way and the batch at hand have after that. */
  readonly stopSeconds: number;
  /** OTEL_EXPORTER_OTLP_ENDPOINT or OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: whether traces are made. */
  readonly tracing: boolean;
  /**
   * REQUEST_TIMEOUT in seconds, MAX_REQUEST_BYTES, MAX_ANSWER_BYTES, CORS_ORIGINS, PLAYGROUND, RATE_PER_ADDRESS,
   * RATE_PER_KEY, TRUST_PROXY, MAX_SUBSCRIPTIONS, MAX_SUBSCRIPTIONS_EACH, SLOW_CLIENT_SECONDS
   */
  readonly http: HttpSettings;
  /** INDEXER: whether the server brings the search index up to date; off where `index --watch` does. */
  readonly indexer: boolean;
  /** RECONCILE_HOURS: how often the indexer compares the whole index with the store; 0 for never. */
  readonly reconcileHours: number;
  /** INTROSPECTION, SUGGESTIONS, MAX_DEPTH, MAX_BREADTH, MAX_ALIASES, MAX_DIRECTIVES, MAX_TOKENS, MAX_COST */
  readonly graph: GraphqlSettings;
  /** DOCUMENTS: whether others than those of the manifest are taken. DOCUMENTS_MANIFEST: its file, where it is not our own. */
  readonly documents: { readonly isTrustedOnly: boolean; readonly manifest: string | null };
  /** READ, JWT_ISSUER, JWT_AUDIENCE, JWT_JWKS_URL, JWT_SCOPE_CLAIM, JWT_PUBLISHERS_CLAIM */
  readonly access: AccessSettings;
  /** DATABASE_URL: the PostgreSQL server that keeps everything, instead of the embedded database. */
  readonly databaseUrl: string | null;
  /** MEILI_URL, MEILI_INDEX, MEILI_API_KEY, MEILI_SEARCH_KEY: the Meilisearch server that searches, instead of the built-in engine. */
  readonly meilisearch: MeilisearchSettings | null;
}

/**
 * Reads and checks the settings; the only place that does.
 * @throws EnvironmentError that names every setting that is wrong, and what would be right
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  // What is told to whoever asks, and how much anybody may ask for, is meant for the public then.
  const isProduction = environment['NODE_ENV'] === 'production';
  const settings = cleanEnv(
    withSecretFiles(environment, SECRETS),
    {
      HOST: nonEmpty({
        default: '127.0.0.1',
        desc: 'an address of this machine, such as 127.0.0.1 or 0.0.0.0',
      }),
      PORT: wholeNumber(0, 65_535)({ default: 4000, desc: 'a number from 0 (any free port) to 65535' }),
      DATA_DIR: nonEmpty({ default: './data', desc: 'a folder that can be written' }),
      LOG_LEVEL: str({ choices: LOG_LEVELS, default: 'info', desc: `one of ${LOG_LEVELS.join(', ')}` }),
      SEARCH_THREADS: wholeNumber(0, MAX_THREADS)({ default: 1, desc: `a number from 0 to ${MAX_THREADS}` }),
      INDEXER: str({ choices: ['on', 'off'], default: 'on', desc: 'on or off' }),
      RECONCILE_HOURS: hours({ default: 24, desc: `a number from 0 (never) to ${MAX_HOURS}` }),
      DATABASE_URL: serverUrl(
        ['postgres:', 'postgresql:'],
        'postgres://user:password@host:5432/database',
      )({
        default: undefined,
      }),
      MEILI_URL: serverUrl(['http:', 'https:'], 'http://127.0.0.1:7700')({ default: undefined }),
      MEILI_INDEX: indexName({ default: undefined }),
      MEILI_API_KEY: str({ default: undefined }),
      MEILI_SEARCH_KEY: str({ default: undefined }),
      REQUEST_TIMEOUT: wholeNumber(1, MAX_TIMEOUT_S)({ default: HTTP.requestTimeoutMs / 1000 }),
      MAX_REQUEST_BYTES: wholeNumber(1_000, MAX_BYTES)({ default: HTTP.maxRequestBytes }),
      MAX_ANSWER_BYTES: wholeNumber(1_000, MAX_BYTES)({ default: HTTP.maxAnswerBytes }),
      MAX_SUBSCRIPTIONS: wholeNumber(0, 100_000)({ default: HTTP.maxSubscriptions }),
      MAX_SUBSCRIPTIONS_EACH: wholeNumber(0, 100_000)({ default: HTTP.maxSubscriptionsEach }),
      SLOW_CLIENT_SECONDS: wholeNumber(1, MAX_TIMEOUT_S)({ default: HTTP.slowClientMs / 1000 }),
      CORS_ORIGINS: origins({ default: HTTP.corsOrigins }),
      PLAYGROUND: onOff({ default: !isProduction }),
      INTROSPECTION: onOff({ default: !isProduction }),
      SUGGESTIONS: onOff({ default: !isProduction }),
      RATE_PER_ADDRESS: wholeNumber(0, MAX_RATE)({ default: isProduction ? PUBLIC_RATES.address : 0 }),
      RATE_PER_KEY: wholeNumber(0, MAX_RATE)({ default: isProduction ? PUBLIC_RATES.key : 0 }),
      TRUST_PROXY: proxies({ default: HTTP.trustedProxies }),
      MAX_TOKENS: wholeNumber(1, MAX_COUNT)({ default: GRAPH.limits.maxTokens }),
      MAX_DEPTH: wholeNumber(1, MAX_COUNT)({ default: GRAPH.limits.maxDepth }),
      MAX_BREADTH: wholeNumber(1, MAX_COUNT)({ default: GRAPH.limits.maxBreadth }),
      MAX_ALIASES: wholeNumber(0, MAX_COUNT)({ default: GRAPH.limits.maxAliases }),
      MAX_DIRECTIVES: wholeNumber(0, MAX_COUNT)({ default: GRAPH.limits.maxDirectives }),
      MAX_COST: wholeNumber(1, MAX_COUNT)({ default: GRAPH.limits.maxCost }),
      DOCUMENTS: str({ choices: ['any', 'trusted'], default: 'any', desc: 'any or trusted' }),
      DOCUMENTS_MANIFEST: str({ default: '' }),
      READ: str({ choices: ['open', 'keys'], default: 'open', desc: 'open or keys' }),
      JWT_ISSUER: str({ default: '' }),
      JWT_AUDIENCE: str({ default: '' }),
      JWT_JWKS_URL: serverUrl(
        ['http:', 'https:'],
        'https://login.example/.well-known/jwks.json',
      )({ default: undefined }),
      JWT_SCOPE_CLAIM: nonEmpty({ default: 'scope' }),
      JWT_PUBLISHERS_CLAIM: nonEmpty({ default: 'publishers' }),
      SEED: str({ choices: ['on', 'off'], default: 'on', desc: 'on or off' }),
      METRICS: metricsPlace({ default: 'on' }),
      SLOW_REQUEST_MS: wholeNumber(0, MAX_SLOW_MS)({ default: 1_000 }),
      DRAIN_SECONDS: wholeNumber(0, MAX_STOP_SECONDS)({ default: 0 }),
      STOP_SECONDS: wholeNumber(0, MAX_STOP_SECONDS)({ default: 8 }),
      OTEL_EXPORTER_OTLP_ENDPOINT: COLLECTOR,
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: COLLECTOR,
      OTEL_EXPORTER_OTLP_PROTOCOL: str({ choices: [OTLP_PROTOCOL], default: OTLP_PROTOCOL }),
    },
    { reporter: ({ errors }) => reject(errors) },
  );
  return {
    host: settings.HOST,
    port: settings.PORT,
    dataDir: settings.DATA_DIR,
    logLevel: settings.LOG_LEVEL,
    seed: settings.SEED === 'on',
    searchThreads: settings.SEARCH_THREADS,
    indexer: settings.INDEXER === 'on',
    reconcileHours: settings.RECONCILE_HOURS,
    metrics: settings.METRICS,
    slowRequestMs: settings.SLOW_REQUEST_MS,
    drainSeconds: settings.DRAIN_SECONDS,
    stopSeconds: settings.STOP_SECONDS,
    tracing: Boolean(settings.OTEL_EXPORTER_OTLP_ENDPOINT || settings.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT),
    http: {
      requestTimeoutMs: settings.REQUEST_TIMEOUT * 1000,
      maxRequestBytes: settings.MAX_REQUEST_BYTES,
      maxAnswerBytes: settings.MAX_ANSWER_BYTES,
      corsOrigins: settings.CORS_ORIGINS,
      hasPlayground: settings.PLAYGROUND,
      ratePerAddress: settings.RATE_PER_ADDRESS,
      ratePerKey: settings.RATE_PER_KEY,
      trustedProxies: settings.TRUST_PROXY,
      maxSubscriptions: settings.MAX_SUBSCRIPTIONS,
      maxSubscriptionsEach: settings.MAX_SUBSCRIPTIONS_EACH,
      slowClientMs: settings.SLOW_CLIENT_SECONDS * 1000,
    },
    graph: {
      limits: {
        maxTokens: settings.MAX_TOKENS,
        maxDepth: settings.MAX_DEPTH,
        maxBreadth: settings.MAX_BREADTH,
        maxAliases: settings.MAX_ALIASES,
        maxDirectives: settings.MAX_DIRECTIVES,
        maxCost: settings.MAX_COST,
      },
      hasIntrospection: settings.INTROSPECTION,
      hasSuggestions: settings.SUGGESTIONS,
    },
    documents: {
      isTrustedOnly: settings.DOCUMENTS === 'trusted',
      manifest: settings.DOCUMENTS_MANIFEST || null,
    },
    access: { isReadingOpen: settings.READ === 'open', issuer: issuerOf(settings) },
    databaseUrl: settings.DATABASE_URL || null,
    meilisearch: settings.MEILI_URL ? meilisearchOf(settings) : null,
  };
}

function reject(errors: Partial<Record<string, Error>>): void {
  const wrong = Object.entries(errors).map(([name, error]) => `${name}: ${error?.message}`);
  if (wrong.length > 0) throw new EnvironmentError(`Settings that cannot be used: ${wrong.join('; ')}`);
}

/** @throws EnvironmentError where one of the three that belong together is missing */
function issuerOf(settings: {
  JWT_ISSUER: string;
  JWT_AUDIENCE: string;
  JWT_JWKS_URL?: string | undefined;
  JWT_SCOPE_CLAIM: string;
  JWT_PUBLISHERS_CLAIM: string;
}): TokenIssuer | null {
  const { JWT_ISSUER: issuer, JWT_AUDIENCE: audience, JWT_JWKS_URL: jwksUrl = '' } = settings;
  const given = [issuer, audience, jwksUrl].filter((each) => each !== '').length;
  if (given === 0) return null;
  if (given < 3)
    throw new EnvironmentError(
      'Settings that cannot be used: JWT_ISSUER, JWT_AUDIENCE and JWT_JWKS_URL belong together: set all of them or none.',
    );
  const { JWT_SCOPE_CLAIM: scopeClaim, JWT_PUBLISHERS_CLAIM: publishersClaim } = settings;
  return { issuer, audience, jwksUrl, scopeClaim, publishersClaim };
}

function meilisearchOf(settings: {
  MEILI_URL?: string | undefined;
  MEILI_INDEX?: string | undefined;
  MEILI_API_KEY?: string | undefined;
  MEILI_SEARCH_KEY?: string | undefined;
}): MeilisearchSettings {
  const {
    MEILI_URL: url = '',
    MEILI_INDEX: indexName,
    MEILI_API_KEY: apiKey,
    MEILI_SEARCH_KEY: searchKey,
  } = settings;
  return {
    url,
    ...(indexName ? { indexName } : {}),
    ...(apiKey ? { apiKey } : {}),
    ...(searchKey ? { searchKey } : {}),
  };
}
