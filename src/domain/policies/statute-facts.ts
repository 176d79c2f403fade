import type { Facts } from "../../policy/index.ts";
import type { ClaimRecord, LineRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";

const faults = new Set(["fault", "doa", "loose_heat_sink"]);

/**
 * What the law asks beside the policies and the seller's own records can tell: the day of the contract (the invoice stands
 * for it, else the order), and what became of earlier repairs for the same customer. Only facts that some statute here declares are given.
 */
export function statuteFacts(
  { policies }: Pick<Context, "policies">,
  record: Pick<ClaimRecord, "kind" | "policy">,
  { unit, goods, earlierRepairs }: Pick<LineRecord, "unit" | "goods" | "earlierRepairs">,
): Facts {
  const declared = policies.find(record.policy)?.facts;
  if (!declared || !(unit || goods)) return {};
  const last = earlierRepairs.at(-1);
  const known: Readonly<Record<string, unknown>> = {
    contractOn: unit?.invoiceOn ?? goods?.orderedOn,
    repairChosen: earlierRepairs.length > 0,
    // A unit that fails again after a repair was not brought into conformity by it, whatever fails now.
    repairsFailed: faults.has(record.kind) ? earlierRepairs.length : null,
    repairRequestedOn: last?.askedOn,
    repairReturnedOn: last?.backOn,
  };
  return { pack: Object.fromEntries(Object.entries(known).filter(([name]) => declared.has(`pack.${name}`))) };
}
