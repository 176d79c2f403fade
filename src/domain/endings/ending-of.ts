import type { Ending, GrantedRemedy, LineRecord } from "../claims/index.ts";
import type { Work } from "../claims/lifecycle.ts";

/** How a line ended, or is going to end as things stand; null while that is open. */
export function endingOf({ custody, work, remedy }: Pick<LineRecord, "custody" | "work" | "remedy">): Ending | null {
  if (remedy) return byRemedy[remedy.kind];
  if (custody === "lost" || custody === "forfeited" || custody === "refused") return custody;
  return byWork[work] ?? null;
}

const byRemedy: Readonly<Record<GrantedRemedy["kind"], Ending>> = {
  replace: "replaced",
  reissue: "reissued",
  spare_part: "part_sent",
  refund: "refunded",
  return_unrepaired: "returned_unrepaired",
  none: "declined",
};

const byWork: Readonly<Partial<Record<Work, Ending>>> = {
  ready: "repaired",
  scrap: "scrap",
  no_fault_found: "no_fault_found",
  returned_unrepaired: "returned_unrepaired",
  replaced: "replaced",
  refunded: "refunded",
};
