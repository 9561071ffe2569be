import { beforeEach, describe, expect, it } from '@jest/globals';
import { DEFAULT_ACCESS_SETTINGS } from '../../src/access/access-settings.js';
import { Authenticator } from '../../src/access/authenticator.js';
import { issueKey, type KeyRequest } from '../../src/access/key-issue.js';
import { ANONYMOUS } from '../../src/domain/caller.js';
import { InvalidInputError, UnauthenticatedError } from '../../src/domain/errors.js';
import { KeysInMemory } from './keys-in-memory.js';

const NOON = new Date('2026-03-04T12:00:00.000Z');
const at = (seconds: number) => new Date(NOON.getTime() + seconds * 1000);
const REQUEST: KeyRequest = { name: 'The archive', scopes: ['review', 'read'] };

let keys: KeysInMemory;
let authenticator: Authenticator;
beforeEach(() => {
  keys = new KeysInMemory();
  authenticator = new Authenticator(keys, DEFAULT_ACCESS_SETTINGS);
});
const issue = (change: Partial<KeyRequest> = {}) => issueKey(keys, { ...REQUEST, ...change }, NOON);

describe('a key that is made', () => {
  it('is kept without its secret', async () => {
    const { key, secret } = await issue();
    expect(secret).toMatch(/^onrecord_[\w-]{43}$/);
    expect(key).toEqual({
      id: expect.stringMatching(/^key_[0-9a-f]{16}$/),
      name: 'The archive',
      scopes: ['read', 'review'],
      publishers: null,
      dateCreated: NOON.toISOString(),
      dateExpires: null,
      dateRevoked: null,
      dateLastUsed: null,
    });
    const kept = JSON.stringify([...keys.byId, ...keys.digests]);
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(secret.replace('onrecord_', ''));
  });

  it('is another one each time', async () => {
    const secrets = await Promise.all(Array.from({ length: 50 }, () => issue()));
    expect(new Set(secrets.map(({ secret }) => secret)).size).toBe(50);
    expect(keys.byId.size).toBe(50);
  });

  it('expires on a date, or after days', async () => {
    expect((await issue({ expires: '2026-03-05' })).key.dateExpires).toBe('2026-03-05T00:00:00.000Z');
    expect((await issue({ expires: '90d' })).key.dateExpires).toBe('2026-06-02T12:00:00.000Z');
  });

  for (const [wrong, change, message] of [
    ['without a name', { name: ' \n' }, 'name is empty'],
    ['with a long name', { name: 'x'.repeat(201) }, 'has 201 characters; at most 200'],
    ['with a NUL in its name', { name: 'a\0b' }, 'control characters'],
    ['without a scope', { scopes: [] }, 'one or more of read, write, review, admin'],
    ['of another scope', { scopes: ['read', 'delete'] }, '"delete" is no scope'],
    ['that has expired', { expires: '2026-03-04' }, 'not in the future'],
    ['of no days', { expires: '0d' }, 'not in the future'],
    ['for ever', { expires: '99999999d' }, '36500 days at the latest'],
    ['until a day that is none', { expires: '2026-02-30' }, 'not a date of ISO 8601'],
    ['of publishers that writes', { publishers: ['Coast Gazette'] }, 'scope read alone'],
    ['of no publishers', { scopes: ['read'], publishers: [] }, 'Name the publishers'],
  ] as const)
    it(`cannot be one ${wrong}`, async () => {
      await expect(issue(change)).rejects.toThrow(InvalidInputError);
      await expect(issue(change)).rejects.toThrow(message);
      expect(keys.byId.size).toBe(0);
    });
});

describe('who asks', () => {
  it('is nobody without a key', async () => {
    expect(await authenticator.identify(undefined)).toBe(ANONYMOUS);
  });

  it('is whose the key is', async () => {
    const { key, secret } = await issue({ scopes: ['read'], publishers: ['  Coast\tGazette '] });
    const caller = {
      kind: 'KEY',
      id: key.id,
      name: 'The archive',
      scopes: ['read'],
      publishers: ['Coast Gazette'],
    };
    expect(await authenticator.identify(`Bearer ${secret}`, NOON)).toEqual(caller);
    expect(await authenticator.identify(`bearer  ${secret}`, NOON)).toEqual(caller);
  });

  it('is nobody known with a wrong, expired or revoked key, and is told the same each time', async () => {
    const { secret: expired } = await issue({ expires: '1d' });
    const { key, secret: revoked } = await issue();
    await keys.revoke(key.id, NOON);
    const { secret: unknown } = await issueKey(new KeysInMemory(), REQUEST, NOON);
    const messages = new Set<string>();
    for (const token of [expired, revoked, unknown, 'x', unknown.slice(1)])
      try {
        await authenticator.identify(`Bearer ${token}`, at(86_400));
        throw new Error(`${token} was taken.`);
      } catch (error) {
        expect(error).toBeInstanceOf(UnauthenticatedError);
        messages.add((error as Error).message);
      }
    expect([...messages]).toEqual([
      'The key is not valid: nobody knows it, it has expired, or it was revoked.',
    ]);
    expect(await authenticator.identify(`Bearer ${expired}`, at(86_399))).toMatchObject({ kind: 'KEY' });
  });

  it('is not read from anything but a bearer token', async () => {
    const { secret } = await issue();
    for (const header of ['', 'Bearer', 'Bearer ', secret, `Basic ${secret}`, `Bearer ${secret} x`])
      await expect(authenticator.identify(header)).rejects.toThrow('authorization: Bearer <key>');
  });

  it('is noted once a minute', async () => {
    const { key, secret } = await issue();
    for (const seconds of [1, 2, 60, 62, 63, 200])
      await authenticator.identify(`Bearer ${secret}`, at(seconds));
    expect(keys.uses).toEqual([1, 62, 200].map((seconds) => [key.id, at(seconds).toISOString()]));
  });

  it('is let in also while the store cannot note it', async () => {
    const { secret } = await issue();
    keys.failure = new Error('The disk is full.');
    expect(await authenticator.identify(`Bearer ${secret}`, NOON)).toMatchObject({ kind: 'KEY' });
  });
});
