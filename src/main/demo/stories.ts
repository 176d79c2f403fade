import type { Day } from "../../core/day.ts";
import { addDays, dayAt, daysBetween } from "../../core/day.ts";
import type { ClaimKind } from "../../policy/index.ts";
import { type DemoCustomer, makeCustomers } from "./customers.ts";
import { type DemoFault, faultsOf } from "./faults.ts";
import { filedAt } from "./play.ts";
import { type Random, randomFrom } from "./random.ts";
import type { DemoModel, DemoSeller } from "./seller.ts";
import { demoSellers } from "./sellers.ts";
import { type DemoUnit, makeUnits, unitDeliveredOn } from "./units.ts";

/** Where a claim of the demo is to stand in the end. */
export type Goal = (typeof goals)[number]["goal"];

/** How its inspection turns out; only goals beyond the inspection look at it. */
export type Finding = "free" | "charged" | "no_fault" | "scrap" | "unrepaired";

/** One claim of the demo, from the first word to where it stands today. */
export interface Story {
  readonly customer: DemoCustomer;
  readonly units: readonly DemoUnit[];
  readonly kind: ClaimKind;
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

/** The whole demo, the same for the same seed and moment (milliseconds since the epoch); nothing is written yet. */
export function planDemo(seed: number, now: number): SellerPlan[] {
  const today = dayAt(now, "UTC");
  return demoSellers.map((seller, index) => {
    const random = randomFrom(seed * 31 + index);
    const customers = makeCustomers(random, seller);
    const units = makeUnits(random, seller, customers, today);
    const stories = makeStories(random, { seller, units, customers, now, today });
    // What was bought for a claim of its own stands among the units too.
    const all = new Set([...units, ...stories.flatMap((story) => story.units)]);
    return { seller, customers, units: [...all], stories };
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
  { goal: "refused", weight: 2, quiet: 5, finding: "free", only: ["whatsminer", "minisforum", "jasminer"] },
  { goal: "resolved", weight: 2, quiet: 3, finding: "free" },
  { goal: "rejected", weight: 2, quiet: 60, finding: "free" },
  { goal: "resolved_remotely", weight: 2, quiet: 20, finding: "free" },
  { goal: "cancelled", weight: 1, quiet: 60, finding: "free" },
  { goal: "expired", weight: 1, quiet: 30, finding: "free" },
  { goal: "refiled", weight: 1, quiet: 4, finding: "free" },
  { goal: "declined", weight: 1, quiet: 3, finding: "charged", only: ["bitmain", "canaan", "minisforum"] },
  { goal: "quote_expired", weight: 1, quiet: 2, finding: "charged" },
  { goal: "forfeiture_due", weight: 1, quiet: 4, finding: "charged", only: ["whatsminer", "jasminer"] },
  { goal: "late", weight: 1, quiet: 1, finding: "free", only: ["whatsminer", "jasminer"] },
  { goal: "warned", weight: 1, quiet: 4, finding: "charged", only: ["whatsminer", "jasminer"] },
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
  { goal: "part_sent", weight: 1, quiet: 3, finding: "free" },
  { goal: "part_only", weight: 1, quiet: 2, finding: "free", only: ["whatsminer"] },
  { goal: "scrap_returned", weight: 1, quiet: 30, finding: "scrap", only: ["whatsminer", "minisforum"] },
  { goal: "no_fault_returned", weight: 1, quiet: 30, finding: "no_fault" },
  { goal: "heat_sink", weight: 1, quiet: 1, kind: "loose_heat_sink", delivered: 1, only: ["bitmain", "canaan"] },
  { goal: "doa", weight: 1, quiet: 2, kind: "doa", delivered: 2, only: ["minisforum"] },
  { goal: "doa_replaced", weight: 1, quiet: 20, kind: "doa", delivered: 3, only: ["minisforum"] },
  { goal: "damaged_box", weight: 1, quiet: 2, kind: "damaged_box", delivered: 1, only: ["minisforum"] },
  {
    goal: "change_of_mind",
    weight: 1,
    quiet: 2,
    finding: "no_fault",
    kind: "change_of_mind",
    delivered: 3,
    only: ["minisforum"],
  },
  { goal: "mixed", weight: 1, quiet: 1, kind: "damaged_box", delivered: 1, pieces: 3, only: ["minisforum"] },
  { goal: "wrong_item", weight: 1, quiet: 1, kind: "wrong_item", delivered: 2, only: ["zeus", "minisforum"] },
  { goal: "missing_item", weight: 1, quiet: 2, kind: "missing_item", delivered: 2, only: ["zeus", "minisforum"] },
  { goal: "missing_closed", weight: 1, quiet: 25, kind: "missing_item", delivered: 2, only: ["zeus", "minisforum"] },
  { goal: "transit_damage", weight: 1, quiet: 1, kind: "transit_damage", delivered: 1, only: ["zeus", "minisforum"] },
  { goal: "undelivered", weight: 1, quiet: 1, kind: "undelivered", delivered: null, only: ["zeus", "minisforum"] },
  { goal: "general_reissue", weight: 1, quiet: 1, finding: "free", delivered: 20, only: ["zeus"] },
  { goal: "unrepairable", weight: 1, quiet: 1, finding: "unrepaired", delivered: 60, only: ["zeus"] },
  {
    goal: "two_centres",
    weight: 1,
    quiet: 1,
    delivered: 45,
    kinds: ["miner", "hash_board", "power_supply"],
    only: ["zeus"],
  },
  { goal: "refused_soaked", weight: 1, quiet: 4, finding: "free", only: ["service-agreement"] },
  { goal: "sent_back_unpaid", weight: 1, quiet: 3, finding: "charged", only: ["service-agreement"] },
] as const satisfies readonly (Omit<Chances, "goal"> & { goal: string })[];

interface Chances {
  readonly goal: Goal;
  readonly weight: number;
  readonly quiet: number;
  /** Left out: free. */
  readonly finding?: Finding;
  /** Left out: a fault. */
  readonly kind?: ClaimKind;
  /** Days between delivery and claim, of a unit that is bought for it; null: it was never sent. */
  readonly delivered?: number | null;
  /** Units of that claim; one unless told. */
  readonly pieces?: number;
  /** What its units are, one of each; left out: all of one model. */
  readonly kinds?: readonly DemoModel["category"][];
  /** Packs whose clauses allow it: not every policy refuses parcels, or lets a quote be declined. */
  readonly only?: readonly string[];
}

interface Shop {
  readonly seller: DemoSeller;
  readonly units: readonly DemoUnit[];
  readonly customers: readonly DemoCustomer[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly today: Day;
}

function makeStories(random: Random, shop: Shop): Story[] {
  const { seller, units } = shop;
  const free = new Set(random.shuffled(units));
  const stories = goalsOf(random, seller).map((chosen, index): Story => {
    const { goal, kind = "fault", finding = "free" } = chosen;
    const quietDays = Math.floor(random.next() * (chosen.quiet + 1));
    // Every fifth claim belongs to the customer whose sign-in is printed.
    const printed = index % 5 === 0;
    const seed = random.whole(1, 2 ** 31 - 1);
    const bare = { kind, goal, finding, quietDays, seed };
    const bought =
      chosen.delivered === undefined ? takeUnits(random, free, shop, { chosen, quietDays, printed }) : null;
    const days = chosen.delivered === undefined ? "by_finding" : chosen.delivered;
    const mine =
      bought ??
      buyUnits(random, shop, {
        ...bare,
        printed,
        days,
        only: chosen.only,
        pieces: chosen.pieces ?? 1,
        kinds: chosen.kinds,
      });
    const [first] = mine;
    return { ...bare, customer: first.customer, units: mine, fault: random.pick(faultsOf(first.model)) };
  });
  // The older a claim, the lower its number, but for the few that come first.
  const rest = stories.splice(seller.early).toSorted((first, second) => second.quietDays - first.quietDays);
  return [...stories, ...rest];
}

/** The goals of a seller's claims: those that it names, or each that is possible once and then as drawn. */
function goalsOf(random: Random, { policies, claims }: DemoSeller): Chances[] {
  const all: readonly Chances[] = goals;
  if (typeof claims !== "number") return claims.flatMap((goal) => all.find((each) => each.goal === goal) ?? []);
  const possible = all.filter(({ only }) => !only || only.some((id) => policies.includes(id)));
  const lottery = possible.flatMap((each) => Array.from({ length: each.weight }, () => each));
  return Array.from({ length: claims }, (_, index) => possible[index] ?? random.pick(lottery));
}

type Units = readonly [DemoUnit, ...DemoUnit[]];

function takeUnits(
  random: Random,
  free: Set<DemoUnit>,
  { today }: Shop,
  ...[wanted]: [wanted: { chosen: Chances; quietDays: number; printed: boolean }]
): Units | null {
  const first = takeUnit(free, { ...wanted, today });
  if (!first) return null;
  const more =
    first.customer.kind === "business" && random.chance(0.3) ? sameOrder(free, first, random.whole(1, 2)) : [];
  return [first, ...more];
}

/** Units that reached their buyer so many days before the claim is filed (as many as its finding needs), or never did. */
function buyUnits(
  random: Random,
  { seller, customers, now, today }: Shop,
  of: Pick<Story, "kind" | "goal" | "finding" | "quietDays" | "seed"> & {
    readonly printed: boolean;
    readonly days: number | null | "by_finding";
    readonly only: readonly string[] | undefined;
    readonly pieces: number;
    readonly kinds: Chances["kinds"];
  },
): Units {
  const customer = customers.find(({ printed, signsIn }) => signsIn && printed === of.printed) ?? customers[0]!;
  const filed = dayAt(filedAt(of, { now, timeZone: seller.timeZone }), seller.timeZone);
  const suited = seller.models.filter(({ category, policy }) => {
    if (of.goal === "general_reissue") return category === "accessory";
    if (of.goal === "unrepairable") return category !== "accessory";
    if (of.days === "by_finding" && category === "accessory") return false;
    return !of.only || of.only.includes(policy);
  });
  const model = random.pick(suited);
  const free = of.finding === "free" || of.finding === "no_fault";
  const days = of.days === "by_finding" ? (free ? 20 : periods[model.policy]![1] + 20) : of.days;
  const deliveredOn = days === null ? null : addDays(filed, -days);
  const before = days === null ? filed : today;
  const make = (model: DemoModel) => unitDeliveredOn(random, { model, customer, deliveredOn, before });
  if (of.kinds) {
    const [first = model, ...others] = of.kinds.flatMap(
      (kind) => suited.find(({ category }) => category === kind) ?? [],
    );
    return [make(first)(), ...others.map((other) => make(other)())];
  }
  const piece = make(model);
  return [piece(), ...Array.from({ length: of.pieces - 1 }, piece)];
}

/** A unit that suits: within its period where the repair is to be free, well beyond it where it is to be charged. */
function takeUnit(
  free: Set<DemoUnit>,
  wanted: { chosen: Chances; today: Day; quietDays: number; printed: boolean },
): DemoUnit | null {
  const { finding = "free", only } = wanted.chosen;
  const filed = addDays(wanted.today, -wanted.quietDays - 40);
  const suits = ({ customer, model, ...unit }: DemoUnit) => {
    if (!unit.deliveredOn || unit.channel === "marketplace" || unit.bulk) return false;
    // What is sent again at once never reaches a bench.
    if (model.category === "accessory") return false;
    if (only && !only.includes(model.policy)) return false;
    // Only who signs in may accept or decline a quote.
    if (finding === "charged" && !customer.signsIn) return false;
    const age = daysBetween(unit.deliveredOn, filed);
    const [certain, over] = periods[model.policy]!;
    return finding === "free" || finding === "no_fault" ? age > 5 && age < certain : age > over;
  };
  let chosen: DemoUnit | null = null;
  for (const unit of free) {
    if ((chosen && unit.customer.printed !== wanted.printed) || !suits(unit)) continue;
    chosen = unit;
    if (unit.customer.printed === wanted.printed) break;
  }
  if (chosen) free.delete(chosen);
  return chosen;
}

/** Days from delivery within which a pack surely covers, and beyond which it surely does not; arrival may come 40 days later. */
const periods: Readonly<Record<string, readonly [certain: number, over: number]>> = {
  jasminer: [110, 260],
  "service-agreement": [230, 460],
  zeus: [2000, 2001],
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
