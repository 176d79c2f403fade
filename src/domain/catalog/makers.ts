import type { SellerSettings } from "../context.ts";

/** A maker of hardware: how it writes its name, what it makes, and the policy pack of its products. */
interface Maker {
  readonly name: string;
  readonly policy: string;
  readonly category: string;
  /** Other names, and how its models' names begin. */
  readonly also: readonly string[];
}

const makers: readonly Maker[] = [
  { name: "Bitmain", policy: "bitmain", category: "miner", also: ["antminer", "bitmain"] },
  { name: "Canaan", policy: "canaan", category: "miner", also: ["avalon", "avalonminer", "canaan"] },
  { name: "MicroBT", policy: "whatsminer", category: "miner", also: ["whatsminer", "microbt"] },
  { name: "Minisforum", policy: "minisforum", category: "mini_pc", also: ["minisforum"] },
];

/** The maker as it writes itself, where this product knows it; otherwise the text as it was given. */
export function makerName(text: string): string {
  return find(text)?.name ?? text;
}

/** The maker that a model's name betrays ("Antminer S19"), or null. */
export function makerOfModel(model: string): string | null {
  return find(model.split(/\s+/, 1)[0] ?? "")?.name ?? null;
}

/** What kind of product a maker makes, unless something else is said. */
export function usualCategory(maker: string): string {
  return find(maker)?.category ?? "general";
}

/**
 * The pack that claims about a maker's products are decided by: the one of that maker where the seller uses it, one
 * whose id is the maker's name, else the seller's first.
 */
export function policyOfMaker(maker: string, seller: Pick<SellerSettings, "policies">): string {
  const slug = maker.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  const fitting = [find(maker)?.policy, slug].find((id) => id !== undefined && seller.policies.includes(id));
  const policy = fitting ?? seller.policies[0];
  if (!policy) throw new Error("a seller without a policy");
  return policy;
}

function find(text: string): Maker | undefined {
  const wanted = text.toLowerCase();
  return makers.find(({ also }) => also.includes(wanted));
}
