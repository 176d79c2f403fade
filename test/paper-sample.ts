import { readFileSync } from "node:fs";
import type { Actor } from "../src/core/actor.ts";
import { type Day, plainCalendar } from "../src/core/day.ts";
import type { Locale } from "../src/core/locale.ts";
import type { AttachmentRecord, ClaimRecord, LineRecord } from "../src/domain/claims/index.ts";
import type { Context } from "../src/domain/context.ts";
import type { SellerRecord } from "../src/domain/sellers/index.ts";
import { decide, type Facts, loadPacks } from "../src/policy/index.ts";

/** A claim that has been everywhere, so that every paper can be made from it; no database behind it. */
export interface PaperSample {
  readonly context: Context;
  readonly record: ClaimRecord;
  readonly seller: SellerRecord;
}

export interface SampleOptions {
  readonly units?: number;
  readonly locale?: Locale;
  /** Stands in every place where people write freely. */
  readonly words?: string;
  readonly role?: Actor["role"];
  readonly policy?: "whatsminer" | "minisforum";
  /** Makes another claim of other units: its number, and what their serials begin at. */
  readonly nth?: number;
  /** A private person in Spain instead of a business. */
  readonly consumer?: boolean;
}

const packs = loadPacks(new URL("../policies", import.meta.url).pathname);
const now = Date.parse("2026-03-16T09:30:00Z");
const at = (day: string) => new Date(`${day}T10:00:00Z`);

/** Makes the sample; nothing in it is anybody's. */
export function paperSample(options: SampleOptions = {}): PaperSample {
  const {
    units = 3,
    locale = "en",
    words,
    role = "customer_owner",
    policy = "whatsminer",
    consumer = false,
    nth = 12,
  } = options;
  const all = [...packs.values()];
  const account = {
    currency: "EUR",
    holder: "Hash & Co",
    bank: "",
    number: "NL91 ABNA 0417 1643 00",
    code: "",
    note: "",
  };
  const payments = { bankAccounts: [account], card: false, refundLimit: { amount: 0, currency: "EUR" } };
  const seller: SellerRecord = {
    id: "s",
    slug: "north",
    name: words ?? "All Mining",
    locale: "en",
    timeZone: "Europe/Amsterdam",
    currency: "USD",
    colour: "#b45309",
    logo: `data:image/svg+xml;base64,${Buffer.from(readFileSync(new URL("../src/web/static/icon.svg", import.meta.url))).toString("base64")}`,
    email: "service@all-mining.example",
    demo: false,
    repairCoverDays: 0,
    policies: [policy],
  };
  const context = {
    actor: { kind: "person", id: "p", name: "Ana Ruiz", sellerId: "s", role, locale, customerId: "c" },
    now,
    seller: { ...seller, payments, calendar: plainCalendar, policiesVersion: 0 },
    policies: {
      all,
      find: (id: string) => packs.get(id),
      byDigest: (digest: string) => all.find((each) => each.digest === digest),
      installed: () => undefined,
    },
  } as unknown as Context;
  return {
    context,
    seller,
    record: claimOf({ units, locale, policy, consumer, nth, ...(words !== undefined && { words }) }),
  };
}

type Filled = Required<Pick<SampleOptions, "units" | "locale" | "policy" | "consumer" | "nth">> & {
  readonly words?: string;
};

function claimOf({ units, locale, words, policy, consumer, nth }: Filled): ClaimRecord {
  const lines = Array.from({ length: units }, (_, index) => lineOf((nth - 12) * 3 + index, policy, words));
  const ids = lines.map(({ id }) => id);
  const parcel = { fromKind: "address", arrivedOn: "2026-03-09", freightPaidBy: "customer", lineIds: ids };
  const undecided = {
    id: "claim",
    number: `R-2026-${String(nth).padStart(6, "0")}`,
    status: "in_progress",
    kind: "fault",
    policy,
    locale,
    summary: words ?? "Stops after an hour.",
    evidence: {},
    reportedOn: "2026-02-27" as Day,
    returnAddress: {
      ...addressOf(words),
      name: words ?? "Ana Ruiz, MinaSur S. L.",
      lines: [words ?? "Polígono La Palma, nave 14"],
      city: "Cartagena",
      region: "Murcia",
      postcode: "30593",
      country: "ES",
      phone: "+34 968 555 014",
    },
    terms: null,
    triage: { at: at("2026-02-28"), notes: "" },
    rmaNumber: `RMA-2026-${String(nth).padStart(6, "0")}`,
    authorizedOn: "2026-03-02" as Day,
    outcome: null,
    refiledFrom: null,
    refiledAs: null,
    createdBy: "Ana Ruiz",
    createdAt: at("2026-02-27"),
    updatedAt: at("2026-03-16"),
    eventCount: 0,
    eventHead: "",
    version: 1,
    customer: {
      id: "c",
      kind: consumer ? "consumer" : "business",
      name: words ?? "MinaSur S. L.",
      email: "ana@minasur.example",
      phone: null,
      country: "ES",
      locale,
    },
    centreIds: ["centre"],
    lines,
    parcels: [
      {
        ...parcel,
        id: "in",
        direction: "inbound",
        carrier: "DHL",
        tracking: "JD014600004711",
        shippedOn: "2026-03-05",
      },
    ],
    attachments: [photo("inspection", 1), photo("inspection", 2), photo("evidence", 3), photo("receiving", 4)],
    deadlines: [{ id: "d", lineId: null, name: "send_in", clause: "SA-4.2a", dueOn: "2026-03-12", status: "met" }],
    refunds: [refundOf(lines[0]!.id, words)],
    messages: [],
    events: [],
  } as unknown as ClaimRecord;
  return { ...undecided, lines: lines.map((line) => decided(undecided, line)) };
}

function centreOf(words?: string) {
  return {
    id: "centre",
    name: words ?? "All Mining Service Centre Rotterdam",
    address: addressOf(words),
    instructions: {
      en: "Deliveries Monday to Friday, 8:00 to 16:30. Boxes above 25 kg on a pallet.",
      es: "Entregas de lunes a viernes, de 8:00 a 16:30. Cajas de más de 25 kg, en palé.",
      zh: "周一至周五 8:00 至 16:30 收货。超过 25 公斤的箱子请打托盘。",
    },
  };
}

function addressOf(words?: string) {
  return {
    name: words ?? "All Mining Repairs",
    lines: ["Keileweg 400, dock 7"],
    city: "Rotterdam",
    region: "Zuid-Holland",
    postcode: "3029 ZZ",
    country: "NL",
    phone: "+31 10 555 0142",
    kind: "address",
  };
}

function lineOf(index: number, policy: string, words?: string): LineRecord {
  const miner = policy === "whatsminer";
  const serial = miner ? `HTM35X07K2025061200${String(4100 + index)}` : `MS2506A${String(10_400 + index)}`;
  const by = "Li Wenbo";
  return {
    id: `line-${index + 1}`,
    position: index + 1,
    serial,
    custody: "at_centre",
    work: "ready",
    centre: centreOf(words),
    description: "",
    firstNoticedOn: "2026-02-25",
    keepOriginal: false,
    returnReplacedParts: true,
    accessories: [],
    answers: {},
    technician: { id: "t", name: by },
    version: 1,
    unit: {
      id: `unit-${index + 1}`,
      serial,
      manufacturer: miner ? "MicroBT" : "Minisforum",
      model: words ?? (miner ? "WhatsMiner M50S" : "UM790 Pro"),
      category: miner ? "miner" : "mini_pc",
      policy,
      releasedOn: "2025-06-12",
      shippedOn: "2025-07-01",
      deliveredOn: "2025-07-09",
      price: { amount: 215_000, currency: "USD" },
      buyerEmail: "ana@minasur.example",
      hsCode: "847150",
      origin: "CN",
      netWeightGrams: 13_500,
    },
    receipt: {
      id: "receipt",
      parcelId: "in",
      accepted: true,
      facts: {
        parcel: { contents: "match", packagingAdequate: true, damaged: false, soaked: false, freight: "prepaid" },
        unit: { serialLegible: true },
      },
      refusals: [],
      accessories: words ?? "Power cord, two fans",
      note: "",
      receivedBy: "Bram de Wit",
      receivedAt: at("2026-03-09"),
    },
    inspection: {
      id: "inspection",
      findings: {
        finding: { manufacturingDefect: true, repairable: true, overclocked: false, waterOrCorrosion: false },
      },
      faultCodes: [
        { code: words ?? "HB-2 no chips", component: "" },
        { code: "PSU-OK", component: "" },
      ],
      notes: "",
      startedBy: by,
      startedAt: at("2026-03-10"),
      completedBy: by,
      completedAt: at("2026-03-11"),
      version: 1,
    },
    quotes: [quoteOf(`line-${index + 1}`, index, words)],
    repair: {
      id: "repair",
      charge: "free",
      clauses: ["WM-3.1"],
      workDone: words ?? "Hash board 2 replaced, thermal paste renewed on all boards, firmware brought to 2025.11.",
      parts: [
        { name: "Hash board M50S", quantity: 1, serialOut: "HB50S2406A00173", serialIn: "HB50S2511C00892" },
        { name: words ?? "Thermal paste", quantity: 3, serialOut: "", serialIn: "" },
      ],
      labourMinutes: 95,
      startedBy: by,
      startedAt: at("2026-03-12"),
      completedBy: by,
      completedAt: at("2026-03-13"),
      version: 1,
      tests: [
        {
          id: "1",
          name: "Chips answer",
          passed: true,
          result: "3 × 111 of 111",
          testedBy: by,
          testedAt: at("2026-03-13"),
        },
        {
          id: "2",
          name: "24 h at full load",
          passed: true,
          result: "126.4 TH/s, 71 °C",
          testedBy: by,
          testedAt: at("2026-03-14"),
        },
      ],
    },
    decision: null,
    override: null,
    appeal: null,
  } as unknown as LineRecord;
}

function quoteOf(lineId: string, index: number, words?: string) {
  const usd = (amount: number) => ({ amount, currency: "USD" });
  return {
    id: `quote-${index}`,
    number: `Q-2026-${String(index + 7).padStart(6, "0")}`,
    lineId,
    revision: 2,
    status: "sent",
    currency: "USD",
    items: [
      {
        kind: "part",
        text: words ?? "Hash board M50S, tested",
        quantity: 1,
        unitAmount: usd(38_000),
        amount: usd(38_000),
      },
      { kind: "labour", text: "Exchange and burn-in", quantity: 2, unitAmount: usd(4500), amount: usd(9000) },
      { kind: "freight", text: "Way back, flat rate", quantity: 1, unitAmount: usd(6200), amount: usd(6200) },
    ],
    total: usd(53_200),
    clauses: ["WM-3.2", "SA-1.4"],
    note: words ?? "The price of the board holds while stock lasts.",
    expiresOn: "2026-03-27",
    sentOn: "2026-03-12",
    answeredOn: null,
    declineReason: null,
    version: 1,
    payment: null,
  };
}

function refundOf(lineId: string, words?: string) {
  const usd = (amount: number) => ({ amount, currency: "USD" });
  return {
    id: "refund",
    number: "F-2026-000003",
    lineId,
    status: "sent",
    source: "purchase",
    gross: usd(215_000),
    deductions: [{ kind: "depreciation", percent: 20, amount: usd(43_000), clause: "MF-DEPRECIATION" }],
    amount: usd(172_000),
    method: "bank_transfer",
    reason: words ?? "No unit of this model can be delivered any more.",
    clauses: ["SA-2.2"],
    requestedAt: at("2026-03-13"),
    approvedAt: at("2026-03-14"),
    sentOn: "2026-03-16",
    reference: "SEPA 20260316-0004",
    settledOn: null,
    onlineId: null,
    startsOn: "2026-03-09",
  };
}

function photo(purpose: AttachmentRecord["purpose"], number: number): AttachmentRecord {
  return {
    id: `photo-${number}`,
    lineId: "line-1",
    kind: "photo",
    purpose,
    fileName: `IMG_${number}.jpg`,
    contentType: "image/jpeg",
    bytes: 1,
    uploadedBy: purpose === "evidence" ? "Ana Ruiz" : "Li Wenbo",
    uploadedAt: at("2026-03-10"),
  } as AttachmentRecord;
}

function decided(record: ClaimRecord, line: LineRecord): LineRecord {
  const { unit, receipt, inspection } = line;
  const facts = {
    customer: { kind: record.customer.kind, country: "ES" },
    unit: {
      serial: line.serial,
      category: unit?.category,
      manufacturer: unit?.manufacturer,
      model: unit?.model,
      releasedOn: unit?.releasedOn,
      firstBuyer: true,
      ...receipt?.facts.unit,
    },
    purchase: { channel: "official", price: unit?.price },
    delivery: { shippedOn: unit?.shippedOn, deliveredOn: unit?.deliveredOn },
    claim: { kind: "fault", reportedOn: record.reportedOn, firstNoticedOn: line.firstNoticedOn, authorized: true },
    evidence: { photo: true, description: true },
    parcel: { ...receipt?.facts.parcel, arrivedOn: "2026-03-09" },
    ...inspection?.findings,
    inspection: { complete: true },
  } as Facts;
  const asOf = "2026-03-11" as Day;
  const decision = decide(packs.get(record.policy)!, facts, asOf, { locale: record.locale, calendar: plainCalendar });
  return {
    ...line,
    decision: {
      id: "decision",
      stage: "inspected",
      policyDigest: decision.digest,
      asOf,
      verdict: decision.verdict,
      facts,
      decision,
      decidedAt: at("2026-03-11"),
      decidedBy: "Li Wenbo",
    },
  };
}
