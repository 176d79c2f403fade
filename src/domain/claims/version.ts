import { Refusal } from "../../core/refusal.ts";
import type { ClaimRecord } from "./record.ts";

/** Refuses an edit that starts from another version than the present one, and says who changed it last. */
export function unchanged(
  record: Pick<ClaimRecord, "events">,
  present: number,
  ...[from, lineId]: [from: number, lineId?: string]
): Refusal | null {
  if (present === from) return null;
  const last = record.events.findLast((event) => !lineId || event.lineId === lineId) ?? record.events.at(-1);
  return new Refusal("changed_meanwhile", { values: { who: last?.actorName ?? "–" } });
}
