import { type FaultCode, fieldFault } from "../../core/fault.ts";
import { type FieldFault, Refusal } from "../../core/refusal.ts";
import { type CompiledPolicy, type FactEntry, type Facts, factFaults } from "../../policy/index.ts";

/** Who may give which facts: a customer at intake, staff at intake, the clerk at the dock, the technician at the bench. */
export type FactScope = "customer" | "staff" | "receiving" | "inspection";

/** What the product itself knows: nobody answers it. */
const ours = new Set([
  "claim.kind",
  "claim.reportedOn",
  "claim.ticketOpened",
  "claim.triaged",
  "claim.authorized",
  "claim.keepOriginal",
  "claim.returnReplacedParts",
  "unit.serial",
  "parcel.from",
  "evidence.caseNumber",
  "inspection.complete",
]);
/** What only staff can judge. */
const judged = new Set(["claim.replacementInStock", "purchase.invoiceValid"]);

/** Whether a customer may answer for this fact; what only the product or staff can say is not asked of them, and evidence is handed in. */
export function customerMaySay(fact: string): boolean {
  return !ours.has(fact) && !judged.has(fact) && !fact.startsWith("evidence.");
}

/** Whether what a claim is about says it already: what was not sent has no day of its delivery. */
export function saidByKind(kind: unknown, fact: string): boolean {
  return kind === "undelivered" && fact.startsWith("delivery.");
}

/**
 * Reads facts that somebody gave and merges them into `known`; null takes one back. Refuses with `invalid_input`, naming
 * each fault beside its field, what the policy does not know, what has the wrong type, and what this person cannot say.
 * `pointer` is where in the request the facts stand, such as `/answers`.
 */
export function readAnswers(
  policy: CompiledPolicy,
  scope: FactScope,
  given: Readonly<Record<string, unknown>>,
  { known = {}, pointer }: { readonly known?: Facts; readonly pointer: string },
): Facts {
  const faults = [...typeFaults(policy, given, pointer), ...scopeFaults(policy, scope, { given, pointer })];
  if (faults.length > 0) throw new Refusal("invalid_input", { fields: faults });
  return merge(known as Nested, given as Nested) as Facts;
}

type Nested = Readonly<Record<string, Readonly<Record<string, unknown>> | null | undefined>>;

function typeFaults(policy: CompiledPolicy, given: Readonly<Record<string, unknown>>, pointer: string): FieldFault[] {
  return factFaults(policy.readers, given).map(({ path, expected, nearest, got }) => {
    const at = `${pointer}/${path.replaceAll(".", "/")}`;
    if (got !== "an unknown name") return fieldFault(at, "wrong_value", { expected });
    return fieldFault(at, "unknown_fact", { nearest: nearest ? ` (${nearest}?)` : "" });
  });
}

function scopeFaults(
  policy: CompiledPolicy,
  scope: FactScope,
  { given, pointer }: { given: Readonly<Record<string, unknown>>; pointer: string },
): FieldFault[] {
  const faults: FieldFault[] = [];
  for (const [group, members] of Object.entries(given)) {
    if (typeof members !== "object" || members === null) continue;
    for (const key of Object.keys(members)) {
      const name = `${group}.${key}`;
      const entry = policy.facts.get(name);
      const code = entry ? outOfScope(name, entry, scope) : null;
      if (code) faults.push(fieldFault(`${pointer}/${group}/${key}`, code));
    }
  }
  return faults;
}

function outOfScope(name: string, entry: FactEntry, scope: FactScope): FaultCode | null {
  const stage = scope === "customer" || scope === "staff" ? "intake" : scope;
  if (ours.has(name) || entry.stage !== stage) return "not_yours";
  return scope === "customer" && !customerMaySay(name) ? "not_yours" : null;
}

function merge(known: Nested, given: Nested): Nested {
  const merged: Record<string, Record<string, unknown>> = {};
  for (const facts of [known, given]) {
    for (const [group, members] of Object.entries(facts)) {
      const target = (merged[group] ??= {});
      for (const [key, value] of Object.entries(members ?? {})) {
        if (value === null || value === undefined) delete target[key];
        else target[key] = value;
      }
    }
  }
  return Object.fromEntries(Object.entries(merged).filter(([, members]) => Object.keys(members).length > 0));
}
