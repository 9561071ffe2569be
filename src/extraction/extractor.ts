import type { ExtractedStatement, Extraction } from '../domain/extraction.js';
import type { Span } from '../domain/span.js';
import { findActors } from './actors.js';
import { loadTagger } from './language-model.js';
import { findParagraphs } from './paragraphs.js';
import { findQuotedSegments } from './quotation-marks.js';
import { readSentences } from './sentences.js';
import { findStatements } from './statements.js';
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
      const { items, sentences } = readSentences(body, paragraphs, segments, tokens);
      const found = findStatements(body, items, sentences, segments);
      const span = (r: { from: number; to: number } | null): Span | null =>
        r && { start: items.starts[r.from] as number, end: items.ends[r.to - 1] as number };
      const { actors, actorOf } = findActors(body, tokens, items, sentences, found);
      const statements = found.map((f, index): ExtractedStatement => {
        return {
          kind: f.kind,
          form: f.form,
          content: f.content,
          source: span(f.source),
          cue: span(f.cue),
          actor: actorOf[index] ?? null,
          partOf: f.partOf ? found.indexOf(f.partOf) : null,
          confidence: 0.5,
        };
      });
      return { language: language ?? 'en', actors, statements };
    },
  };
}
