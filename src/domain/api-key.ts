import type { Caller } from './caller.js';

/** A key as it is kept: without what it is known by. Dates are ISO 8601 in UTC. */
export interface ApiKey extends Pick<Caller, 'scopes' | 'publishers'> {
  readonly id: string;
  /** For people: whose it is, or what it is for. */
  readonly name: string;
  readonly dateCreated: string;
  /** Null for one that does not expire. */
  readonly dateExpires: string | null;
  readonly dateRevoked: string | null;
  /** To the minute or so; null where it has never been used. */
  readonly dateLastUsed: string | null;
}

export function isValid({ dateExpires, dateRevoked }: ApiKey, now: Date): boolean {
  return dateRevoked === null && (dateExpires === null || now.toISOString() < dateExpires);
}
