import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { TokenIssuer } from '../../src/access/access-settings.js';

const ISSUER = 'https://login.example/';
const AUDIENCE = 'onrecord';

export interface TestIssuer {
  readonly settings: TokenIssuer;
  /** How often its keys were read. */
  readonly reads: () => number;
  /** Whether its address answers. */
  setAway(isAway: boolean): void;
  /** A valid token, but for what is changed; a claim that is null is left out. */
  token(claims?: Record<string, unknown>, options?: { key?: CryptoKey; kid?: string }): Promise<string>;
  /** A new pair of keys, shown or not. */
  newKey(kid: string, isShown: boolean): Promise<CryptoKey>;
  close(): Promise<void>;
}

/** An issuer of tokens that shows its keys on a port of this machine. */
export async function startIssuer(): Promise<TestIssuer> {
  const shown: object[] = [];
  let reads = 0;
  let isAway = false;
  const newKey = async (kid: string, isShown: boolean): Promise<CryptoKey> => {
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    if (isShown) shown.push({ ...(await exportJWK(publicKey)), kid, alg: 'ES256' });
    return privateKey;
  };
  const ownKey = await newKey('own', true);
  const server = createServer((_, response) => {
    reads++;
    if (isAway) response.writeHead(503).end('<h1>Away</h1>');
    else response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: shown }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    settings: {
      issuer: ISSUER,
      audience: AUDIENCE,
      jwksUrl: `http://127.0.0.1:${port}/jwks.json`,
      scopeClaim: 'scope',
      publishersClaim: 'publishers',
    },
    reads: () => reads,
    setAway: (away) => {
      isAway = away;
    },
    newKey,
    async token(claims = {}, { key = ownKey, kid = 'own' } = {}) {
      const now = Math.floor(Date.now() / 1000);
      const payload: Record<string, unknown> = {
        iss: ISSUER,
        aud: AUDIENCE,
        sub: 'user-7',
        exp: now + 60,
        scope: 'read',
        ...claims,
      };
      for (const [name, value] of Object.entries(payload)) if (value === null) delete payload[name];
      return new SignJWT(payload as JWTPayload).setProtectedHeader({ alg: 'ES256', kid }).sign(key);
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
