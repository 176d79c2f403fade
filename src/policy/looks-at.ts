import type { CompiledPolicy } from "./compiled.ts";

/** Whether any rule of a policy, or of a law beside it, looks at the fact of this name, such as `unit.serial`. */
export function looksAt(policy: CompiledPolicy, fact: string): boolean {
  const [group = "", key = ""] = fact.split(".");
  return [policy, ...policy.regimes.map((regime) => regime.policy)].some(
    ({ readers }) => (readers.byName.get(group)?.byKey.get(key)?.slot ?? -1) >= 0,
  );
}
