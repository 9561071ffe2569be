import { createHash } from 'node:crypto';
import type { HTTPGraphQLRequest } from '@apollo/server';
import type { Caller } from '../domain/caller.js';
import { EnvironmentError } from '../domain/errors.js';
import { RequestError } from './errors.js';

/** Documents by their ids, as clients' build tools write them. */
export type DocumentManifest = Readonly<Record<string, string>>;

const HASHED = 'sha256:';

/** The id of a document by its text (GraphQL over HTTP, appendix on persisted documents). */
export function documentIdOf(source: string): string {
  return `${HASHED}${createHash('sha256').update(source).digest('hex')}`;
}

/** What says which document a request is about. */
export interface Naming {
  readonly documentId?: unknown;
  readonly query?: unknown;
  readonly extensions?: unknown;
}

/** Documents that were given to the server beforehand, so that a request names one by its id. */
export class TrustedDocuments {
  readonly #sources: ReadonlyMap<string, string>;
  readonly #texts: ReadonlySet<string>;
  readonly #isOnly: boolean;

  /**
   * @param isOnly whether no other documents are taken, but from callers with the scope admin
   * @throws EnvironmentError where an id is not that of its document
   */
  constructor(manifest: DocumentManifest, isOnly: boolean) {
    for (const [id, source] of Object.entries(manifest))
      if (id.startsWith(HASHED) && id !== documentIdOf(source))
        throw new EnvironmentError(
          `The manifest of documents has ${id} for a document of another text: make it anew.`,
        );
    this.#sources = new Map(Object.entries(manifest));
    this.#texts = new Set(this.#sources.values());
    this.#isOnly = isOnly;
  }

  /**
   * The request with its document in `query`, wherever it is named by its id.
   * @throws RequestError where there is none of this id, or it is none that is taken
   */
  resolve(request: HTTPGraphQLRequest, caller: Caller): HTTPGraphQLRequest {
    if (request.method === 'GET') return this.#resolveSearch(request, caller);
    const body = request.body as Naming | null | undefined;
    // What is no object at all is for GraphQL over HTTP to refuse.
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return request;
    const query = this.queryOf(body, caller);
    if (query === body.query) return request;
    const { documentId: _, ...rest } = body;
    return { ...request, body: { ...rest, query } };
  }

  #resolveSearch(request: HTTPGraphQLRequest, caller: Caller): HTTPGraphQLRequest {
    const params = new URLSearchParams(request.search);
    const given = {
      documentId: params.get('documentId') ?? undefined,
      query: params.get('query') ?? undefined,
      extensions: parsed(params.get('extensions')),
    };
    const query = this.queryOf(given, caller);
    if (query === given.query || typeof query !== 'string') return request;
    params.delete('documentId');
    params.set('query', query);
    return { ...request, search: `?${params}` };
  }

  /**
   * The text of the document that is named, or that is given.
   * @throws RequestError where there is none of this id, or it is none that is taken
   */
  queryOf({ documentId, query, extensions }: Naming, caller: Caller): unknown {
    if (documentId !== undefined && documentId !== null) {
      if (query !== undefined && query !== null)
        throw new RequestError('BAD_REQUEST', 'Send "documentId" or "query", not both.');
      return this.#byId(documentId);
    }
    const known = query ?? this.#sources.get(`${HASHED}${hashIn(extensions)}`);
    if (this.#isOnly && !this.#texts.has(known as string) && !caller.scopes.includes('admin'))
      throw new RequestError(
        'DOCUMENT_NOT_TRUSTED',
        'Only documents that this server was given beforehand are taken: send the "documentId" of one.',
      );
    return known;
  }

  #byId(documentId: unknown): string {
    if (typeof documentId !== 'string')
      throw new RequestError('BAD_REQUEST', '"documentId" is no text: send one such as "sha256:7dba...".');
    const source = this.#sources.get(documentId);
    if (source === undefined)
      throw new RequestError(
        'DOCUMENT_NOT_FOUND',
        'There is no document of that id: it is "sha256:" and the SHA-256 of its text in hexadecimal digits.',
      );
    return source;
  }
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** As clients of Apollo's persisted queries name a document. */
function hashIn(extensions: unknown): unknown {
  return (extensions as { persistedQuery?: { sha256Hash?: unknown } } | null | undefined)?.persistedQuery
    ?.sha256Hash;
}
