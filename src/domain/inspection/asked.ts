import { type CompiledPolicy, saidFindings } from "../../policy/index.ts";

/** Every fact that the form of an inspection asks for: what the policy reads, in its order, then what only the technician can say. */
export function factsToInspect(policy: CompiledPolicy): string[] {
  const said: readonly string[] = saidFindings;
  const read = policy.slots.flatMap((slot) => (slot && !said.includes(slot.name) ? slot.name : []));
  return [...read, ...said].filter(
    (name) => name !== "inspection.complete" && policy.facts.get(name)?.stage === "inspection",
  );
}
