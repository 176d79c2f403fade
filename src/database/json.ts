import type { ColumnType } from "kysely";

/**
 * A `jsonb` column: written as JSON text (`JSON.stringify`), since pg would send an array as a PostgreSQL array and a
 * string unquoted; read as whatever it holds, for the reader to give a shape.
 */
export type JsonColumn = ColumnType<unknown, string, string>;
