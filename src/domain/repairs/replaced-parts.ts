import type { LineRecord, RepairPart } from "../claims/index.ts";

/** The old parts that go back with the unit: of a paid repair, where the customer asked for them when filing (SA-2.5). */
export function replacedPartsToReturn({ repair, returnReplacedParts }: LineRecord): readonly RepairPart[] {
  return repair?.charge === "quoted" && returnReplacedParts ? repair.parts : [];
}
