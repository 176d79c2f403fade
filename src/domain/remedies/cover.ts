import { addDays, type Day } from "../../core/day.ts";
import type { LineRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { today } from "../policies/index.ts";

/**
 * Until when a unit is covered after a repair or a swap done today: the later of what was left of its cover and what the
 * seller itself promises for its work. Never a new period; null where neither reaches beyond today.
 */
export function coverAfter(context: Pick<Context, "now" | "seller">, line: LineRecord): Day | null {
  const day = today(context);
  const own = addDays(day, context.seller.repairCoverDays);
  const ends = [line.decision?.decision.warranty.endsOn, line.unit?.coverUntil, own].filter((end) => end != null);
  const [last] = ends.toSorted().reverse();
  return last !== undefined && last > day ? last : null;
}
