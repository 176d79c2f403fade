import type { Facts } from "../../policy/index.ts";

/** What of a unit and its model the engine reads. */
export interface UnitFactsRow {
  readonly serial: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly category: string;
  readonly batch: string | null;
  readonly releasedOn: string | null;
  readonly shippedOn: string | null;
  readonly deliveredOn: string | null;
  readonly invoiceOn: string | null;
  readonly channel: string | null;
  readonly warehouse: string | null;
  readonly preorder: boolean | null;
  readonly bulk: boolean | null;
}

/**
 * What the seller's record says of a unit, as the engine takes it, for the cover of the machine alone: a fault, with no
 * claim behind it. What somebody answered fills what the record leaves open. Never tells of the buyer.
 */
export function unitFacts(unit: UnitFactsRow, answers: Readonly<Record<string, unknown>> = {}): Facts {
  const { serial, manufacturer, model, category, batch, releasedOn } = unit;
  const { channel, invoiceOn, warehouse, preorder, bulk } = unit;
  const own: Nested = {
    unit: { serial, manufacturer, model, category, batch, releasedOn },
    purchase: { channel, invoiceOn, warehouse, preorder, bulk },
    delivery: { shippedOn: unit.shippedOn, deliveredOn: unit.deliveredOn },
  };
  const facts: Record<string, Record<string, unknown>> = { claim: { kind: "fault" } };
  for (const given of [answers as Nested, own]) {
    for (const [group, members] of Object.entries(given)) {
      // What is no group of facts is left for the engine to name.
      if (typeof members !== "object") facts[group] = members as never;
      for (const [name, value] of Object.entries(members ?? {})) {
        if (value !== null && value !== undefined) facts[group] = { ...facts[group], [name]: value };
      }
    }
  }
  return facts as Facts;
}

type Nested = Readonly<Record<string, Readonly<Record<string, unknown>> | null | undefined>>;
