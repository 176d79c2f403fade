import type { Day } from "../../core/day.ts";
import { fieldFault } from "../../core/fault.ts";
import { type FieldFault, Refusal } from "../../core/refusal.ts";
import {
  type CompiledPolicy,
  type DecideOptions,
  type Decision,
  decide,
  type Facts,
  FactsError,
} from "../../policy/index.ts";

/** Decides facts that a caller gave; refuses with each wrong fact beside its place below `pointer`. */
export function decideGiven(
  policy: CompiledPolicy,
  facts: Facts,
  asOf: Day,
  { pointer, ...options }: DecideOptions & { readonly pointer: string },
): Decision {
  try {
    return decide(policy, facts, asOf, options);
  } catch (error) {
    if (!(error instanceof FactsError)) throw error;
    const fields: FieldFault[] = error.faults.map(({ path, expected, got, nearest }) => {
      const at = `${pointer}/${path.replaceAll(".", "/")}`;
      if (got !== "an unknown name") return fieldFault(at, "wrong_value", { expected });
      return fieldFault(at, "unknown_fact", { nearest: nearest ? ` (${nearest}?)` : "" });
    });
    throw new Refusal("invalid_input", { fields });
  }
}
