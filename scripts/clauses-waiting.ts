/** Clauses that a lifecycle is to carry and no guard names yet. The list only ever gets shorter: `clauses.ts` holds it to the code. */
export const waiting: readonly string[] = [];

/**
 * What is wrong with the list: it must be exactly those of `carried` (by a lifecycle) that are not `guarded` (named by code), so that it
 * shrinks with every guard.
 */
export function waitingFaults(
  carried: readonly string[],
  guarded: ReadonlySet<string>,
  list: readonly string[],
): string[] {
  const none = carried.filter((id) => !guarded.has(id) && !list.includes(id));
  const stale = list.filter((id) => guarded.has(id) || !carried.includes(id));
  return [
    ...none.map((id) => `${id} says carriedBy: lifecycle, but no guard in src/domain names it`),
    ...stale.map((id) => `${id} is named by a guard, or gone from the packs: take it off scripts/clauses-waiting.ts`),
  ];
}
