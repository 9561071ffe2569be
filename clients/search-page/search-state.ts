import { useEffect, useState } from 'react';
import type { SearchFilter, StatementKind } from '../documents';

/** What is searched for. It stands in the address, so that a search can be shared and found again. */
export interface Search {
  readonly query: string;
  readonly kind: StatementKind | null;
  readonly actorId: string | null;
  readonly year: string | null;
}

export function toFilter({ kind, actorId, year }: Search): SearchFilter {
  return {
    ...(kind && { kinds: [kind] }),
    ...(actorId && { actorIds: [actorId] }),
    ...(year && { publishedFrom: `${year}-01-01`, publishedBefore: `${Number(year) + 1}-01-01` }),
  };
}

/** The search in the address, and a way to another one. */
export function useSearch(): [Search, (change: Partial<Search>) => void] {
  const [search, setSearch] = useState(readAddress);
  useEffect(() => {
    const goBack = () => setSearch(readAddress());
    window.addEventListener('popstate', goBack);
    return () => window.removeEventListener('popstate', goBack);
  }, []);
  const change = (part: Partial<Search>) => {
    const next = { ...search, ...part };
    window.history.replaceState(null, '', `?${toParameters(next)}`);
    setSearch(next);
  };
  return [search, change];
}

/** The value as it was some time ago, so that not every letter is searched for. */
export function useDelayed<T>(value: T, milliseconds: number): T {
  const [delayed, setDelayed] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setDelayed(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return delayed;
}

function readAddress(): Search {
  const parameters = new URLSearchParams(window.location.search);
  const kind = parameters.get('kind');
  const year = parameters.get('year');
  return {
    query: parameters.get('q') ?? '',
    kind: kind === 'QUOTE' || kind === 'CLAIM' ? kind : null,
    actorId: parameters.get('actor'),
    year: year && /^\d{4}$/.test(year) ? year : null,
  };
}

function toParameters({ query, kind, actorId, year }: Search): URLSearchParams {
  const given = { q: query, kind, actor: actorId, year };
  return new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
}
