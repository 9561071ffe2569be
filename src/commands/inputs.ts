import { InvalidInputError } from '../domain/errors.js';
import { isFolder, listFolder } from '../input/folder.js';
import { KNOWN_ENDINGS } from '../input/format.js';

/** What a command line names, with the files of its folders. */
export interface Inputs {
  readonly files: readonly string[];
  readonly folders: number;
  /** How many files of the folders are not read. */
  readonly skipped: number;
}

/**
 * Puts the files of a folder, and of those below it, in its place.
 * @throws InvalidInputError where a folder has none to read
 */
export async function listInputs(paths: readonly string[]): Promise<Inputs> {
  const files: string[] = [];
  let folders = 0;
  let skipped = 0;
  for (const path of paths) {
    if (path === '-' || !(await isFolder(path))) {
      files.push(path);
      continue;
    }
    const listing = await listFolder(path);
    if (listing.files.length === 0)
      throw new InvalidInputError(`${path}: It has no file that ends in ${KNOWN_ENDINGS.join(', ')}.`);
    for (const file of listing.files) files.push(file);
    folders++;
    skipped += listing.skipped;
  }
  return { files, folders, skipped };
}
