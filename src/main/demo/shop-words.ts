import type { Locale } from "../../core/locale.ts";
import type { CentreProfile } from "../../domain/centres/index.ts";

/** How goods of a kind are sold: weight, stock, and what they need before they leave. */
export const productTerms = {
  miner: {
    netWeightGrams: 14_400,
    packedWeightGrams: 16_200,
    stock: 12,
    testNeeded: true,
    restockDays: 4,
    airTransport: "allowed",
  },
  hash_board: {
    netWeightGrams: 1_900,
    packedWeightGrams: 2_400,
    stock: 40,
    testNeeded: true,
    restockDays: 3,
    airTransport: "allowed",
  },
  power_supply: {
    netWeightGrams: 4_600,
    packedWeightGrams: 5_200,
    stock: 25,
    testNeeded: false,
    restockDays: 3,
    airTransport: "allowed",
  },
  mini_pc: {
    netWeightGrams: 900,
    packedWeightGrams: 1_400,
    stock: 20,
    testNeeded: false,
    restockDays: 4,
    airTransport: "allowed",
  },
  accessory: {
    netWeightGrams: 700,
    packedWeightGrams: 900,
    stock: 120,
    testNeeded: false,
    restockDays: 3,
    airTransport: "allowed",
  },
} as const;

/** What a shop adds by destination: consumers in the Union and in Mexico see prices with it. */
export const shopTaxes = [
  { country: "AT", name: "USt", percent: 20, inPrices: true },
  { country: "DE", name: "MwSt", percent: 19, inPrices: true },
  { country: "SE", name: "Moms", percent: 25, inPrices: true },
  { country: "ES", name: "IVA", percent: 21, inPrices: true },
  { country: "MX", name: "IVA", percent: 16, inPrices: true },
  { country: "AE", name: "VAT", percent: 5, inPrices: false },
];

const paid = ["submit", "freight", "proof", "confirm"] as const;

/** Where each order stands, how many days ago it began, and whether its goods are tested before they leave. */
export const orderGoals = [
  { ago: 1, tested: false, steps: ["submit"] },
  { ago: 2, tested: true, steps: ["submit", "freight"] },
  { ago: 3, tested: true, steps: ["submit", "freight", "proof"] },
  { ago: 3, tested: false, steps: ["submit", "freight", "proof", "reject"] },
  { ago: 2, tested: false, steps: paid },
  { ago: 3, tested: true, steps: [...paid, "test"] },
  { ago: 4, tested: false, steps: [...paid, "ship"] },
  { ago: 12, tested: true, steps: [...paid, "test", "pass", "ship", "deliver"] },
  { ago: 30, tested: false, steps: [...paid, "ship", "deliver", "complete"] },
  { ago: 45, tested: true, steps: [...paid, "test", "pass", "ship", "deliver", "complete"] },
  { ago: 40, tested: false, steps: ["submit", "cancel"] },
  { ago: 9, tested: false, steps: [...paid, "cancel"] },
  { ago: 20, tested: false, steps: [...paid, "cancel", "payBack"] },
  { ago: 0.5, tested: false, steps: [] },
] as const satisfies readonly { readonly ago: number; readonly tested: boolean; readonly steps: readonly string[] }[];

/** What people write about orders in a shop of that language. */
export const orderWords: Readonly<
  Record<
    Locale,
    Readonly<Record<"note" | "tooLittle" | "tested" | "cancel" | "declined" | "packing" | "proof", string>>
  >
> = {
  en: {
    note: "Please make out the invoice to the company.",
    tooLittle: "Less came than was asked for.",
    tested: "24 h at full load",
    cancel: "We need it sooner than that.",
    declined: "There are no photos of the bench.",
    packing: "packing.jpg",
    proof: "payment.jpg",
  },
  es: {
    note: "Por favor, con factura a nombre de la empresa.",
    tooLittle: "Llegó menos.",
    tested: "24 h a plena carga",
    cancel: "Lo necesito antes de lo previsto.",
    declined: "No hay fotos del banco de trabajo.",
    packing: "embalaje.jpg",
    proof: "pago.jpg",
  },
  zh: {
    note: "请按公司名称开具发票。",
    tooLittle: "到账金额不足。",
    tested: "满载运行 24 小时",
    cancel: "我们需要更早收到。",
    declined: "没有工作台照片。",
    packing: "打包.jpg",
    proof: "付款.jpg",
  },
};

const skills = (category: "miner" | "hash_board" | "mini_pc") => [
  { category, works: ["diagnosis", "repair", "cleaning"] as const, models: [] },
];
const at = (
  name: string,
  line: string,
  ...[city, postcode, country, latitude, longitude]: [string, string, string, number, number]
) => ({
  name,
  address: { name, lines: [line], city, region: "", postcode, country, phone: "", kind: "address" as const },
  coordinates: { latitude, longitude },
});

interface Applicant {
  readonly goal: "submitted" | "under_review" | "listed" | "declined";
  readonly profile: CentreProfile;
}

/** Workshops that want to be listed, by the seller they apply to. */
export const applicants: Readonly<Record<string, readonly Applicant[]>> = {
  "zeus-mining": [
    {
      goal: "listed",
      profile: {
        ...at("Taller Hash Neuquén", "Belgrano 1450", "Neuquén", "8300", "AR", -38.9516, -68.0591),
        email: "taller@hash-neuquen.example",
        about: "Placas de hash y fuentes; banco de pruebas propio.",
        skills: skills("hash_board"),
        capacity: 30,
        languages: ["es"],
        carriers: ["Andreani", "DHL"],
      },
    },
    {
      goal: "declined",
      profile: {
        ...at("Reparaciones del Norte", "Avenida Brasil 310", "Antofagasta", "1240000", "CL", -23.6509, -70.3975),
        email: "norte@reparaciones.example",
        about: "Diagnóstico y limpieza de mineros.",
        skills: skills("miner"),
        capacity: 10,
        languages: ["es"],
        carriers: [],
      },
    },
    {
      goal: "under_review",
      profile: {
        ...at("Laboratorio Azteca", "Avenida Madero 900", "Monterrey", "64000", "MX", 25.6714, -100.3095),
        email: "laboratorio@azteca.example",
        about: "Reparación a nivel de chip; dos técnicos.",
        skills: skills("hash_board"),
        capacity: 24,
        languages: ["es", "en"],
        carriers: ["Estafeta", "DHL"],
      },
    },
    {
      goal: "submitted",
      profile: {
        ...at("Iberia Repara", "Calle del Coso 55", "Zaragoza", "50001", "ES", 41.6523, -0.8803),
        email: "hola@iberia-repara.example",
        about: "Mineros y fuentes, recogida con cita.",
        skills: skills("miner"),
        capacity: 18,
        languages: ["es"],
        carriers: ["SEUR"],
      },
    },
  ],
  jasminer: [
    {
      goal: "listed",
      profile: {
        ...at("成都曙光矿机维修", "天府二街 269 号", "成都", "610041", "CN", 30.5448, 104.0668),
        email: "weixiu@shuguang-bench.example",
        about: "算力板与电源维修，自有测试台。",
        skills: skills("miner"),
        capacity: 20,
        languages: ["zh"],
        carriers: ["SF Express"],
      },
    },
    {
      goal: "declined",
      profile: {
        ...at("海港矿机服务", "观塘道 388 号", "香港", "000000", "HK", 22.3115, 114.2257),
        email: "service@harbour-bench.example",
        about: "检测与清洁。",
        skills: skills("miner"),
        capacity: 8,
        languages: ["zh", "en"],
        carriers: [],
      },
    },
    {
      goal: "under_review",
      profile: {
        ...at("沪上算力工坊", "张江路 1206 号", "上海", "201203", "CN", 31.2034, 121.5979),
        email: "hi@hushang-bench.example",
        about: "芯片级维修，两名技师。",
        skills: skills("hash_board"),
        capacity: 16,
        languages: ["zh"],
        carriers: ["SF Express", "EMS"],
      },
    },
    {
      goal: "submitted",
      profile: {
        ...at("杭州云修", "文一西路 998 号", "杭州", "311121", "CN", 30.2799, 120.0266),
        email: "yunxiu@hangzhou-bench.example",
        about: "整机维修，可上门取件。",
        skills: skills("miner"),
        capacity: 12,
        languages: ["zh"],
        carriers: ["EMS"],
      },
    },
  ],
  nordwind: [
    {
      goal: "listed",
      profile: {
        ...at("Donau Computerdienst", "Handelskai 94", "Wien", "1200", "AT", 48.2406, 16.3855),
        email: "dienst@donau-computer.example",
        about: "Edge servers and gateways; burn-in rack.",
        skills: skills("mini_pc"),
        capacity: 14,
        languages: ["en"],
        carriers: ["DHL", "Post AG"],
      },
    },
    {
      goal: "declined",
      profile: {
        ...at("Fyris Datorverkstad", "Kungsgatan 40", "Uppsala", "753 21", "SE", 59.8586, 17.6389),
        email: "verkstad@fyris.example",
        about: "Diagnosis and cleaning.",
        skills: skills("mini_pc"),
        capacity: 6,
        languages: ["en"],
        carriers: [],
      },
    },
    {
      goal: "under_review",
      profile: {
        ...at("Pleisse Reparatur", "Karl-Heine-Straße 85", "Leipzig", "04229", "DE", 51.3327, 12.3319),
        email: "hallo@pleisse-reparatur.example",
        about: "Boards under the microscope; two technicians.",
        skills: skills("mini_pc"),
        capacity: 18,
        languages: ["en"],
        carriers: ["DHL"],
      },
    },
    {
      goal: "submitted",
      profile: {
        ...at("Öresund IT-Service", "Skeppsbron 7", "Malmö", "211 20", "SE", 55.6095, 12.9966),
        email: "service@oresund-it.example",
        about: "Gateways, pick-up by appointment.",
        skills: skills("mini_pc"),
        capacity: 10,
        languages: ["en"],
        carriers: ["PostNord"],
      },
    },
  ],
};
