import type { Day } from "../../core/day.ts";
import { addDays, daysBetween } from "../../core/day.ts";
import { type DemoCustomer, makeCustomers } from "./customers.ts";
import { type DemoFault, faultsOf } from "./faults.ts";
import { type Random, randomFrom } from "./random.ts";
import { type DemoSeller, demoSellers } from "./sellers.ts";
import { type DemoUnit, makeUnits } from "./units.ts";

/** Where a claim of the demo is to stand in the end. */
export type Goal = (typeof goals)[number]["goal"];

/** How its inspection turns out; only goals beyond the inspection look at it. */
export type Finding = "free" | "charged" | "no_fault" | "scrap" | "unrepaired";

/** One claim of the demo, from the first word to where it stands today. */
export interface Story {
  readonly customer: DemoCustomer;
  readonly units: readonly DemoUnit[];
  readonly fault: DemoFault;
  readonly goal: Goal;
  readonly finding: Finding;
  /** Days between what happened last and today. */
  readonly quietDays: number;
  /** Seeds what is drawn while the story is played. */
  readonly seed: number;
}

/** Everything that one seller of the demo has. */
export interface SellerPlan {
  readonly seller: DemoSeller;
  readonly customers: readonly DemoCustomer[];
  readonly units: readonly DemoUnit[];
  readonly stories: readonly Story[];
}

/** The whole demo, the same for the same seed and day; nothing is written yet. */
export function planDemo(seed: number, today: Day): SellerPlan[] {
  return demoSellers.map((seller, index) => {
    const random = randomFrom(seed * 31 + index);
    const customers = makeCustomers(random, seller.slug);
    const units = makeUnits(random, seller, customers, today);
    return { seller, customers, units, stories: makeStories(random, seller, units, today) };
  });
}

/**
 * Goals with their weight, how long nothing has happened since (days, at most), and the finding they need.
 * A seller has at least one story for each; the goals that stand first are there first.
 */
export const goals = [
  { goal: "sent", weight: 3, quiet: 4, finding: "charged" },
  { goal: "submitted", weight: 4, quiet: 2, finding: "free" },
  { goal: "inspecting", weight: 3, quiet: 1, finding: "free" },
  { goal: "proof_uploaded", weight: 3, quiet: 2, finding: "charged" },
  { goal: "in_transit_in", weight: 4, quiet: 4, finding: "free" },
  { goal: "ready", weight: 3, quiet: 1, finding: "free" },
  { goal: "reminded", weight: 2, quiet: 6, finding: "free" },
  { goal: "triage", weight: 4, quiet: 3, finding: "free" },
  { goal: "authorized", weight: 3, quiet: 2, finding: "free" },
  { goal: "closed", weight: 14, quiet: 240, finding: "free" },
  { goal: "repairing", weight: 3, quiet: 2, finding: "free" },
  { goal: "info_needed", weight: 2, quiet: 5, finding: "free" },
  { goal: "received", weight: 3, quiet: 1, finding: "free" },
  { goal: "approved", weight: 3, quiet: 2, finding: "free" },
  { goal: "in_transit_out", weight: 3, quiet: 3, finding: "free" },
  { goal: "awaiting", weight: 2, quiet: 5, finding: "charged" },
  { goal: "testing", weight: 2, quiet: 1, finding: "free" },
  { goal: "draft", weight: 2, quiet: 6, finding: "free" },
  { goal: "draft_quote", weight: 1, quiet: 1, finding: "charged" },
  { goal: "paid", weight: 2, quiet: 1, finding: "charged" },
  { goal: "payment_rejected", weight: 1, quiet: 2, finding: "charged" },
  { goal: "refund_requested", weight: 1, quiet: 2, finding: "charged" },
  { goal: "paid_by_card", weight: 1, quiet: 1, finding: "charged" },
  { goal: "refund_sent", weight: 1, quiet: 2, finding: "charged" },
  { goal: "refund_parked", weight: 1, quiet: 1, finding: "charged" },
  { goal: "refunded", weight: 1, quiet: 40, finding: "charged" },
  { goal: "refused", weight: 2, quiet: 5, finding: "free", only: ["whatsminer", "minisforum"] },
  { goal: "resolved", weight: 2, quiet: 3, finding: "free" },
  { goal: "rejected", weight: 2, quiet: 60, finding: "free" },
  { goal: "resolved_remotely", weight: 2, quiet: 20, finding: "free" },
  { goal: "cancelled", weight: 1, quiet: 60, finding: "free" },
  { goal: "expired", weight: 1, quiet: 30, finding: "free" },
  { goal: "refiled", weight: 1, quiet: 4, finding: "free" },
  { goal: "declined", weight: 1, quiet: 3, finding: "charged", only: ["bitmain", "canaan", "minisforum"] },
  { goal: "quote_expired", weight: 1, quiet: 2, finding: "charged" },
  { goal: "forfeiture_due", weight: 1, quiet: 4, finding: "charged", only: ["whatsminer"] },
  { goal: "late", weight: 1, quiet: 1, finding: "free", only: ["whatsminer"] },
  { goal: "warned", weight: 1, quiet: 4, finding: "charged", only: ["whatsminer"] },
  { goal: "forfeited", weight: 1, quiet: 20, finding: "charged", only: ["whatsminer"] },
  { goal: "superseded", weight: 1, quiet: 2, finding: "charged" },
  { goal: "no_fault_found", weight: 1, quiet: 2, finding: "no_fault" },
  { goal: "scrap", weight: 1, quiet: 8, finding: "scrap" },
  { goal: "returned_unrepaired", weight: 1, quiet: 40, finding: "unrepaired" },
  { goal: "at_supplier", weight: 1, quiet: 3, finding: "free" },
  { goal: "replaced", weight: 1, quiet: 4, finding: "free" },
  { goal: "unit_refunded", weight: 1, quiet: 4, finding: "free", only: ["minisforum"] },
  { goal: "lost", weight: 1, quiet: 2, finding: "free" },
  { goal: "closed_paid", weight: 4, quiet: 200, finding: "charged" },
  { goal: "retest", weight: 1, quiet: 1, finding: "free" },
] as const satisfies readonly (Omit<Chances, "goal"> & { goal: string })[];

interface Chances {
  readonly goal: Goal;
  readonly weight: number;
  readonly quiet: number;
  readonly finding: Finding;
  /** Packs whose clauses allow it: not every policy refuses parcels, or lets a quote be declined. */
  readonly only?: readonly string[];
}

/** Claims of each seller that are there before anybody looks. */
export const early = 7;

function makeStories(random: Random, seller: DemoSeller, units: readonly DemoUnit[], today: Day): Story[] {
  const possible = goals.filter((each: Chances) => !each.only || each.only.some((id) => seller.policies.includes(id)));
  const lottery = possible.flatMap((each) => Array.from({ length: each.weight }, () => each));
  const free = new Set(random.shuffled(units));
  const stories: Story[] = [];
  for (let index = 0; index < seller.claims; index++) {
    const chosen: Chances = possible[index] ?? random.pick(lottery);
    const quietDays = Math.floor(random.next() * (chosen.quiet + 1));
    // Every fifth claim belongs to the customer whose sign-in is printed.
    const first = takeUnit(free, { chosen, today, quietDays, printed: index % 5 === 0 });
    const more =
      first.customer.kind === "business" && random.chance(0.3) ? sameOrder(free, first, random.whole(1, 2)) : [];
    stories.push({
      customer: first.customer,
      units: [first, ...more],
      fault: random.pick(faultsOf(first.model)),
      goal: chosen.goal,
      finding: chosen.finding,
      quietDays,
      seed: random.whole(1, 2 ** 31 - 1),
    });
  }
  // The older a claim, the lower its number, but for the few that come first.
  const rest = stories.splice(early).toSorted((first, second) => second.quietDays - first.quietDays);
  return [...stories, ...rest];
}

/** A unit that suits: within its period where the repair is to be free, well beyond it where it is to be charged. */
function takeUnit(
  free: Set<DemoUnit>,
  wanted: { chosen: Chances; today: Day; quietDays: number; printed: boolean },
): DemoUnit {
  const { finding, only } = wanted.chosen;
  const filed = addDays(wanted.today, -wanted.quietDays - 40);
  const suits = ({ customer, model, ...unit }: DemoUnit) => {
    if (!unit.deliveredOn || unit.channel === "marketplace" || unit.bulk) return false;
    if (only && !only.includes(model.policy)) return false;
    // Only who signs in may accept or decline a quote.
    if (finding === "charged" && !customer.signsIn) return false;
    const age = daysBetween(unit.deliveredOn, filed);
    const [certain, over] = periods[model.policy]!;
    return finding === "free" || finding === "no_fault" ? age > 5 && age < certain : age > over;
  };
  const suited = [...free].filter(suits);
  const chosen = suited.find(({ customer }) => customer.printed === wanted.printed) ?? suited[0];
  if (!chosen) throw new Error(`the demo has no unit left for a claim that is to be ${wanted.chosen.goal}`);
  free.delete(chosen);
  return chosen;
}

/** Days from delivery within which a pack surely covers, and beyond which it surely does not; arrival may come 40 days later. */
const periods: Readonly<Record<string, readonly [certain: number, over: number]>> = {
  bitmain: [110, 420],
  canaan: [110, 240],
  whatsminer: [230, 420],
  minisforum: [620, 780],
};

function sameOrder(free: Set<DemoUnit>, first: DemoUnit, count: number): DemoUnit[] {
  const found = [...free].filter((unit) => unit.order === first.order).slice(0, count);
  for (const unit of found) free.delete(unit);
  return found;
}
