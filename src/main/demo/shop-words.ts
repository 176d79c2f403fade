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

/** What the shop adds by destination: consumers in Spain see prices with it. */
export const shopTaxes = [
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

export const orderNote = "Por favor, con factura a nombre de la empresa.";

const skills = (category: "miner" | "hash_board") => [
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

/** Workshops that want to be listed. */
export const applicants: readonly {
  readonly goal: "submitted" | "under_review" | "listed" | "declined";
  readonly profile: CentreProfile;
}[] = [
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
];
