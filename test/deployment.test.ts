import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { readConfig } from '../src/config.js';

interface Service {
  readonly build?: string;
  readonly image: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly command?: readonly string[];
  readonly read_only?: boolean;
}

const compose = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};
const workflow = parse(readFileSync('.github/workflows/ci.yml', 'utf8'));
const dockerfile = readFileSync('Dockerfile', 'utf8');
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const services = Object.entries(compose.services);
/** What Docker would put in for variables that have defaults, and for those that have to be set. */
const filledIn = (value: string) =>
  value.replace(/\$\{(\w+)(?::[-?]([^}]*))?\}/g, (_, name, fallback) =>
    name.endsWith('_PASSWORD') || name.endsWith('_KEY') ? 'drawn' : (fallback ?? ''),
  );

describe('docker-compose.yml', () => {
  it('has no secret in it, and none by default', () => {
    const secrets = services.flatMap(([, { environment = {} }]) =>
      Object.entries(environment).filter(([name]) => /PASSWORD|KEY$|SECRET|TOKEN/.test(name)),
    );
    expect(secrets.map(([name]) => name).sort()).toEqual([
      'MEILI_MASTER_KEY',
      'MEILI_MASTER_KEY',
      'PGPASSWORD',
      'PGPASSWORD',
      'POSTGRES_PASSWORD',
    ]);
    for (const [, value] of secrets)
      expect(value).toMatch(/^\$\{(MEILI_MASTER_KEY|POSTGRES_PASSWORD):\?[^}]+\}$/);
    for (const name of ['api', 'indexer'])
      expect(compose.services[name]?.environment).not.toHaveProperty('MEILI_MASTER_KEY');
  });

  it('pins what it starts, checks that it is well, and lets this machine alone reach it', () => {
    for (const [name, { build, image, healthcheck, ports = [] }] of services) {
      if (build) expect(dockerfile).toContain('\nHEALTHCHECK ');
      else {
        expect([name, image]).toEqual([name, expect.stringMatching(/:v?\d+\.\d+/)]);
        expect(healthcheck?.test).toBeDefined();
      }
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    }
  });

  it('keeps data in volumes that it names, and starts each when what it needs is well', () => {
    const used = services.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0]));
    expect([...new Set(used)].sort()).toEqual(Object.keys(compose.volumes).sort());
    for (const name of ['postgres', 'meilisearch']) expect(compose.services[name]?.volumes).toHaveLength(1);
    expect(compose.services['api']?.depends_on).toEqual({
      postgres: { condition: 'service_healthy' },
      keys: { condition: 'service_completed_successfully' },
    });
  });

  it('leaves the index to one service, which is asked for its health where it listens', () => {
    const { api, indexer } = compose.services;
    const { PORT, ...settings } = indexer?.environment ?? {};
    expect({ ...settings, INDEXER: 'off' }).toEqual(api?.environment);
    expect(indexer?.depends_on).toEqual(api?.depends_on);
    expect(settings['METRICS']).toBe(`0.0.0.0:${PORT}`);
    const [, program, ...command] = indexer?.command ?? [];
    expect([program, ...command]).toEqual(['dist/cli.js', 'index', '--watch']);
  });

  it('gives the API settings that it takes, and runs programs that are there', () => {
    const { MEILI_API_KEY_FILE, MEILI_SEARCH_KEY_FILE, ...environment } = Object.fromEntries(
      Object.entries(compose.services['api']?.environment ?? {}).map(([name, value]) => [
        name,
        filledIn(value),
      ]),
    );
    expect(readConfig(environment)).toMatchObject({
      databaseUrl: 'postgres://onrecord@postgres:5432/onrecord',
      meilisearch: { url: 'http://meilisearch:7700' },
      metrics: { host: '0.0.0.0', port: 9464 },
      tracing: false,
    });
    const [, script = '', folder] = compose.services['keys']?.command ?? [];
    expect(existsSync(script)).toBe(true);
    expect([MEILI_API_KEY_FILE, MEILI_SEARCH_KEY_FILE]).toEqual([
      `${folder}/api-key`,
      `${folder}/search-key`,
    ]);
  });
});

describe('The image', () => {
  it('is made of what the build reads, and of no more than that', () => {
    const allowed = readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'));
    expect(allowed[0]).toBe('*');
    for (const line of allowed.slice(1)) {
      expect(line).toMatch(/^![\w./-]+$/);
      expect(existsSync(line.slice(1))).toBe(true);
    }
    // What it copies out of the build was let in, or is made there.
    for (const [, paths = ''] of dockerfile.matchAll(/^COPY --from=build (.*) \S+$/gm))
      for (const path of paths.split(' ').map((each) => each.replace('/app/', '')))
        expect(['node_modules', 'dist', ...allowed.map((line) => line.slice(1))]).toContain(path);
  });

  it('runs as nobody in particular, on a version of Node that is tried', () => {
    const stages = dockerfile.split(/^FROM /m).slice(1);
    expect(stages).toHaveLength(2);
    const versions = stages.map((stage) => /^node:(\d+)\.\d+\.\d+-\S+/.exec(stage)?.[1]);
    expect(versions[0]).toBe(versions[1]);
    expect(workflow.jobs.check.strategy.matrix.node).toContain(Number(versions[1]));
    expect(stages[1]).toMatch(/^USER node$/m);
    const started = [...dockerfile.matchAll(/CMD (\[.*\])$/gm)].map(
      ([, list]) => JSON.parse(list as string) as string[],
    );
    const start = /node --max.*$/.exec(manifest.scripts.start)?.[0].split(' ');
    expect(started).toEqual([['node', 'docker/health.mjs'], start]);
  });

  it('tells whether its server is alive', () => {
    const check = () =>
      execFileSync(process.execPath, ['docker/health.mjs'], { env: { PORT: '9' }, stdio: 'pipe' });
    expect(check).toThrow('Command failed');
  });
});

describe('The workflow', () => {
  it('checks every version of Node that is supported, with the servers of docker-compose.yml', () => {
    const { strategy, services: started, env, steps } = workflow.jobs.check;
    expect(strategy.matrix.node).toEqual([20, 22, 24]);
    for (const name of ['postgres', 'meilisearch'])
      expect(started[name].image).toBe(compose.services[name]?.image);
    // What the tests look for, with what the servers were given.
    expect(env.MEILI_MASTER_KEY).toBe(started.meilisearch.env.MEILI_MASTER_KEY);
    expect(env.MEILI_URL).toBe(`http://127.0.0.1:${started.meilisearch.ports[0].split(':')[0]}`);
    const database = new URL(env.DATABASE_URL);
    expect(database).toMatchObject({
      username: started.postgres.env.POSTGRES_USER,
      password: started.postgres.env.POSTGRES_PASSWORD,
      port: '5432',
      pathname: '/onrecord',
    });
    expect(started.postgres.ports).toEqual(['5432:5432']);
    expect(steps.map(({ run }: { run?: string }) => run)).toEqual(
      expect.arrayContaining(['npm ci', 'npm run check']),
    );
  });
});
