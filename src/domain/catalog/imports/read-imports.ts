import { sql } from "kysely";
import { readCursor, writeCursor } from "../../../core/cursor.ts";
import { Refusal } from "../../../core/refusal.ts";
import type { Context } from "../../context.ts";
import { shopSources } from "../lifecycle.ts";
import type { ImportFault, ImportFaultCode } from "./faults.ts";
import type { ImportSource } from "./report.ts";

/** How an import went. */
export interface ImportRecord {
  readonly id: string;
  readonly fileName: string;
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly rowsRead: number;
  readonly rowsAdded: number;
  readonly rowsChanged: number;
  readonly rowsUnchanged: number;
  readonly rowsRejected: number;
  readonly source: ImportSource;
}

const columns = [
  "id",
  "fileName",
  "startedBy",
  "startedAt",
  "finishedAt",
  "rowsRead",
  "rowsAdded",
  "rowsChanged",
  "rowsUnchanged",
  "rowsRejected",
  "source",
] as const;

/** What was imported. */
export type ImportedThing = "shipments" | "orders" | "products";

/** One page of imports of one thing, newest first. */
export async function listImports(
  { tx, actor }: Context,
  { of, cursor, limit }: { readonly of: ImportedThing; readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ items: ImportRecord[]; next: string | null }> {
  const after = readCursor(cursor);
  const rows = await tx
    .selectFrom("unitImport")
    .select(columns)
    .where("sellerId", "=", actor.sellerId)
    .where("source", "in", of === "orders" ? [...shopSources] : [of])
    .$if(after !== null, (query) => query.where(sql<boolean>`(started_at, id) < (${after?.at}, ${after?.id})`))
    .orderBy("startedAt", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute();
  const items = rows.slice(0, limit).map(told);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? writeCursor({ at: last.startedAt, id: last.id }) : null };
}

/** One import with its faults, in the order of the file. */
export async function readImport(
  { tx, actor }: Context,
  id: string,
): Promise<ImportRecord & { readonly faults: readonly ImportFault[] }> {
  const found = await tx
    .selectFrom("unitImport")
    .select(columns)
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("not_found");
  const faults = await tx
    .selectFrom("unitImportError")
    .select(["line", "columnName as column", "value", "reason as code"])
    .where("sellerId", "=", actor.sellerId)
    .where("importId", "=", id)
    .orderBy("line")
    .orderBy("position")
    .execute();
  return { ...told(found), faults: faults.map((fault) => ({ ...fault, code: fault.code as ImportFaultCode })) };
}

function told<Row extends { source: string }>(row: Row): Row & { source: ImportSource } {
  return { ...row, source: row.source as ImportSource };
}
