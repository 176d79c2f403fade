import { addDays, type Day, daysBetween } from "../../core/day.ts";
import type { DemoCustomer } from "./customers.ts";
import type { Random } from "./random.ts";
import type { DemoModel, DemoSeller } from "./seller.ts";

/** A unit that was sold, as a shipment record would tell it. */
export interface DemoUnit {
  readonly model: DemoModel;
  readonly serial: string;
  readonly batch: string;
  readonly order: string;
  readonly releasedOn: Day;
  readonly shippedOn: Day | null;
  readonly deliveredOn: Day | null;
  readonly invoiceOn: Day;
  readonly price: number;
  readonly channel: "official" | "authorized" | "marketplace";
  readonly warehouse: string;
  readonly preorder: boolean;
  readonly bulk: boolean;
  readonly customer: DemoCustomer;
}

/** What a seller sold within three years before `today`, order by order. */
export function makeUnits(
  random: Random,
  seller: DemoSeller,
  customers: readonly DemoCustomer[],
  today: Day,
): DemoUnit[] {
  const units: DemoUnit[] = [];
  const serials = new Set<string>();
  for (let order = 1; units.length < seller.units; order++) {
    // The first customers buy the most: the ones whose sign-in is printed have something to see.
    const customer = customers[Math.floor(random.next() ** 1.6 * customers.length)]!;
    const size = customer.kind === "business" ? random.whole(4, 48) : random.chance(0.8) ? 1 : 2;
    const shared = makeOrder(random, seller, { customer, size, today, number: order });
    for (let index = 0; index < Math.min(size, seller.units - units.length); index++) {
      let serial = makeSerial(random, shared.model, shared.releasedOn);
      while (serials.has(serial)) serial = makeSerial(random, shared.model, shared.releasedOn);
      serials.add(serial);
      units.push({ ...shared, serial });
    }
  }
  return units;
}

function makeOrder(
  random: Random,
  seller: DemoSeller,
  of: { customer: DemoCustomer; size: number; today: Day; number: number },
): Omit<DemoUnit, "serial"> {
  const model = random.pick(seller.models);
  // More of it lately than long ago.
  const age = Math.floor(random.next() ** 1.5 * 1080);
  const shipped = addDays(of.today, -age);
  const releasedOn = addDays(shipped, -random.whole(8, 45));
  const arrived = addDays(shipped, random.whole(3, 14));
  const preorder = model.category === "mini_pc" && random.chance(0.06);
  return {
    model,
    batch: `${releasedOn.slice(2, 4)}${releasedOn.slice(5, 7)}-${random.pick(["A", "B", "C"])}`,
    order: `${orderCodes[seller.slug] ?? "SO"}-${shipped.slice(0, 4)}-${String(10_000 + of.number * 7)}`,
    releasedOn,
    shippedOn: age === 0 ? null : shipped,
    deliveredOn: daysBetween(arrived, of.today) >= 0 ? arrived : null,
    invoiceOn: addDays(shipped, -random.whole(1, 9)),
    price: Math.round((model.price * (94 + random.whole(0, 12))) / 100 / 100) * 100,
    channel: random.chance(0.88) ? "official" : random.chance(0.6) ? "authorized" : "marketplace",
    warehouse: model.category === "miner" ? "CN" : random.pick(["DE", "DE", "CN", "US"]),
    preorder,
    bulk: model.category === "mini_pc" && of.size > 1 && random.chance(0.2),
    customer: of.customer,
  };
}

const orderCodes: Readonly<Record<string, string>> = {
  "all-mining": "AM",
  minisforum: "MF",
  "zeus-mining": "ZM",
  jasminer: "JM",
  nordwind: "NW",
};

/** Makes units of one order that reached their buyer on a day; null: it was paid for by the day `before` and not sent yet. */
export function unitDeliveredOn(
  random: Random,
  of: { model: DemoModel; customer: DemoCustomer; deliveredOn: Day | null; before: Day },
): () => DemoUnit {
  const shipped = of.deliveredOn && addDays(of.deliveredOn, -random.whole(3, 8));
  const releasedOn = addDays(shipped ?? of.before, -random.whole(8, 45));
  const shared = {
    model: of.model,
    batch: `${releasedOn.slice(2, 4)}${releasedOn.slice(5, 7)}-A`,
    order: `SO-${(shipped ?? of.before).slice(0, 4)}-${random.whole(90_000, 99_999)}`,
    releasedOn,
    shippedOn: shipped,
    deliveredOn: of.deliveredOn,
    invoiceOn: addDays(shipped ?? of.before, -random.whole(1, 3)),
    price: of.model.price,
    channel: "official",
    warehouse: "CN",
    preorder: false,
    bulk: false,
    customer: of.customer,
  } as const;
  return () => ({ ...shared, serial: makeSerial(random, of.model, releasedOn) });
}

const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
const digits = "0123456789";

/** Serial numbers as the makers' labels look; none is a real one on purpose. */
function makeSerial(random: Random, model: DemoModel, made: Day): string {
  const [year, month, date] = [made.slice(2, 4), made.slice(5, 7), made.slice(8, 10)];
  switch (model.manufacturer) {
    case "Bitmain":
      return `${model.code}${random.signs("ABCDEJ", 6)}${random.signs(letters, 3)}${random.signs(digits, 4)}`;
    case "Canaan":
      return `${model.code}${year}${month}${random.pick(["T", "S", "G"])}${random.signs(digits, 6)}`;
    case "MicroBT":
      return `${model.code}${random.signs(digits, 2)}${random.signs(letters, 1)}K20${year}${month}${date}${random.signs(digits, 8)}`;
    case "Minisforum":
    case "Jasminer":
    case "Zeus":
    case "Nordwind":
      return `${model.code}${year}${month}${random.signs(letters, 1)}${random.signs(digits, 5)}`;
  }
}
