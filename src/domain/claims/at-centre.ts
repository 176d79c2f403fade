import type { Refusal } from "../../core/refusal.ts";
import { type Onlooker, wrongState } from "../events/index.ts";
import type { ClaimRecord, LineRecord } from "./record.ts";

/** Refuses work at the bench on a unit that is elsewhere, for instance with its supplier. */
export function notAtCentre(onlooker: Onlooker, record: ClaimRecord, line: LineRecord): Refusal | null {
  return line.custody === "at_centre"
    ? null
    : wrongState(onlooker, "custody", { status: line.custody, lineId: line.id, events: record.events });
}
