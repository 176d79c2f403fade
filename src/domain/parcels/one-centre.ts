import { fieldFault } from "../../core/fault.ts";
import type { FieldFault } from "../../core/refusal.ts";
import { type ClaimRecord, lineOf } from "../claims/index.ts";

/** What is wrong with lines of the claim that go in one parcel: one parcel goes to, or comes from, one centre. */
export function otherCentreFaults(record: ClaimRecord, lineIds: readonly string[]): FieldFault[] {
  const lines = lineIds.map((lineId) => lineOf(record, lineId));
  const [first] = lines;
  return lines.flatMap(({ serial, centre }, at) =>
    centre?.id === first?.centre?.id
      ? []
      : [fieldFault(`/lineIds/${at}`, "another_centre", { serial, centre: centre?.name ?? "–" })],
  );
}
