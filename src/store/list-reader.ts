import { type AliasedRawBuilder, type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import { behind, decodeCursor, encodeCursor, type OrderColumn, reversed } from './keyset.js';
import { type DataVersion, RecentNodes } from './recent-nodes.js';
import type { ListQuery, ListReader, Page, PageRequest } from './store.js';
import type { Tables } from './tables.js';

/**
 * Lists in one SQL statement at a time: several for each entry of the largest page, and below SQLite's limit of 500
 * parts of a compound select.
 */
const MAX_LISTS = 400;
/** Ids in one SQL statement: bounds what is in memory at once. */
const MAX_IDS = 500;

// The three lists differ in table, columns and filters; Kysely's types cannot follow a table that is a parameter.
// biome-ignore lint/suspicious/noExplicitAny: see above.
export type Select = SelectQueryBuilder<any, any, any>;

/** What makes one noun's lists. */
export interface ListDefinition<T, Filter, Order extends string> {
  readonly table: keyof Tables;
  readonly columns: readonly string[];
  /** What stands for the table where only a part of it may be seen; under its name, with its columns. */
  readonly from?: AliasedRawBuilder<unknown, string>;
  readonly orders: Readonly<Record<Order, readonly OrderColumn[]>>;
  /** Adds the filter's conditions; every value is bound. */
  where(select: Select, filter: Filter): Select;
  // biome-ignore lint/suspicious/noExplicitAny: a row of the table's columns.
  toNode(row: any): T;
}

/** Reads rows by their ids, in the way that is the database's fastest. */
export interface RowReader {
  /** In any order, those that are there. */
  read(
    table: keyof Tables,
    columns: readonly string[],
    ids: readonly string[],
  ): Promise<Record<string, unknown>[]>;
  readonly dataVersion: DataVersion;
}

/** Reads one noun's lists by keyset. */
export class SqlListReader<T, Filter, Order extends string> implements ListReader<T, Filter, Order> {
  readonly #db: Kysely<Tables>;
  readonly #rows: RowReader;
  readonly #recent: RecentNodes<T>;
  readonly #definition: ListDefinition<T, Filter, Order>;

  constructor(db: Kysely<Tables>, rows: RowReader, definition: ListDefinition<T, Filter, Order>) {
    this.#db = db;
    this.#rows = rows;
    this.#recent = new RecentNodes(rows.dataVersion);
    this.#definition = definition;
  }

  async pages(queries: readonly ListQuery<Filter, Order>[], page: PageRequest): Promise<Page<T>[]> {
    const pages: Page<T>[] = [];
    for (const part of chunks(queries, MAX_LISTS)) pages.push(...(await this.#readPages(part, page)));
    return pages;
  }

  async #readPages(queries: readonly ListQuery<Filter, Order>[], page: PageRequest): Promise<Page<T>[]> {
    const selects = queries.map((query, list) => this.#pageOf(query, list, page));
    const rows = await this.#unionAll(selects).execute();
    const rowsOf: Record<string, unknown>[][] = queries.map(() => []);
    for (const row of rows) rowsOf[row.list]?.push(row);
    return queries.map(({ order }, list) => this.#toPage(rowsOf[list] ?? [], order, page));
  }

  /** One list's page, with one row more to see whether it goes on. */
  #pageOf({ filter, order }: ListQuery<Filter, Order>, list: number, page: PageRequest): Select {
    const { table, columns, from = table, where } = this.#definition;
    const inOrder = this.#definition.orders[order];
    const direction = page.direction === 'FORWARD' ? inOrder : reversed(inOrder);
    const after = page.cursor === null ? null : decodeCursor(page.cursor, order, inOrder);
    let select: Select = this.#db
      .selectFrom(from as 'article')
      .select([...columns, sql.lit(list).as('list')] as never);
    select = where(select, filter);
    if (after) select = select.where((eb) => behind(eb, direction, after));
    for (const { column, direction: way } of direction) select = select.orderBy(column, way);
    return select.limit(page.size + 1);
  }

  #toPage(rows: readonly Record<string, unknown>[], order: Order, page: PageRequest): Page<T> {
    const columns = this.#definition.orders[order];
    const entries = rows.slice(0, page.size).map((row) => ({
      cursor: encodeCursor(
        order,
        // PostgreSQL's larger integers come as texts.
        columns.map(({ column, numeric }) => (numeric ? Number(row[column]) : (row[column] as string))),
      ),
      node: this.#definition.toNode(row),
    }));
    if (page.direction === 'BACKWARD') entries.reverse();
    return { entries, hasMore: rows.length > page.size };
  }

  async counts(queries: readonly ListQuery<Filter, Order>[]): Promise<number[]> {
    const counts: number[] = [];
    for (const part of chunks(queries, MAX_LISTS)) {
      const selects = part.map(({ filter }, list) => {
        const { table, from = table } = this.#definition;
        const select: Select = this.#db
          .selectFrom(from as 'article')
          .select((eb) => [sql.lit(list).as('list'), eb.fn.countAll().as('count')]);
        return this.#definition.where(select, filter);
      });
      const countOf = new Map(
        (await this.#unionAll(selects).execute()).map((row) => [row.list, Number(row.count)]),
      );
      counts.push(...part.map((_, list) => countOf.get(list) ?? 0));
    }
    return counts;
  }

  /** Each part keeps its own order and limit, so it has to stand in a subquery. */
  #unionAll(selects: readonly Select[]): Select {
    if (selects.length === 1) return selects[0] as Select;
    const parts = selects.map(
      (select, list): Select => this.#db.selectFrom(select.as(`list_${list}`)).selectAll(),
    );
    return parts.reduce((all, next) => all.unionAll(next));
  }

  async byIds(ids: readonly string[]): Promise<(T | null)[]> {
    const { table, columns, toNode } = this.#definition;
    const { nodes, version } = this.#recent.find(ids);
    const unknown = ids.filter((id) => !nodes.has(id));
    for (const part of chunks([...new Set(unknown)], MAX_IDS))
      for (const row of await this.#rows.read(table, columns, part)) {
        const id = row['id'] as string;
        const node = toNode(row);
        nodes.set(id, node);
        this.#recent.add(version, id, node);
      }
    return ids.map((id) => nodes.get(id) ?? null);
  }
}

export function* chunks<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
