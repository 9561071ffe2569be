import { createHash, randomBytes } from 'node:crypto';

/** By it people, and programs that look for secrets in the wrong places, know what it is. */
const PREFIX = 'onrecord_';
/** 256 bits: nobody finds one by trying, so a plain digest keeps it as well as a slow one. */
const SECRET_BYTES = 32;
const SECRET = /^onrecord_[\w-]{43}$/;
const ID_BYTES = 8;

/** What a key is called in lists and logs; it opens nothing. */
export function newKeyId(): string {
  return `key_${randomBytes(ID_BYTES).toString('hex')}`;
}

/** What a caller shows, as `authorization: Bearer onrecord_...`. */
export function newSecret(): string {
  return `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64url')}`;
}

/** Whether it has the form of one. */
export function isSecret(text: string): boolean {
  return SECRET.test(text);
}

/** What is kept of it. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
