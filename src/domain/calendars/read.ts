import type { Calendar, Day } from "../../core/day.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Context } from "../context.ts";
import type { NamedDay } from "./holidays.ts";

/** A calendar as its editor sees it. */
export interface CalendarRecord {
  /** Null for the seller's own. */
  readonly centreId: string | null;
  /** Of the centre; null for the seller's own. */
  readonly centre: string | null;
  /** Whether the centre has working days of its own; otherwise these are the seller's. */
  readonly own: boolean;
  /** ISO weekdays on which work is done, 1 Monday to 7 Sunday. */
  readonly weekdays: readonly number[];
  /** By day. */
  readonly holidays: readonly NamedDay[];
  readonly makeUpDays: readonly NamedDay[];
  readonly version: number;
}

/** A change of a calendar, for the record. */
export interface CalendarChange {
  readonly centreId: string | null;
  readonly reason: string;
  readonly changedBy: string;
  readonly changedAt: Date;
}

/** The seller's calendar first, then each centre's by name, with the last twenty changes, newest first. */
export async function readCalendars({
  tx,
  actor,
}: Context): Promise<{ items: CalendarRecord[]; changes: CalendarChange[] }> {
  const rows = await tx.selectFrom("calendar").selectAll().where("sellerId", "=", actor.sellerId).execute();
  const centres = await tx
    .selectFrom("serviceCentre")
    .select(["id", "name"])
    .where("sellerId", "=", actor.sellerId)
    .orderBy("name")
    .orderBy("id")
    .execute();
  const ofSeller = rows.find(({ centreId }) => centreId === null);
  if (!ofSeller) throw new Refusal("not_found");
  const changes = await tx
    .selectFrom("calendarChange")
    .select(["centreId", "reason", "changedBy", "changedAt"])
    .where("sellerId", "=", actor.sellerId)
    .orderBy("changedAt", "desc")
    .orderBy("id", "desc")
    .limit(20)
    .execute();
  const ofCentres = centres.map(({ id, name }) => {
    const own = rows.find(({ centreId }) => centreId === id);
    return {
      ...asRecord(own ?? ofSeller),
      centreId: id,
      centre: name,
      own: own !== undefined,
      version: own?.version ?? 0,
    };
  });
  return { items: [asRecord(ofSeller), ...ofCentres], changes };
}

interface CalendarRow extends Calendar {
  readonly centreId: string | null;
  readonly names: unknown;
  readonly version: number;
}

function asRecord({ weekdays, holidays, makeUpDays, names, version }: CalendarRow): CalendarRecord {
  const known = names as Readonly<Record<string, string>>;
  const named = (days: readonly string[]) =>
    [...days].sort().map((day) => ({ day: day as Day, name: known[day] ?? "" }));
  return {
    centreId: null,
    centre: null,
    own: true,
    weekdays,
    holidays: named(holidays),
    makeUpDays: named(makeUpDays),
    version,
  };
}
