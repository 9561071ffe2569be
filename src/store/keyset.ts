import {
  type ExpressionBuilder,
  type ExpressionWrapper,
  type ReferenceExpression,
  type SqlBool,
  sql,
} from 'kysely';
import { InvalidInputError } from '../domain/errors.js';

/** A column that a list is ordered by. Its values are never null. */
export interface OrderColumn<Column extends string = string> {
  readonly column: Column;
  readonly direction: 'asc' | 'desc';
  /** Its values are numbers; otherwise they are text. */
  readonly numeric?: true;
}

type CursorValue = string | number;

/**
 * A cursor holds the values of its entry's order columns, so a page starts behind them wherever that is by then:
 * entries that come in or go out before it move nothing.
 */
export function encodeCursor(order: string, values: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify([order, ...values])).toString('base64url');
}

/** @throws InvalidInputError where it is none of our cursors, or of a list in another order */
export function decodeCursor(cursor: string, order: string, columns: readonly OrderColumn[]): CursorValue[] {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    parts = null;
  }
  const [its, ...values] = Array.isArray(parts) ? (parts as unknown[]) : [];
  const fits = (value: unknown, index: number): boolean =>
    columns[index]?.numeric ? isInteger(value) : isText(value);
  if (its !== order || values.length !== columns.length || !values.every(fits))
    throw new InvalidInputError(
      `The cursor "${cursor.slice(0, 80)}" does not belong to this list: take one that the same list gave in the same order (${order}).`,
    );
  return values as CursorValue[];
}

/** Of 32 bits, as such columns are: PostgreSQL compares them with no other. */
function isInteger(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) === ((value as number) | 0);
}

/** PostgreSQL takes no NUL. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\0');
}

/** The other way round, to read backwards. */
export function reversed<Column extends string>(
  columns: readonly OrderColumn<Column>[],
): OrderColumn<Column>[] {
  return columns.map(({ column, direction }) => ({
    column,
    direction: direction === 'asc' ? 'desc' : 'asc',
  }));
}

/** Everything that comes strictly behind the values, as a condition that an index on the columns can serve. */
export function behind<DB, TB extends keyof DB>(
  eb: ExpressionBuilder<DB, TB>,
  columns: readonly OrderColumn[],
  values: readonly CursorValue[],
): ExpressionWrapper<DB, TB, SqlBool> {
  const comparison = (index: number, operator: '>' | '>=' | '=') => {
    const { column, direction } = columns[index] as OrderColumn;
    const turned = direction === 'asc' ? operator : (operator.replace('>', '<') as '<' | '<=' | '=');
    return eb(column as ReferenceExpression<DB, TB>, turned, sql.val(values[index]));
  };
  // a > 1 or (a = 1 and (b > 2 or (b = 2 and c > 3))), from the inside out.
  let condition = comparison(columns.length - 1, '>');
  for (let index = columns.length - 2; index >= 0; index--)
    condition = eb.or([comparison(index, '>'), eb.and([comparison(index, '='), condition])]);
  // Says the same of the first column alone, in the form that bounds an index scan.
  return columns.length === 1 ? condition : eb.and([comparison(0, '>='), condition]);
}
