import { isStaff } from "../../core/actor.ts";
import { addMoney, type Money } from "../../core/money.ts";
import { Refusal } from "../../core/refusal.ts";
import { type ClaimRecord, type LineRecord, worthOfLine } from "../claims/index.ts";
import type { Context } from "../context.ts";

/** Goods as customs are told of them: what they truly are, and what was truly paid for them. */
export interface Good {
  readonly line: LineRecord;
  readonly category: string;
  readonly maker: string;
  /** Of what is in the parcel; null of goods without one. */
  readonly serial: string | null;
  readonly quantity: number;
  readonly hsCode: string;
  readonly origin: string | null;
  readonly value: Money;
}

/** Which way goods travel: what goes out may be named otherwise than what came in. */
export type Way = "in" | "out";

/**
 * The units and pieces as customs papers state them. Refuses rather than invents: a unit that is not on record, a model without HS
 * code, a price that nobody knows (or that this reader may not see), prices of several currencies.
 */
export function goodsOf(
  { actor }: Pick<Context, "actor">,
  { customer }: ClaimRecord,
  { lines, way }: { readonly lines: readonly LineRecord[]; readonly way: Way },
): readonly Good[] | Refusal {
  const strange = lines.filter(({ unit, goods }) => !unit && !goods).map(({ serial }) => serial);
  if (strange.length > 0) return new Refusal("customs_unit_unknown", { values: { serials: some(strange) } });
  const uncoded = lines.filter(({ unit, goods }) => !(unit ?? goods)?.hsCode).map(nameOf);
  if (uncoded.length > 0) return new Refusal("customs_code_unknown", { values: { models: some(uncoded) } });
  const mine = ({ unit }: LineRecord) =>
    !unit?.buyerEmail || unit.buyerEmail.toLowerCase() === customer.email.toLowerCase();
  const priced = (line: LineRecord) => worthOfLine(line) !== null && (isStaff(actor) || mine(line));
  const unpriced = lines.filter((line) => !priced(line)).map(({ serial }) => serial);
  if (unpriced.length > 0) return new Refusal("customs_value_unknown", { values: { serials: some(unpriced) } });
  const currencies = [...new Set(lines.map((line) => worthOfLine(line)!.currency))];
  if (currencies.length > 1)
    return new Refusal("customs_currencies", { values: { currencies: currencies.join(", ") } });
  return lines.map((line): Good => {
    const { unit, goods } = line;
    return {
      line,
      category: unit?.category ?? goods?.category ?? "general",
      maker: unit?.manufacturer ?? goods?.manufacturer ?? "",
      serial: serialOf(line, way),
      quantity: unit ? 1 : (goods?.quantity ?? 1),
      hsCode: (unit ?? goods)!.hsCode!,
      origin: (unit ?? goods)!.origin,
      value: worthOfLine(line)!,
    };
  });
}

/** What a line's parcel has in it by serial: on the way out the unit that takes the place of what came; null where it bears none. */
export function serialOf({ replacement, serial, unit }: LineRecord, way: Way): string | null {
  return (way === "out" && replacement?.serialIn) || (unit ? serial : null);
}

function nameOf({ unit, serial }: LineRecord): string {
  return unit ? `${unit.manufacturer} ${unit.model}` : serial;
}

/** What all of them are worth; there is at least one. */
export function worthOf(goods: readonly Good[]): Money {
  const [first, ...others] = goods.map(({ value }) => value);
  if (!first) throw new Error("no goods");
  return addMoney(first, ...others);
}

/** The first few of a list, and how many more there are. */
function some(names: readonly string[]): string {
  const each = [...new Set(names)];
  return each.length > 5 ? `${each.slice(0, 5).join(", ")} (+${each.length - 5})` : each.join(", ");
}
