import type { Correction, Place, Statement } from '../domain/statement.js';
import type { StatementTable } from './tables.js';

/** [start, end, startCodePoint, endCodePoint] */
type StoredPlace = [number, number, number, number];

/** All of a statement's places in one JSON text: they are only ever read together. */
type StoredPlaces = [content: StoredPlace[], source: StoredPlace | null, cue: StoredPlace | null];

export const STATEMENT_COLUMNS = [
  'id',
  'article_id',
  'position',
  'actor_id',
  'kind',
  'form',
  'text',
  'places',
  'cue_text',
  'part_of_id',
  'act',
  'polarity',
  'confidence',
  'date_published',
  'sort_date',
  'correction',
] as const satisfies readonly (keyof StatementTable)[];

export function toStatementRow(statement: Statement, position: number): StatementTable {
  const { source, cue } = statement;
  const places: StoredPlaces = [statement.places.map(pack), source && pack(source), cue && pack(cue)];
  return {
    id: statement.id,
    article_id: statement.articleId,
    position,
    actor_id: statement.actorId,
    kind: statement.kind,
    form: statement.form,
    text: statement.text,
    places: JSON.stringify(places),
    cue_text: statement.cueText,
    part_of_id: statement.partOfId,
    act: statement.kind === 'CLAIM' ? statement.act : null,
    polarity: statement.kind === 'CLAIM' ? statement.polarity : null,
    confidence: statement.confidence,
    date_published: statement.datePublished,
    sort_date: statement.datePublished ?? '',
    correction: statement.correction && JSON.stringify(statement.correction),
  };
}

export function toStatement(row: StatementTable): Statement {
  const [content, source, cue] = JSON.parse(row.places) as StoredPlaces;
  const base = {
    id: row.id,
    articleId: row.article_id,
    actorId: row.actor_id,
    partOfId: row.part_of_id,
    text: row.text,
    places: content.map(unpack),
    source: source && unpack(source),
    cue: cue && unpack(cue),
    cueText: row.cue_text,
    confidence: row.confidence,
    datePublished: row.date_published,
    correction: row.correction === null ? null : (JSON.parse(row.correction) as Correction),
  };
  return row.kind === 'QUOTE'
    ? { ...base, kind: 'QUOTE', form: row.form as 'DIRECT' | 'PARTIAL' }
    : {
        ...base,
        kind: 'CLAIM',
        form: row.form as 'INDIRECT' | 'MIXED',
        act: row.act,
        polarity: row.polarity,
      };
}

function pack({ start, end, startCodePoint, endCodePoint }: Place): StoredPlace {
  return [start, end, startCodePoint, endCodePoint];
}

function unpack([start, end, startCodePoint, endCodePoint]: StoredPlace): Place {
  return { start, end, startCodePoint, endCodePoint };
}
