import type { Compilable, CompiledQuery } from "kysely";
import type { Tx } from "./transaction.ts";

interface Kept<Row> {
  readonly query: CompiledQuery<Row>;
  /** Which argument each parameter is; -1 where it is the same at every call. */
  readonly places: readonly number[];
}

/** Reads with a query that is always the same but for its arguments: building its SQL anew takes longer than what is done with the rows. */
export function compiledOnce<Args extends readonly string[], Row>(
  build: (tx: Tx, ...args: Args) => Compilable<Row>,
): (tx: Tx, ...args: Args) => Promise<Row[]> {
  let kept: Kept<Row> | undefined;
  return async (tx, ...args) => {
    kept ??= compile(build, tx, args);
    const { query, places } = kept;
    const parameters = query.parameters.map((value, at) => (places[at] === -1 ? value : args[places[at] ?? 0]));
    return (await tx.executeQuery<Row>({ ...query, parameters })).rows;
  };
}

function compile<Args extends readonly string[], Row>(
  build: (tx: Tx, ...args: Args) => Compilable<Row>,
  tx: Tx,
  args: Args,
): Kept<Row> {
  const marks = args.map((_, at) => `argument ${at}`);
  const query = build(tx, ...(marks as unknown as Args)).compile();
  return { query, places: query.parameters.map((value) => marks.indexOf(value as string)) };
}
