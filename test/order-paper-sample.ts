import type { Day } from "../src/core/day.ts";
import type { Locale } from "../src/core/locale.ts";
import type { OrderLine, OrderRecord, PackageRecord } from "../src/domain/orders/index.ts";
import type { ProductRecord } from "../src/domain/products/index.ts";
import type { ProformaRecord } from "../src/domain/proformas/index.ts";
import { paperSample } from "./paper-sample.ts";

const at = (day: string) => new Date(`${day}T10:00:00Z`);
const usd = (amount: number) => ({ amount, currency: "USD" });

interface SampleOptions {
  readonly locale?: Locale;
  /** Stands in every place where people write freely. */
  readonly words?: string;
  readonly lines?: number;
  readonly nth?: number;
  /** A product of which customs would not know what it is. */
  readonly uncoded?: boolean;
}

/** An order that was paid and packed into two parcels, so that every paper can be made from it; no database behind it. */
export function orderPaperSample({
  locale = "en",
  words,
  lines: count = 3,
  nth = 7,
  uncoded = false,
}: SampleOptions = {}) {
  const { context, seller } = paperSample({ locale, policy: "whatsminer", ...(words !== undefined && { words }) });
  const number = String(nth).padStart(6, "0");
  const lines = Array.from({ length: count }, (_, index) => lineOf(index, uncoded, words));
  const goods = lines.reduce((sum, { amount }) => sum + amount.amount, 0);
  const address = {
    name: words ?? "Lucía Fernández",
    lines: [words ?? "Av. Corrientes 1234, piso 5"],
    city: "Buenos Aires",
    region: "",
    postcode: "C1043",
    country: "AR",
    phone: "+54 11 5555 0142",
    kind: "address" as const,
  };
  const order: OrderRecord = {
    id: "order",
    number: `O-2026-${number}`,
    status: "packing",
    locale,
    currency: "USD",
    address,
    transportWish: "air",
    paymentMethod: "bank_transfer",
    note: "",
    submittedAt: at("2026-03-02"),
    large: false,
    goods: usd(goods),
    freight: usd(38_500),
    tax: { name: "IVA", percent: 21, amount: usd(Math.round((goods + 38_500) * 0.21)) },
    total: usd(goods + 38_500 + Math.round((goods + 38_500) * 0.21)),
    mode: "air",
    incoterm: "DAP",
    deskNote: "",
    paidAt: at("2026-03-05"),
    promisedOn: null,
    shippedOn: null,
    deliveredOn: null,
    confirmedOn: null,
    cancelReason: null,
    escalatedAt: null,
    createdBy: "Lucía Fernández",
    createdAt: at("2026-03-01"),
    updatedAt: at("2026-03-06"),
    eventCount: 0,
    eventHead: "",
    version: 1,
    customer: {
      id: "c",
      kind: "business",
      name: words ?? "Hash del Plata S. A.",
      email: "lucia@hashdelplata.example",
      phone: null,
      country: "AR",
      locale,
    },
    lines,
    packages: [packageOf(1, lines.slice(0, 1), true), packageOf(2, lines.slice(1), false)],
    payment: null,
    refunds: [],
    attachments: [],
    deadlines: [],
    events: [],
  };
  const issuer = {
    legalName: words ?? "Zeus Mining Trading Ltd.",
    address: {
      name: "",
      lines: [words ?? "Unit 1203, Harbour Tower"],
      city: "Shenzhen",
      region: "Guangdong",
      postcode: "518000",
      country: "CN",
      phone: "",
      kind: "address" as const,
    },
    taxId: "91440300MA5F0000X0",
    note: words ?? "",
  };
  const proforma: ProformaRecord = {
    id: "pi",
    number: `PI-2026-${number}`,
    replaces: null,
    replacedBy: null,
    billed: {
      lines: order.lines.map(({ id: lineId, quantity }) => ({ lineId, quantity })),
      goods: order.goods,
      freight: order.freight ?? usd(0),
      tax: order.tax ?? { name: "", percent: 0, amount: usd(0) },
    },
    issuedOn: "2026-03-03" as Day,
    issuer,
    accounts: [
      {
        currency: "USD",
        holder: words ?? "Zeus Mining Trading Ltd.",
        bank: "Example Bank, Hong Kong",
        number: "0123 4567 8901",
        code: "EXMPHKHH",
        note: "",
      },
    ],
  };
  return { context, seller, order, proforma, issuer };
}

function lineOf(index: number, uncoded: boolean, words?: string): OrderLine {
  const price = usd([289_900, 12_900, 4_500][index % 3] ?? 100);
  const quantity = [2, 4, 10][index % 3] ?? 1;
  const title = ["Antminer S21 200T", "Hash board for Antminer S19", "Power cord C19"][index % 3] ?? "";
  const sold = {
    code: ["S21-200", "HB-S19", "C19-2M"][index % 3] ?? "",
    title: { en: words ?? title, es: words ?? title, zh: words ?? title },
    hsCode: uncoded ? null : (["84714990", "84733020", "854442"][index % 3] ?? null),
    origin: "CN",
    netWeightGrams: [15_400, 1200, 350][index % 3] ?? null,
    packedWeightGrams: null,
    airTransport: "allowed" as const,
    testNeeded: false,
  };
  return {
    ...sold,
    id: `line-${index}`,
    position: index + 1,
    product: sold as unknown as ProductRecord,
    quantity,
    price,
    seenPrice: price,
    amount: { ...price, amount: price.amount * quantity },
    calledOff: 0,
    takenOff: 0,
    reserved: quantity,
    promisedOn: null,
    promise: "stock",
    testedAt: null,
    testedBy: null,
  };
}

function packageOf(position: number, lines: readonly OrderLine[], shipped: boolean): PackageRecord {
  return {
    id: `package-${position}`,
    position,
    tamperMark: `ZM-TM-00${position}`,
    packedBy: "Wei",
    packedAt: at("2026-03-06"),
    lines: lines.map(({ id, quantity, code }) => ({
      lineId: id,
      quantity,
      serials: code.startsWith("S21") ? Array.from({ length: quantity }, (_, n) => `DGAHF3ABDJABA00${n + 10}`) : [],
    })),
    parcel: shipped
      ? { id: "parcel", carrier: "DHL", tracking: "JD014600009999", shippedOn: "2026-03-07" as Day, arrivedOn: null }
      : null,
  };
}
