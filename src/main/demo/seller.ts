import type { StaffRole } from "../../core/actor.ts";
import type { Locale } from "../../core/locale.ts";
import type { Goal } from "./stories.ts";

/** A seller of the demo, with what it sells and who works there. */
export interface DemoSeller {
  readonly slug: string;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly currency: string;
  readonly colour: string;
  /** SVG source. */
  readonly logo: string;
  readonly policies: readonly string[];
  readonly centre: DemoCentre;
  readonly staff: readonly { readonly role: StaffRole; readonly name: string }[];
  readonly models: readonly DemoModel[];
  /** Units and claims to make; a small seller has these claims and no others. */
  readonly units: number;
  readonly claims: number | readonly Goal[];
  /** Whether customers order from it here. */
  readonly shop?: boolean;
  /** Claims that are there before anybody looks. */
  readonly early: number;
}

export interface DemoCentre {
  readonly name: string;
  readonly address: {
    readonly name: string;
    readonly lines: readonly string[];
    readonly city: string;
    readonly region: string;
    readonly postcode: string;
    readonly country: string;
    readonly phone: string;
  };
  readonly instructions: Readonly<Record<Locale, string>>;
}

export interface DemoModel {
  readonly manufacturer: "Bitmain" | "Canaan" | "MicroBT" | "Minisforum" | "Jasminer" | "Zeus" | "Nordwind";
  readonly name: string;
  readonly category: "miner" | "mini_pc" | "hash_board" | "power_supply" | "accessory";
  readonly policy: string;
  /** Letters its serial numbers begin with. */
  readonly code: string;
  /** Minor units of the seller's currency. */
  readonly price: number;
  /** Digits of the Harmonised System. 8471.50, "processing units", is what many sellers declare for miners and bare mini PCs alike. */
  readonly hsCode: string;
  /** ISO country. */
  readonly origin: string;
  /** Whether it is tested before it leaves the shop; by its category unless told. */
  readonly tested?: boolean;
}

/** A miner, as a maker sells it. */
export function miner(
  manufacturer: DemoModel["manufacturer"],
  name: string,
  policy: string,
  ...[code, price]: [code: string, price: number]
): DemoModel {
  return { manufacturer, name, category: "miner", policy, code, price, hsCode: "847150", origin: "CN" };
}

/** A small computer of Minisforum. */
export function miniPc(name: string, code: string, price: number): DemoModel {
  return {
    manufacturer: "Minisforum",
    name,
    category: "mini_pc",
    policy: "minisforum",
    code,
    price,
    hsCode: "847150",
    origin: "CN",
  };
}
