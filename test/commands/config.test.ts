import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import { EnvironmentError } from '../../src/domain/errors.js';

describe('readConfig', () => {
  it('has a default for every setting', () => {
    expect(readConfig({ PATH: '/bin', NODE_ENV: 'production' })).toMatchObject({
      host: '127.0.0.1',
      port: 4000,
      dataDir: './data',
      logLevel: 'info',
      seed: true,
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
    ['DATABASE_URL', 'mysql://me:secret@db.example/x', /no url such as postgres:/],
    ['MEILI_URL', 'search.example', /no url such as http:/],
  ])('refuses %s=%s', (name, value, why) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(EnvironmentError);
    expect(read).toThrow(`Settings that cannot be used: ${name}: `);
    expect(read).toThrow(why);
    expect(read).not.toThrow('secret');
  });

  it('takes the servers that stand in for what is built in', () => {
    const DATABASE_URL = 'postgres://me:secret@127.0.0.1:5432/onrecord';
    const meilisearch = { url: 'http://127.0.0.1:7700', apiKey: 'writes', searchKey: 'searches' };
    const MEILI = { MEILI_URL: meilisearch.url, MEILI_API_KEY: 'writes', MEILI_SEARCH_KEY: 'searches' };
    expect(readConfig({})).toMatchObject({ databaseUrl: null, meilisearch: null });
    expect(readConfig({ DATABASE_URL, ...MEILI })).toMatchObject({ databaseUrl: DATABASE_URL, meilisearch });
  });
});
