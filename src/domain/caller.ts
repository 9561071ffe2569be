/**
 * What a caller may do. Each of write, review and admin includes read, and admin includes all of them.
 * - read: read the record
 * - write: take articles in and change them, correct statements and actors
 * - review: review claims
 * - admin: what is about the service and not the record
 */
export const SCOPES = ['read', 'write', 'review', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

export function isScope(text: string): text is Scope {
  return (SCOPES as readonly string[]).includes(text);
}

/** Who asks. */
export interface Caller {
  readonly kind: 'ANONYMOUS' | 'KEY' | 'TOKEN';
  /** The key's id, or the token's subject; null where nobody says who it is. */
  readonly id: string | null;
  /** For people. */
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Of which publishers' articles it may see anything; null for all. */
  readonly publishers: readonly string[] | null;
}

/** A caller without a key, where reading is open. */
export const ANONYMOUS: Caller = {
  kind: 'ANONYMOUS',
  id: null,
  name: 'anonymous',
  scopes: ['read'],
  publishers: null,
};

export function hasScope({ scopes }: Pick<Caller, 'scopes'>, scope: Scope): boolean {
  return scopes.includes(scope) || scopes.includes('admin') || (scope === 'read' && scopes.length > 0);
}
