import type { LineRecord, ParcelRecord } from "../claims/index.ts";

/** Who pays a parcel's freight, as the decisions in force on its units have it; null where none of them says. */
export function freightPayer(lines: readonly LineRecord[], leg: "inbound" | "outbound"): ParcelRecord["freightPaidBy"] {
  return lines.map(({ decision }) => decision?.decision.freight[leg]).find((payer) => payer) ?? null;
}
