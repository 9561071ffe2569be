import { type ColumnDefinitionBuilder, type CreateTableBuilder, sql } from 'kysely';

type DataTypeExpression = Parameters<CreateTableBuilder<string>['addColumn']>[1];

/** The column types in which the databases differ. */
export interface ColumnTypes {
  /** Text that is compared by code point, so that lists are in the same order everywhere. */
  readonly text: DataTypeExpression;
  /** A number that counts up by itself. */
  readonly serial: {
    readonly type: DataTypeExpression;
    make(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder;
  };
}

export const SQLITE_COLUMNS: ColumnTypes = {
  text: 'text',
  serial: { type: 'integer', make: (column) => column.autoIncrement() },
};

export const POSTGRES_COLUMNS: ColumnTypes = {
  text: sql`text collate "C"`,
  serial: { type: 'bigserial', make: (column) => column },
};
