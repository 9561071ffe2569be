import type Database from 'libsql';
import type { ReadRows } from './list-reader.js';

/**
 * All rows come as one JSON value, since each value that crosses the border to native code is paid for: 20
 * statements take 45 µs, and 71 µs column by column.
 */
export function rowReader(connection: Database.Database, translate: (error: unknown) => unknown): ReadRows {
  const prepared = new Map<string, Database.Statement>();
  return async (table, columns, ids) => {
    try {
      const select = prepared.get(table) ?? connection.prepare(selectRows(table, columns)).raw();
      prepared.set(table, select);
      const [rows] = select.get([JSON.stringify(ids)]) as [string];
      return (JSON.parse(rows) as unknown[][]).map((values) => {
        const row: Record<string, unknown> = {};
        for (let index = 0; index < columns.length; index++) row[columns[index] as string] = values[index];
        return row;
      });
    } catch (error) {
      throw translate(error);
    }
  };
}

function selectRows(table: string, columns: readonly string[]): string {
  return `select json_group_array(json_array(${columns.join(', ')})) from ${table}
    where id in (select value from json_each(?))`;
}
