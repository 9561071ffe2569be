import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, validate } from 'graphql';
import { EnvironmentError, InvalidInputError } from '../domain/errors.js';
import { makeSchema } from './schema.js';
import { type DocumentManifest, documentIdOf } from './trusted-documents.js';

/**
 * Reads a manifest: a JSON object of ids and documents, as this program and GraphQL Code Generator write it.
 * @throws EnvironmentError where the file is none
 */
export async function readManifest(path: string): Promise<DocumentManifest> {
  let manifest: unknown;
  try {
    manifest = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new EnvironmentError(
      `The manifest of documents cannot be read (${(error as Error).message}): name another one in DOCUMENTS_MANIFEST.`,
    );
  }
  if (!isManifest(manifest))
    throw new EnvironmentError(
      `${path} is no manifest of documents: it is a JSON object with an id for each document's text.`,
    );
  return manifest;
}

function isManifest(value: unknown): value is DocumentManifest {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((source) => typeof source === 'string')
  );
}

/**
 * Makes a manifest of the documents in a folder's `.graphql` files.
 * @throws InvalidInputError where one is no document of this schema
 */
export async function makeManifest(folder: string): Promise<string> {
  const schema = makeSchema();
  const names = (await readdir(folder)).filter((name) => name.endsWith('.graphql')).sort();
  const manifest: Record<string, string> = {};
  for (const name of names) {
    const source = await readFile(join(folder, name), 'utf8');
    for (const { message } of problemsOf(source)) throw new InvalidInputError(`${name}: ${message}`);
    manifest[documentIdOf(source)] = source;
  }
  return `${JSON.stringify(manifest, null, 2)}\n`;

  function problemsOf(source: string): readonly { message: string }[] {
    try {
      return validate(schema, parse(source));
    } catch (error) {
      return [error as Error];
    }
  }
}
