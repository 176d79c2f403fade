import { isStaff } from "../../core/actor.ts";
import { addMoney, type Money } from "../../core/money.ts";
import { Refusal } from "../../core/refusal.ts";
import type { ClaimRecord, LineRecord, UnitRecord } from "../claims/index.ts";
import type { Context } from "../context.ts";

/** A unit as customs are told of it: what it truly is, and what was truly paid for it. */
export interface Good {
  readonly unit: UnitRecord;
  readonly serial: string;
  readonly hsCode: string;
  readonly value: Money;
}

/**
 * The units as customs papers state them. Refuses rather than invents: a unit that is not on record, a model without HS
 * code, a price that nobody knows (or that this reader may not see), prices of several currencies.
 */
export function goodsOf(
  { actor }: Pick<Context, "actor">,
  { customer }: ClaimRecord,
  lines: readonly LineRecord[],
): readonly Good[] | Refusal {
  const strange = lines.filter(({ unit }) => !unit).map(({ serial }) => serial);
  if (strange.length > 0) return new Refusal("customs_unit_unknown", { values: { serials: some(strange) } });
  const units = lines.map(({ serial, unit }) => ({ serial, unit: unit! }));
  const uncoded = units.filter(({ unit }) => !unit.hsCode).map(({ unit }) => `${unit.manufacturer} ${unit.model}`);
  if (uncoded.length > 0) return new Refusal("customs_code_unknown", { values: { models: some(uncoded) } });
  const mine = (unit: UnitRecord) => !unit.buyerEmail || unit.buyerEmail.toLowerCase() === customer.email.toLowerCase();
  const priced = ({ unit }: { unit: UnitRecord }) => unit.price !== null && (isStaff(actor) || mine(unit));
  const unpriced = units.filter((each) => !priced(each)).map(({ serial }) => serial);
  if (unpriced.length > 0) return new Refusal("customs_value_unknown", { values: { serials: some(unpriced) } });
  const currencies = [...new Set(units.map(({ unit }) => unit.price!.currency))];
  if (currencies.length > 1)
    return new Refusal("customs_currencies", { values: { currencies: currencies.join(", ") } });
  return units.map(({ serial, unit }) => ({ serial, unit, hsCode: unit.hsCode!, value: unit.price! }));
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
