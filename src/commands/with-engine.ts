import { EnvironmentError } from '../domain/errors.js';
import { SearchUnavailableError } from '../search/search-engine.js';

/**
 * Does what is nothing without the search engine.
 * @throws EnvironmentError where that cannot be used, with what to do
 */
export async function withEngine<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SearchUnavailableError) throw new EnvironmentError(error.message, { cause: error });
    throw error;
  }
}
