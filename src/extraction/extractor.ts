import type { Extraction, ExtractedStatement } from '../domain/extraction.js';
import { loadTagger } from './language-model.js';
import { findParagraphs } from './paragraphs.js';
import { findQuotedSegments } from './quotation-marks.js';
import { tokenize } from './tokens.js';

export interface Extractor {
  /** Everything said in the body: who, in which words, where. */
  extract(body: string, language?: string): Extraction;
}

/** Loads the language model once (lazy import, so a process that only reads never pays for it). */
export async function loadExtractor(): Promise<Extractor> {
  const tag = await loadTagger();
  return {
    extract(body, language) {
      const paragraphs = findParagraphs(body);
      const segments = findQuotedSegments(body, paragraphs);
      const tokens = tokenize(body, paragraphs, segments, tag);
      void tokens;
      const statements: ExtractedStatement[] = segments
        .filter(({ parent }) => parent < 0)
        .map(({ inner }) => ({ kind: 'QUOTE', form: 'DIRECT', content: [inner], source: null, cue: null, actor: null, partOf: null, confidence: 0.3 }));
      return { language: language ?? 'en', actors: [], statements };
    },
  };
}
