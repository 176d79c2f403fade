import { type RawBuilder, sql } from "kysely";

/** The serial of the part that a line sends in alone, as searches compare it: on `claim_line`, or on it as `l`. The index has the same words. */
export const partKey: RawBuilder<string> = keyOf(sql`part`);
export const partKeyOfLine: RawBuilder<string> = keyOf(sql`l.part`);

function keyOf(part: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`upper(regexp_replace(${part} ->> 'serial', '[[:space:]-]', '', 'g'))`;
}
