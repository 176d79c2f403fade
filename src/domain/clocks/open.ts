import type { Insertable, Selectable, Updateable } from "kysely";
import type { Day } from "../../core/day.ts";
import type { Deadline } from "../../database/schema.ts";
import type { Context } from "../context.ts";
import { type Subject, subjectId, subjectOf } from "../subject.ts";
import type { Span } from "./count.ts";
import type { ClockName, Miss, Wait } from "./table.ts";

/** Statuses in which a clock is still to come to its end. */
export const openStatuses = ["running", "paused", "overdue"] as const;

/** A clock that has not come to its end. */
export interface OpenClock extends Span {
  readonly id: string;
  readonly subject: Subject;
  readonly lineId: string | null;
  readonly aboutId: string | null;
  readonly name: ClockName;
  readonly clause: string | null;
  readonly dueOn: Day;
  readonly status: (typeof openStatuses)[number];
  readonly waits: readonly Wait[];
  readonly warnLeft: readonly number[];
  readonly onMiss: Miss;
  readonly calendarRevision: number;
}

/** Open clocks of a subject: those of one line and of the whole, or all of them. */
export async function openClocks(
  { tx, actor }: Context,
  { lineId, ...of }: Subject & { readonly lineId?: string | undefined },
): Promise<OpenClock[]> {
  const rows = await tx
    .selectFrom("deadline")
    .selectAll()
    .where("sellerId", "=", actor.sellerId)
    .where("subjectId", "=", subjectId(of))
    .where("status", "in", openStatuses)
    .$if(lineId !== undefined, (query) =>
      query.where((row) => row.or([row("lineId", "is", null), row("lineId", "=", lineId ?? "")])),
    )
    .orderBy("id")
    .execute();
  return rows.map(asOpen);
}

/** Clocks of a kind that came to their end as they should, the last first. */
export async function metClocks(
  { tx, actor }: Context,
  { name, lineId, ...of }: Subject & { readonly name: ClockName; readonly lineId?: string | undefined },
) {
  return tx
    .selectFrom("deadline")
    .select(["id", "aboutId", "missedAt"])
    .where("sellerId", "=", actor.sellerId)
    .where("subjectId", "=", subjectId(of))
    .where("name", "=", name)
    .where("status", "=", "met")
    .$if(lineId !== undefined, (query) => query.where("lineId", "=", lineId ?? ""))
    .orderBy("endedAt", "desc")
    .execute();
}

/** One open clock by id, or null where it came to its end. */
export async function openClock({ tx, actor }: Context, id: string): Promise<OpenClock | null> {
  const row = await tx
    .selectFrom("deadline")
    .selectAll()
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", id)
    .where("status", "in", openStatuses)
    .executeTakeFirst();
  return row ? asOpen(row) : null;
}

/** Changes a clock. */
export async function setClock({ tx, actor }: Context, id: string, values: Updateable<Deadline>): Promise<void> {
  await tx.updateTable("deadline").set(values).where("sellerId", "=", actor.sellerId).where("id", "=", id).execute();
}

/** Writes a clock down, unless the same one is open already. */
export async function insertClock({ tx }: Context, values: Insertable<Deadline>): Promise<void> {
  await tx
    .insertInto("deadline")
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A row as the clocks read it. */
export function asOpen(row: Selectable<Deadline>): OpenClock {
  const { id, lineId, aboutId, name, clause, dueOn, status, unit, countedFrom, daysLeft } = row;
  const { toWorkingDay, waits, warnLeft, onMiss, calendarRevision } = row;
  return {
    id,
    subject: subjectOf(row),
    lineId,
    aboutId,
    name: name as ClockName,
    clause,
    dueOn: dueOn as Day,
    status: status as OpenClock["status"],
    unit: unit as Span["unit"],
    countedFrom: countedFrom as Day,
    daysLeft,
    toWorkingDay,
    waits: waits as Wait[],
    warnLeft,
    onMiss: onMiss as Miss,
    calendarRevision,
  };
}
