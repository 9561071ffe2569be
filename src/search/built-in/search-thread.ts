// What a thread runs: searches an index whose path it was given.
import { workerData } from 'node:worker_threads';
import { EnvironmentError, InvalidInputError } from '../../domain/errors.js';
import type { SearchAnswer, SearchRequest } from '../search-engine.js';
import { IndexSearch } from './index-search.js';
import { Reader } from './reader.js';

/** An error of ours loses its class on the way between threads. */
export type Outcome =
  | { readonly answer: SearchAnswer }
  | { readonly refused: 'INPUT' | 'ENVIRONMENT'; readonly message: string };

// The pool puts something of its own in front.
const [, path] = workerData as [unknown, string];
const reader = new Reader(path);
const search = new IndexSearch(reader);

export default function run(request: SearchRequest): Outcome {
  try {
    return { answer: reader.snapshot(() => search.run(request)) as SearchAnswer };
  } catch (error) {
    if (error instanceof InvalidInputError) return { refused: 'INPUT', message: error.message };
    if (error instanceof EnvironmentError) return { refused: 'ENVIRONMENT', message: error.message };
    throw error;
  }
}
