import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { formatByName } from './format.js';

/** The files to read, and how many were passed over. */
export interface FolderListing {
  readonly files: readonly string[];
  /** Hidden ones, and those whose ending tells no format. */
  readonly skipped: number;
}

/** Lists a folder and the folders in it, by name. Linked files are followed, linked folders are not: they may go in circles. */
export async function listFolder(folder: string): Promise<FolderListing> {
  const files: string[] = [];
  let skipped = 0;
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.')) skipped++;
    else if (entry.isDirectory()) {
      const below = await listFolder(path);
      files.push(...below.files);
      skipped += below.skipped;
    } else if (formatByName(entry.name) && !(entry.isSymbolicLink() && (await isFolder(path))))
      files.push(path);
    else skipped++;
  }
  return { files, skipped };
}

/** What is not there is no folder: whoever reads it then says why it cannot be read. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
