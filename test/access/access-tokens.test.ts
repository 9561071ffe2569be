import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Authenticator } from '../../src/access/authenticator.js';
import { ForbiddenError, UnauthenticatedError } from '../../src/domain/errors.js';
import { KeysInMemory } from './keys-in-memory.js';
import { startIssuer, type TestIssuer } from './token-issuer.js';

let issuer: TestIssuer;
let authenticator: Authenticator;
beforeAll(async () => {
  issuer = await startIssuer();
  authenticator = authenticatorOf();
});
afterAll(() => issuer.close());

function authenticatorOf(settings = {}): Authenticator {
  return new Authenticator(new KeysInMemory(), {
    isReadingOpen: true,
    issuer: { ...issuer.settings, ...settings },
  });
}

const identify = (token: string, by = authenticator) => by.identify(`Bearer ${token}`);

describe('a token of the issuer', () => {
  it('says who asks', async () => {
    expect(await identify(await issuer.token({ scope: 'openid review read' }))).toEqual({
      kind: 'TOKEN',
      id: 'user-7',
      name: 'user-7',
      scopes: ['review', 'read'],
      publishers: null,
    });
    expect(await identify(await issuer.token({ name: 'Ada Quill' }))).toMatchObject({ name: 'Ada Quill' });
  });

  it('has its scopes in a text or a list, with a prefix or without, in whatever claim is set', async () => {
    for (const scope of ['onrecord:write other:admin', ['onrecord:write', 'email'], ['write', 'write']])
      expect(await identify(await issuer.token({ scope }))).toMatchObject({ scopes: ['write'] });
    const other = authenticatorOf({ scopeClaim: 'permissions' });
    const token = await issuer.token({ permissions: ['admin'] });
    expect(await identify(token, other)).toMatchObject({ scopes: ['admin'] });
  });

  it('is limited to publishers, and then reads alone', async () => {
    const token = await issuer.token({ scope: 'admin', publishers: ['Coast Gazette'] });
    expect(await identify(token)).toMatchObject({ scopes: ['read'], publishers: ['Coast Gazette'] });
    expect(await identify(await issuer.token({ publishers: [] }))).toMatchObject({ publishers: [] });
  });

  it('is known where only its scopes are none of ours', async () => {
    for (const scope of ['openid email', null, 7, ['delete']])
      await expect(identify(await issuer.token({ scope }))).rejects.toThrow(ForbiddenError);
  });

  it('of a key that was shown meanwhile is taken', async () => {
    const key = await issuer.newKey('second', true);
    expect(await identify(await issuer.token({}, { key, kid: 'second' }), authenticatorOf())).toMatchObject({
      id: 'user-7',
    });
  });

  it('does not have the keys read again each time', async () => {
    const other = authenticatorOf();
    const before = issuer.reads();
    const key = await issuer.newKey('unknown', false);
    for (let time = 0; time < 5; time++) {
      await identify(await issuer.token(), other);
      await expect(identify(await issuer.token({}, { key, kid: 'unknown' }), other)).rejects.toThrow();
    }
    expect(issuer.reads()).toBe(before + 1);
  });
});

describe('a token that is not valid', () => {
  const now = Math.floor(Date.now() / 1000);
  const unsigned = (payload: object) =>
    `${base64({ alg: 'none' })}.${base64({ iss: issuer.settings.issuer, aud: 'onrecord', sub: 'x', exp: now + 60, ...payload })}.`;
  const base64 = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  /** Signed with what everybody can read, as if it were a shared secret. */
  const confused = async () => {
    const text = `${base64({ alg: 'HS256', kid: 'own' })}.${base64({ iss: issuer.settings.issuer, aud: 'onrecord', sub: 'x', exp: now + 60 })}`;
    const shown = await (await fetch(issuer.settings.jwksUrl)).text();
    return `${text}.${createHmac('sha256', shown).update(text).digest('base64url')}`;
  };

  const changed = async () => {
    const [header, , signature] = (await issuer.token()).split('.');
    const payload = { iss: issuer.settings.issuer, aud: 'onrecord', sub: 'x', exp: now + 60, scope: 'admin' };
    return `${header}.${base64(payload)}.${signature}`;
  };

  it.each([
    ['that has expired', () => issuer.token({ exp: now - 60 })],
    ['that is not yet valid', () => issuer.token({ nbf: now + 60 })],
    ['that never expires', () => issuer.token({ exp: null })],
    ['of another issuer', () => issuer.token({ iss: 'https://other.example/' })],
    ['for another service', () => issuer.token({ aud: 'another' })],
    ['of nobody', () => issuer.token({ sub: null })],
    ['of an empty subject', () => issuer.token({ sub: '' })],
    ['whose limits cannot be read', () => issuer.token({ publishers: 'Coast Gazette' })],
    ['signed by somebody else', async () => issuer.token({}, { key: await issuer.newKey('own', false) })],
    ['of a key that is not shown', () => issuer.token({}, { kid: 'another' })],
    ['without a signature', async () => unsigned({})],
    ['signed with the public key', confused],
    ['that was changed', changed],
    ['that is none', async () => 'a.b.c'],
  ])('%s is refused in the same words', async (_, make) => {
    const refusal = identify(await make());
    await expect(refusal).rejects.toThrow(UnauthenticatedError);
    await expect(refusal).rejects.toThrow(
      'The key is not valid: nobody knows it, it has expired, or it was revoked.',
    );
  });

  it('is none of where no issuer is set', async () => {
    const closed = new Authenticator(new KeysInMemory(), { isReadingOpen: true, issuer: null });
    await expect(identify(await issuer.token(), closed)).rejects.toThrow(UnauthenticatedError);
  });
});

it('that the issuer is away is not the fault of the one who asks', async () => {
  issuer.setAway(true);
  try {
    const token = await issuer.token();
    await expect(identify(token, authenticatorOf())).rejects.toThrow('/jwks.json cannot be had.');
    // Who has the keys goes on.
    expect(await identify(token)).toMatchObject({ id: 'user-7' });
    const unreachable = authenticatorOf({ jwksUrl: 'http://127.0.0.1:9/' });
    await expect(identify(token, unreachable)).rejects.toThrow('127.0.0.1:9/ cannot be had.');
  } finally {
    issuer.setAway(false);
  }
});
