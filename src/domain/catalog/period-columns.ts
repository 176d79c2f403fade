import { sql } from "kysely";

/** What a unit's period counts by, of `unit`: where it took another's place, that one's record, as its claims read it too. */
export const periodColumns = [
  inherited("batch").as("batch"),
  inherited("releasedOn").as("releasedOn"),
  inherited("shippedOn").as("shippedOn"),
  inherited("deliveredOn").as("deliveredOn"),
  inherited("invoiceOn").as("invoiceOn"),
] as const;

function inherited(column: string) {
  return sql<string | null>`coalesce((select ${sql.ref(`old.${column}`)} from unit old
    where old.seller_id = unit.seller_id and old.id = unit.stands_for_id), ${sql.ref(`unit.${column}`)})`;
}
