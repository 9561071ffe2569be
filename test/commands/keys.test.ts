import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { endAll, run, start } from './run.js';

// Processes take their time on a machine that is busy.
jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), 'onrecord-keys-'));
const environment = { DATA_DIR: folder, SEED: 'off' };
afterAll(async () => {
  await endAll();
  rmSync(folder, { recursive: true });
});

const create = async (...options: string[]) => {
  const ended = await run(['keys', 'create', ...options], environment);
  return { ...ended, secret: ended.stdout.trim(), id: /key_[0-9a-f]{16}/.exec(ended.stderr)?.[0] ?? '' };
};

describe('keys', () => {
  it('are made, used, listed and revoked beside a running server', async () => {
    const { code, secret, id, stderr } = await create(
      '--name',
      'The desk',
      '--scopes',
      'read, write',
      '--expires',
      '30d',
    );
    expect({ code, secret }).toEqual({ code: 0, secret: expect.stringMatching(/^onrecord_[\w-]{43}$/) });
    expect(stderr).toMatch(
      /^key_[0-9a-f]{16} {2}The desk \(read write; created .*; expires .*; never used\)\n/,
    );

    const server = start('main.js', [], environment);
    const listening = JSON.parse(await server.line((line) => line.includes('"listening"')));
    const ask = async (token: string) => {
      const response = await fetch(listening.playground, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: '{ articles { totalCount } }' }),
      });
      return { status: response.status, body: await response.json() };
    };
    expect(await ask(secret)).toMatchObject({ status: 200, body: { data: { articles: { totalCount: 0 } } } });
    // In time for the list: nobody waits for it.
    const lastUse = async () => (await run(['keys', 'list'], environment)).stdout;
    expect(await lastUse()).toMatch(new RegExp(`^${id} {2}The desk \\(.*; last used 20\\d\\d-.*\\)\n$`));

    const revoked = await run(['keys', 'revoke', id], environment);
    expect(revoked).toMatchObject({ code: 0, stdout: expect.stringContaining('; revoked 20') });
    expect(await ask(secret)).toMatchObject({
      status: 401,
      body: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
    });
    expect(await lastUse()).toContain('; revoked 20');

    server.process.kill('SIGTERM');
    const { stdout: log } = await server.ended;
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
    for (const text of [log, ...files]) expect(text).not.toContain(secret);
  });

  it('are revoked together or not at all', async () => {
    const { id } = await create('--name', 'Another', '--scopes', 'read');
    const { code, stderr } = await run(['keys', 'revoke', id, 'key_none'], environment);
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'onrecord: There is no key key_none.\n' });
    expect((await run(['keys', 'list'], environment)).stdout).toMatch(
      new RegExp(`^${id} {2}Another \\(read; created \\S+; does not expire; never used\\)$`, 'm'),
    );
  });

  it('are limited to publishers, and then read alone', async () => {
    const limits = ['--publisher', 'Coast Gazette', 'Velmora Courier'];
    const { code, stderr } = await create('--name', 'The Gazette', '--scopes', 'read', ...limits);
    expect([code, stderr]).toEqual([
      0,
      expect.stringContaining('(read; of Coast Gazette, Velmora Courier; '),
    ]);
    const writing = await create('--name', 'The Gazette', '--scopes', 'write', ...limits);
    expect([writing.code, writing.stdout]).toEqual([1, '']);
    expect(writing.stderr).toContain('can have the scope read alone');
  });

  it('are not made of a scope that there is not', async () => {
    const { code, stdout, stderr } = await create('--name', 'Wrong', '--scopes', 'read,delete');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(
      'onrecord: "delete" is no scope: give one or more of read, write, review, admin, with commas between them.\n',
    );
  });
});
