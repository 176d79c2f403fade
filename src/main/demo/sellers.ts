import type { StaffRole } from "../../core/actor.ts";
import type { Locale } from "../../core/locale.ts";

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
  /** Units and claims to make. */
  readonly units: number;
  readonly claims: number;
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
  readonly manufacturer: "Bitmain" | "Canaan" | "MicroBT" | "Minisforum";
  readonly name: string;
  readonly category: "miner" | "mini_pc";
  readonly policy: string;
  /** Letters its serial numbers begin with. */
  readonly code: string;
  /** Minor units of the seller's currency. */
  readonly price: number;
  /** Digits of the Harmonised System. 8471.50, "processing units", is what many sellers declare for miners and bare mini PCs alike. */
  readonly hsCode: string;
  /** ISO country. */
  readonly origin: string;
}

export const demoSellers: readonly DemoSeller[] = [
  {
    slug: "all-mining",
    name: "All Mining",
    email: "service@all-mining.example",
    locale: "en",
    timeZone: "Europe/Amsterdam",
    currency: "USD",
    colour: "#b45309",
    logo: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><rect width="96" height="96" rx="20" fill="#b45309"/><path d="M20 70 44 24h8l24 46H64L48 40 32 70z" fill="#fff"/><circle cx="48" cy="66" r="6" fill="#fcd34d"/></svg>`,
    policies: ["all-mining", "bitmain", "canaan", "whatsminer"],
    centre: {
      name: "All Mining Service Centre Rotterdam",
      address: {
        name: "All Mining Repairs",
        lines: ["Keileweg 400, dock 7"],
        city: "Rotterdam",
        region: "Zuid-Holland",
        postcode: "3029 ZZ",
        country: "NL",
        phone: "+31 10 555 0142",
      },
      instructions: {
        en: "Deliveries Monday to Friday, 8:00 to 16:30. Boxes above 25 kg on a pallet.",
        es: "Entregas de lunes a viernes, de 8:00 a 16:30. Cajas de más de 25 kg, en palé.",
        zh: "周一至周五 8:00 至 16:30 收货。超过 25 公斤的箱子请打托盘。",
      },
    },
    staff: [
      { role: "administrator", name: "Helen Okafor" },
      { role: "support", name: "Marta Iglesias" },
      { role: "receiving", name: "Bram de Wit" },
      { role: "technician", name: "Li Wenbo" },
      { role: "finance", name: "Sofia Lindqvist" },
      { role: "shipping", name: "Tomasz Nowak" },
      { role: "order_desk", name: "Priya Nair" },
      { role: "centre_member", name: "Joris Bakker" },
      { role: "policy_manager", name: "Claire Dubois" },
      { role: "auditor", name: "Henrik Aalto" },
    ],
    models: [
      miner("Bitmain", "Antminer S19 Pro", "bitmain", "SMTT", 189_000),
      miner("Bitmain", "Antminer S19j Pro", "bitmain", "NGSB", 164_000),
      miner("Bitmain", "Antminer S21", "bitmain", "YNAH", 342_000),
      miner("Bitmain", "Antminer T21", "bitmain", "JYZZ", 268_000),
      miner("Canaan", "Avalon A1246", "canaan", "A12N", 121_000),
      miner("Canaan", "Avalon A1366", "canaan", "A13P", 176_000),
      miner("MicroBT", "WhatsMiner M30S++", "whatsminer", "HTM31X", 149_000),
      miner("MicroBT", "WhatsMiner M50S", "whatsminer", "HTM35X", 215_000),
      miner("MicroBT", "WhatsMiner M60S", "whatsminer", "HTM44X", 329_000),
    ],
    units: 1300,
    claims: 70,
  },
  {
    slug: "minisforum",
    name: "Minisforum",
    email: "care@minisforum.example",
    locale: "en",
    timeZone: "Europe/Berlin",
    currency: "EUR",
    colour: "#1d4ed8",
    logo: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><rect width="96" height="96" rx="20" fill="#1d4ed8"/><rect x="18" y="34" width="60" height="36" rx="8" fill="#fff"/><rect x="26" y="56" width="18" height="6" rx="3" fill="#1d4ed8"/><circle cx="66" cy="59" r="4" fill="#93c5fd"/></svg>`,
    policies: ["minisforum"],
    centre: {
      name: "Minisforum Service Centre Düsseldorf",
      address: {
        name: "Minisforum Returns",
        lines: ["Hansaallee 299, gate 3"],
        city: "Düsseldorf",
        region: "Nordrhein-Westfalen",
        postcode: "40549",
        country: "DE",
        phone: "+49 211 555 0167",
      },
      instructions: {
        en: "Deliveries Monday to Friday, 9:00 to 17:00. Take your own drives out or back them up first.",
        es: "Entregas de lunes a viernes, de 9:00 a 17:00. Retire sus discos o haga antes una copia.",
        zh: "周一至周五 9:00 至 17:00 收货。请先取出自己的硬盘或做好备份。",
      },
    },
    staff: [
      { role: "administrator", name: "Jonas Weber" },
      { role: "support", name: "Lucía Ferrer" },
      { role: "receiving", name: "Anke Hoffmann" },
      { role: "technician", name: "Chen Jiayi" },
      { role: "finance", name: "Paul Richter" },
      { role: "shipping", name: "Mehmet Yildiz" },
      { role: "order_desk", name: "Nora Petersen" },
      { role: "centre_member", name: "Dirk Albrecht" },
      { role: "policy_manager", name: "Ines Moreau" },
      { role: "auditor", name: "Katarzyna Zielińska" },
    ],
    models: [
      miniPc("UM790 Pro", "UM790", 51_900),
      miniPc("UM880 Plus", "UM880", 58_900),
      miniPc("MS-01", "MS01A", 74_900),
      miniPc("MS-A2", "MSA2B", 83_900),
      miniPc("V3", "V3TAB", 99_900),
      miniPc("AI X1 Pro", "AIX1P", 91_900),
    ],
    units: 700,
    claims: 50,
  },
];

function miner(
  manufacturer: DemoModel["manufacturer"],
  name: string,
  policy: string,
  ...[code, price]: [code: string, price: number]
): DemoModel {
  return { manufacturer, name, category: "miner", policy, code, price, hsCode: "847150", origin: "CN" };
}

function miniPc(name: string, code: string, price: number): DemoModel {
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
