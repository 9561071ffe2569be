import { createHash } from 'node:crypto';

const PREFIX_OF = { Article: 'art', Actor: 'act', Quote: 'quo', Claim: 'clm', Change: 'chg' } as const;

export type NodeType = keyof typeof PREFIX_OF;

/** 120 bits: two of a billion things share an id once in 10^18. */
const ID_BYTES = 15;
const ID_PATTERN = /^(art|act|quo|clm|chg)_[0-9a-v]{24}$/;

/**
 * The id of the thing that these parts make up. It is derived, not drawn, so that the same article taken in
 * again, here or in another database, gets the same ids.
 */
export function stableId(type: NodeType, ...parts: readonly string[]): string {
  // JSON keeps ["ab", "c"] and ["a", "bc"] apart.
  const digest = createHash('sha256')
    .update(JSON.stringify([type, ...parts]))
    .digest();
  const number = BigInt(`0x${digest.subarray(0, ID_BYTES).toString('hex')}`);
  return `${PREFIX_OF[type]}_${number.toString(32).padStart(24, '0')}`;
}

/** The id of what is numbered, not derived. */
export function numberedId(type: NodeType, number: number): string {
  return `${PREFIX_OF[type]}_${String(number).padStart(24, '0')}`;
}

/** What an id is the id of; null where it is no id of ours. */
export function nodeTypeOf(id: string): NodeType | null {
  const prefix = ID_PATTERN.exec(id)?.[1];
  for (const [type, its] of Object.entries(PREFIX_OF)) if (its === prefix) return type as NodeType;
  return null;
}

/** Digest of a text, to know it again. */
export function textDigest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
