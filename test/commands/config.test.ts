import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import { EnvironmentError } from '../../src/domain/errors.js';
import { DEFAULT_GRAPHQL_SETTINGS } from '../../src/graphql/graphql-settings.js';
import { DEFAULT_HTTP_SETTINGS } from '../../src/http/http-settings.js';

describe('readConfig', () => {
  it('has a default for every setting', () => {
    expect(readConfig({ PATH: '/bin', NODE_ENV: 'production' })).toMatchObject({
      host: '127.0.0.1',
      port: 4000,
      dataDir: './data',
      logLevel: 'info',
      seed: true,
      indexer: true,
      reconcileHours: 24,
    });
  });

  it('takes what is set', () => {
    const settings = { HOST: '::1', PORT: '0', DATA_DIR: '/srv/my data', LOG_LEVEL: 'silent', SEED: 'off' };
    expect(readConfig(settings)).toMatchObject({
      host: '::1',
      port: 0,
      dataDir: '/srv/my data',
      logLevel: 'silent',
      seed: false,
    });
    expect(readConfig({ PORT: '65535' })).toMatchObject({ port: 65535 });
    expect(readConfig({ INDEXER: 'off', RECONCILE_HOURS: '0.5' })).toMatchObject({
      indexer: false,
      reconcileHours: 0.5,
    });
  });

  it.each([
    ['HOST', '', 'it is empty'],
    ['PORT', 'many', '"many" is not a number from 0 to 65535'],
    ['PORT', '', '"" is not a number from 0 to 65535'],
    ['PORT', '40.5', '"40.5" is not a number from 0 to 65535'],
    ['PORT', '65536', '"65536" is not a number from 0 to 65535'],
    ['PORT', '-1', '"-1" is not a number from 0 to 65535'],
    ['DATA_DIR', ' ', 'it is empty'],
    ['LOG_LEVEL', 'loud', /"loud".*fatal.*error.*warn.*info.*debug.*trace.*silent/],
    ['SEED', 'true', /"true".*on.*off/],
    ['PLAYGROUND', 'yes', '"yes" is neither on nor off'],
    ['RATE_PER_KEY', '-1', 'is not a number from 0 to 10000000'],
    ['TRUST_PROXY', '10.0.0.0/33', '"10.0.0.0/33" is no address or network'],
    ['TRUST_PROXY', 'proxy.example', 'is no address or network'],
    ['MAX_DEPTH', '0', 'is not a number from 1 to'],
    ['DOCUMENTS', 'some', /"some".*any.*trusted/],
    ['READ', 'closed', /"closed".*open.*keys/],
    ['JWT_JWKS_URL', 'login.example', /no url such as https:/],
    ['REQUEST_TIMEOUT', '0', '"0" is not a number from 1 to 3600'],
    ['MAX_ANSWER_BYTES', '10MB', '"10MB" is not a number from 1000 to 500000000'],
    ['CORS_ORIGINS', 'https://a.example, https://b.example/', /"https:\/\/b.example\/" is no origin such as/],
    ['CORS_ORIGINS', '*.a.example', /is no origin such as/],
    ['INDEXER', 'no', /"no".*on.*off/],
    ['RECONCILE_HOURS', 'daily', '"daily" is not a number from 0 to 8760'],
    ['RECONCILE_HOURS', '-1', '"-1" is not a number from 0 to 8760'],
    ['DATABASE_URL', 'mysql://me:secret@db.example/x', /no url such as postgres:/],
    ['MEILI_URL', 'search.example', /no url such as http:/],
    ['MEILI_INDEX', 'of statements', '"of statements" is not 1 to 100 of A-Z, a-z, 0-9, - and _'],
    ['METRICS', 'yes', '"yes" is neither on nor off nor an address such as 127.0.0.1:9464'],
    ['METRICS', '9464', /neither on nor off/],
    ['METRICS', '127.0.0.1:94640', /neither on nor off/],
    ['SLOW_REQUEST_MS', '-1', '"-1" is not a number from 0 to 3600000'],
    ['DRAIN_SECONDS', '0.5', '"0.5" is not a number from 0 to 3600'],
    ['STOP_SECONDS', '', '"" is not a number from 0 to 3600'],
  ])('refuses %s=%s', (name, value, why) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(EnvironmentError);
    expect(read).toThrow(`Settings that cannot be used: ${name}: `);
    expect(read).toThrow(why);
    expect(read).not.toThrow('secret');
  });

  it('takes what is let in and given out over HTTP', () => {
    expect(readConfig({}).http).toEqual(DEFAULT_HTTP_SETTINGS);
    const { http } = readConfig({
      REQUEST_TIMEOUT: '5',
      MAX_REQUEST_BYTES: '2000',
      MAX_ANSWER_BYTES: '3000',
      CORS_ORIGINS: 'https://a.example, http://localhost:3000',
      MAX_SUBSCRIPTIONS: '50',
      MAX_SUBSCRIPTIONS_EACH: '4',
      SLOW_CLIENT_SECONDS: '9',
    });
    expect(http).toEqual({
      requestTimeoutMs: 5_000,
      maxRequestBytes: 2_000,
      maxAnswerBytes: 3_000,
      corsOrigins: ['https://a.example', 'http://localhost:3000'],
      hasPlayground: true,
      ratePerAddress: 0,
      ratePerKey: 0,
      trustedProxies: ['loopback'],
      maxSubscriptions: 50,
      maxSubscriptionsEach: 4,
      slowClientMs: 9_000,
    });
    expect(readConfig({ CORS_ORIGINS: '*' }).http.corsOrigins).toBe('*');
  });

  it('takes the servers that stand in for what is built in', () => {
    const DATABASE_URL = 'postgres://me:secret@127.0.0.1:5432/onrecord';
    const meilisearch = {
      url: 'http://127.0.0.1:7700',
      indexName: 'said',
      apiKey: 'writes',
      searchKey: 'searches',
    };
    const MEILI = {
      MEILI_URL: meilisearch.url,
      MEILI_API_KEY: 'writes',
      MEILI_SEARCH_KEY: 'searches',
      MEILI_INDEX: 'said',
    };
    expect(readConfig({})).toMatchObject({ databaseUrl: null, meilisearch: null });
    expect(readConfig({ DATABASE_URL, ...MEILI })).toMatchObject({ databaseUrl: DATABASE_URL, meilisearch });
    // As compose files hand on what is not set.
    expect(readConfig({ DATABASE_URL: '', MEILI_URL: '' })).toMatchObject({
      databaseUrl: null,
      meilisearch: null,
    });
  });

  it('takes what may be asked for, and how often', () => {
    expect(readConfig({})).toMatchObject({
      graph: DEFAULT_GRAPHQL_SETTINGS,
      documents: { isTrustedOnly: false, manifest: null },
    });
    const { graph, http, documents } = readConfig({
      MAX_COST: '7',
      MAX_DEPTH: '6',
      MAX_BREADTH: '5',
      MAX_ALIASES: '0',
      MAX_DIRECTIVES: '3',
      MAX_TOKENS: '2',
      SUGGESTIONS: 'off',
      RATE_PER_ADDRESS: '30',
      RATE_PER_KEY: '40',
      TRUST_PROXY: '10.0.0.0/8, 2001:db8::1,uniquelocal',
      DOCUMENTS: 'trusted',
      DOCUMENTS_MANIFEST: '/srv/manifest.json',
    });
    expect(graph).toEqual({
      limits: { maxCost: 7, maxDepth: 6, maxBreadth: 5, maxAliases: 0, maxDirectives: 3, maxTokens: 2 },
      hasIntrospection: true,
      hasSuggestions: false,
    });
    expect(http).toMatchObject({
      hasPlayground: true,
      ratePerAddress: 30,
      ratePerKey: 40,
      trustedProxies: ['10.0.0.0/8', '2001:db8::1', 'uniquelocal'],
    });
    expect(documents).toEqual({ isTrustedOnly: true, manifest: '/srv/manifest.json' });
    expect(readConfig({ TRUST_PROXY: 'off' }).http.trustedProxies).toEqual([]);
  });

  it('is set up for the public in production, unless it is told otherwise', () => {
    const NODE_ENV = 'production';
    expect(readConfig({ NODE_ENV })).toMatchObject({
      graph: { ...DEFAULT_GRAPHQL_SETTINGS, hasIntrospection: false, hasSuggestions: false },
      http: { hasPlayground: false, ratePerAddress: 1_200, ratePerKey: 6_000 },
      access: { isReadingOpen: true },
    });
    expect(
      readConfig({ NODE_ENV, PLAYGROUND: 'on', INTROSPECTION: 'on', RATE_PER_ADDRESS: '0' }),
    ).toMatchObject({ graph: { hasIntrospection: true }, http: { hasPlayground: true, ratePerAddress: 0 } });
  });

  it('takes who is let in', () => {
    expect(readConfig({}).access).toEqual({ isReadingOpen: true, issuer: null });
    const JWT = {
      JWT_ISSUER: 'https://login.example/',
      JWT_AUDIENCE: 'onrecord',
      JWT_JWKS_URL: 'https://login.example/keys',
    };
    const issuer = {
      issuer: JWT.JWT_ISSUER,
      audience: 'onrecord',
      jwksUrl: JWT.JWT_JWKS_URL,
      scopeClaim: 'scope',
      publishersClaim: 'publishers',
    };
    expect(readConfig({ READ: 'keys', ...JWT }).access).toEqual({ isReadingOpen: false, issuer });
    expect(
      readConfig({ ...JWT, JWT_SCOPE_CLAIM: 'permissions', JWT_PUBLISHERS_CLAIM: 'https://x/papers' }).access
        .issuer,
    ).toEqual({ ...issuer, scopeClaim: 'permissions', publishersClaim: 'https://x/papers' });
    for (const name of Object.keys(JWT))
      expect(() => readConfig({ ...JWT, [name]: '' })).toThrow('belong together: set all of them or none');
  });

  it('takes an address for metrics, of whatever kind', () => {
    expect(readConfig({}).metrics).toBe('on');
    expect(readConfig({ METRICS: '127.0.0.1:9464' }).metrics).toEqual({ host: '127.0.0.1', port: 9464 });
    expect(readConfig({ METRICS: '[::1]:0' }).metrics).toEqual({ host: '::1', port: 0 });
    expect(readConfig({ METRICS: 'metrics.internal:9464' }).metrics).toMatchObject({
      host: 'metrics.internal',
    });
  });

  it('reads secrets from files, and says which file it cannot read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'onrecord-config-'));
    const MEILI_URL = 'http://127.0.0.1:7700';
    const MEILI_API_KEY_FILE = join(folder, 'api-key');
    try {
      expect(() => readConfig({ MEILI_URL, MEILI_API_KEY_FILE })).toThrow(
        /MEILI_API_KEY_FILE cannot be read \(ENOENT.*api-key.*name a file that this user may read/,
      );
      writeFileSync(MEILI_API_KEY_FILE, 'secret\n');
      expect(readConfig({ MEILI_URL, MEILI_API_KEY_FILE }).meilisearch).toEqual({
        url: MEILI_URL,
        apiKey: 'secret',
      });
      const twice = () => readConfig({ MEILI_URL, MEILI_API_KEY_FILE, MEILI_API_KEY: 'another' });
      expect(twice).toThrow('MEILI_API_KEY and MEILI_API_KEY_FILE are both set: leave one of them out.');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
