import type { Items } from './items.js';

const NEGATIONS = new Set(['not', "n't", 'never', 'neither', 'nor', 'hardly', 'without']);
/** What one does instead of saying something: "refrained from", "stopped short of", "avoided". */
const ABSTAINING = new Set([
  'refrain',
  'refrained',
  'refrains',
  'refraining',
  'avoid',
  'avoided',
  'avoids',
  'avoiding',
  'short',
  'stop',
  'stopped',
  'instead',
  'rather',
  'without',
]);

/** "declined to say", "refusing to answer" */
const DECLINING = new Set('decline declined declines declining refuse refused refuses refusing'.split(' '));

export function isNegated(items: Items, from: number, at: number, floor: number): boolean {
  for (let index = from; index < at; index++) {
    const word = items.words[index] as string;
    if (NEGATIONS.has(word) || DECLINING.has(word)) return true;
  }
  const before = items.words[from] === 'to' ? from - 1 : from;
  if (before < from && before >= floor && DECLINING.has(items.words[before] as string)) return true;
  for (let index = from - 1; index >= floor && index >= from - 2; index--) {
    const word = items.words[index] as string;
    if (ABSTAINING.has(word)) return /ing$/.test(items.words[at] as string);
  }
  return false;
}
