import type { ExtractedStatement, Extraction } from '../domain/extraction.js';
import type { Span } from '../domain/span.js';
import { findActors } from './actors.js';
import { confidenceOf } from './confidence.js';
import { detectLanguage, primarySubtag } from './language.js';
import { loadTagger } from './language-model.js';
import { findParagraphs } from './paragraphs.js';
import { findQuotedSegments } from './quoted-segments.js';
import { readSentences } from './sentences.js';
import { readSource } from './source-phrases.js';
import { toneOf } from './speech-acts.js';
import { findStatements } from './statements.js';
import { type Tagger, tokenize } from './tokens.js';
import { quotesByMarks } from './unread-language.js';
import { plainUtterances } from './utterances.js';

export interface Extractor {
  /** Everything said in the body: who, in which words, where. `language` is a BCP 47 tag, detected where it is missing. */
  extract(body: string, language?: string): Extraction;
}

/** The only language whose sentences are read; of others the quotation marks are. */
const READ_LANGUAGE = 'en';

/** Whether there are rules for its sentences. */
export function isRead(language: string): boolean {
  return primarySubtag(language) === READ_LANGUAGE;
}

/** Loads the language model once (lazy import, so a process that only reads never pays for it). */
export async function loadExtractor(): Promise<Extractor> {
  const tag = await loadTagger();
  return {
    extract(body, language) {
      const known = language && primarySubtag(language) !== 'und' ? language : detectLanguage(body);
      return isRead(known) ? readEnglish(body, known, tag) : readMarks(body, known);
    },
  };
}

function readMarks(body: string, language: string): Extraction {
  const segments = findQuotedSegments(body, findParagraphs(body));
  return { language, actors: [], statements: quotesByMarks(body, segments) };
}

function readEnglish(body: string, language: string, tag: Tagger): Extraction {
  const paragraphs = findParagraphs(body);
  const segments = findQuotedSegments(body, paragraphs);
  const utterances = plainUtterances(body, paragraphs, segments);
  const tokens = tokenize(body, paragraphs, segments, utterances, tag);
  const read = readSentences(body, paragraphs, segments, utterances, tokens);
  const { items, sentences } = read;
  const found = findStatements(body, paragraphs, read, segments);
  const { actors, actorOf } = findActors(body, tokens, items, sentences, found);
  const place = new Map(found.map((statement, index) => [statement, index]));
  const spanOf = (range: { from: number; to: number } | null): Span | null =>
    range && { start: items.starts[range.from] as number, end: items.ends[range.to - 1] as number };
  const statements = found.map((statement, index): ExtractedStatement => {
    const { kind, form, content, source, cue, partOf, pattern, lemma } = statement;
    const tone = kind === 'CLAIM' ? toneOf(pattern, lemma) : { act: null, polarity: null };
    const actor = actorOf[index] ?? null;
    const head = source && readSource(items, source).head;
    return {
      kind,
      form,
      content,
      source: spanOf(source),
      cue: spanOf(cue),
      actor,
      partOf: partOf && (place.get(partOf) ?? null),
      ...tone,
      confidence: confidenceOf(kind, pattern, lemma, head, actor !== null),
    };
  });
  return { language, actors, statements };
}
