import { newId } from "../../core/id.ts";
import type { Tx } from "../../database/transaction.ts";
import { type CentreProfile, profileColumns } from "../../domain/centres/index.ts";

/** A centre of the demo besides the seller's own, and what the seller's own can do. */
interface DemoCentreProfile extends CentreProfile {
  readonly listed: boolean;
  readonly accepting: boolean;
}

/** Gives the seller's own centre its skills and place, adds the workshops that repair for it, and what they are paid. */
export async function writeCentres(
  tx: Tx,
  sellerId: string,
  { slug, centreId, now }: { readonly slug: string; readonly centreId: string | null; readonly now: number },
): Promise<void> {
  const own = ownProfiles[slug];
  if (own && centreId)
    await tx
      .updateTable("serviceCentre")
      .set({
        skills: JSON.stringify(own.skills),
        capacity: own.capacity,
        languages: [...own.languages],
        carriers: [...own.carriers],
        latitude: own.coordinates?.latitude ?? null,
        longitude: own.coordinates?.longitude ?? null,
        listed: true,
      })
      .where("sellerId", "=", sellerId)
      .where("id", "=", centreId)
      .execute();
  const { currency } = await tx
    .selectFrom("seller")
    .select("currency")
    .where("id", "=", sellerId)
    .executeTakeFirstOrThrow();
  const rates = { labourHour: 4500, partsPercent: 100, freight: 1800, currency };
  await tx
    .insertInto("centreRate")
    .values({ sellerId, id: newId<"rate">(now), centreId: null, ...rates })
    .execute();
  // A moment later each, so that the seller's own stays the first.
  for (const [index, { listed, accepting, ...profile }] of (furtherCentres[slug] ?? []).entries())
    await tx
      .insertInto("serviceCentre")
      .values({
        sellerId,
        id: newId<"centre">(now + index + 1),
        ...profileColumns(profile),
        listed,
        accepting,
        createdAt: new Date(now + index + 1),
      })
      .execute();
}

const everyWork = ["diagnosis", "repair", "board_repair", "cleaning", "firmware"] as const;
const partsOnly = ["diagnosis", "repair", "cleaning"] as const;

const ownProfiles: Readonly<
  Record<string, Pick<CentreProfile, "skills" | "capacity" | "languages" | "carriers" | "coordinates">>
> = {
  "all-mining": {
    skills: [
      { category: "miner", works: everyWork, models: [] },
      { category: "hash_board", works: ["diagnosis", "board_repair"], models: [] },
      { category: "power_supply", works: ["diagnosis", "repair"], models: [] },
    ],
    capacity: 160,
    languages: ["en", "nl", "de"],
    carriers: ["DHL", "UPS", "PostNL"],
    coordinates: { latitude: 51.9056, longitude: 4.4219 },
  },
  "zeus-mining": {
    skills: [
      { category: "miner", works: everyWork, models: [] },
      { category: "hash_board", works: ["diagnosis", "board_repair"], models: [] },
      { category: "power_supply", works: ["diagnosis", "repair"], models: [] },
    ],
    capacity: 60,
    languages: ["es", "pt", "en"],
    carriers: ["DHL"],
    coordinates: { latitude: -25.2867, longitude: -57.6 },
  },
  jasminer: {
    skills: [
      { category: "miner", works: everyWork, models: [] },
      { category: "hash_board", works: ["diagnosis", "board_repair"], models: [] },
      { category: "control_board", works: ["diagnosis", "board_repair", "firmware"], models: [] },
    ],
    capacity: 220,
    languages: ["zh", "en"],
    carriers: ["SF Express", "DHL"],
    coordinates: { latitude: 31.5497, longitude: 120.3716 },
  },
  nordwind: {
    skills: [{ category: "mini_pc", works: everyWork, models: [] }],
    capacity: 45,
    languages: ["en", "da", "de"],
    carriers: ["GLS", "DHL"],
    coordinates: { latitude: 56.1518, longitude: 10.1857 },
  },
  minisforum: {
    skills: [{ category: "mini_pc", works: everyWork, models: [] }],
    capacity: 120,
    languages: ["de", "en"],
    carriers: ["DHL", "GLS"],
    coordinates: { latitude: 51.2468, longitude: 6.7365 },
  },
};

const furtherCentres: Readonly<Record<string, readonly DemoCentreProfile[]>> = {
  "all-mining": [
    {
      ...place(
        "Taller Minero Getafe",
        ["Calle de la Industria 14, nave 3"],
        "Getafe",
        "28906",
        "ES",
        [40.3083, -3.7327],
      ),
      email: "taller@getafe.example",
      about: "Placas de hash a nivel de chip desde 2018. Recepción de lunes a viernes, de 9:00 a 17:00.",
      skills: [
        { category: "miner", works: everyWork, models: ["Antminer S19 Pro", "Antminer S19j Pro", "WhatsMiner M50S"] },
        { category: "hash_board", works: ["diagnosis", "board_repair"], models: [] },
      ],
      capacity: 40,
      languages: ["es", "en"],
      carriers: ["SEUR", "DHL"],
      listed: true,
      accepting: true,
    },
    {
      ...place("Lone Star Hash Repair", ["2200 Harbor Street, unit B"], "Houston", "77020", "US", [29.7752, -95.3103]),
      email: "desk@lonestar.example",
      about: "Immersion-cooled and air-cooled machines. Pallets by appointment.",
      skills: [
        { category: "miner", works: partsOnly, models: [] },
        { category: "power_supply", works: ["diagnosis", "repair"], models: [] },
      ],
      capacity: 90,
      languages: ["en", "es"],
      carriers: ["FedEx", "UPS"],
      listed: true,
      accepting: true,
    },
    {
      ...place(
        "Taller Itaipú",
        ["Avenida Monseñor Rodríguez 900"],
        "Ciudad del Este",
        "7000",
        "PY",
        [-25.5097, -54.6111],
      ),
      email: "taller@itaipu.example",
      about: "Reparación y limpieza cerca de las granjas del Alto Paraná.",
      skills: [{ category: "miner", works: partsOnly, models: ["WhatsMiner M30S++", "WhatsMiner M50S"] }],
      capacity: 25,
      languages: ["es", "pt"],
      carriers: ["DHL"],
      listed: true,
      accepting: true,
    },
    {
      ...place("深圳算力板维修", ["宝安区西乡街道固戍路 21 号"], "Shenzhen", "518126", "CN", [22.6086, 113.8405]),
      email: "fix@shenzhen-board.example",
      about: "芯片级算力板维修，支持批量。",
      skills: [
        { category: "miner", works: everyWork, models: [] },
        { category: "hash_board", works: ["diagnosis", "board_repair"], models: [] },
        { category: "control_board", works: ["diagnosis", "board_repair", "firmware"], models: [] },
      ],
      capacity: 300,
      languages: ["zh", "en"],
      carriers: ["SF Express", "DHL"],
      listed: true,
      accepting: true,
    },
    {
      ...place("Gulf Miner Care", ["Warehouse 12, Al Quoz 3"], "Dubai", "00000", "AE", [25.1412, 55.2349]),
      email: null,
      about: "",
      skills: [{ category: "miner", works: partsOnly, models: [] }],
      capacity: 20,
      languages: ["ar", "en"],
      carriers: [],
      listed: false,
      accepting: false,
    },
  ],
  "zeus-mining": [
    {
      ...place("Taller Minero Córdoba", ["Bulevar de los Rieles 1280"], "Córdoba", "X5000", "AR", [-31.4135, -64.1811]),
      email: "taller@minero-cordoba.example",
      about: "Placas de hash y fuentes. Se atiende con cita, de martes a sábado.",
      skills: [
        { category: "hash_board", works: ["diagnosis", "board_repair"], models: [] },
        { category: "power_supply", works: ["diagnosis", "repair"], models: [] },
      ],
      capacity: 35,
      languages: ["es"],
      carriers: ["Andreani", "DHL"],
      listed: true,
      accepting: true,
    },
    {
      ...place("Oficina Iguaçu", ["Rua das Turbinas 455"], "Foz do Iguaçu", "85851-000", "BR", [-25.5469, -54.5882]),
      email: "oficina@iguacu.example",
      about: "Manutenção e limpeza de máquinas refrigeradas a ar.",
      skills: [{ category: "miner", works: partsOnly, models: [] }],
      capacity: 30,
      languages: ["pt", "es"],
      carriers: ["Correios", "DHL"],
      listed: true,
      accepting: true,
    },
  ],
  jasminer: [
    {
      ...place("成都静音矿机维修", ["双流区航空港路 88 号"], "Chengdu", "610200", "CN", [30.5744, 103.9236]),
      email: "fix@chengdu-quiet.example",
      about: "X4 与 X16 系列整机维修，支持到店。",
      skills: [{ category: "miner", works: partsOnly, models: ["X4-Q", "X16-Q"] }],
      capacity: 50,
      languages: ["zh"],
      carriers: ["SF Express"],
      listed: true,
      accepting: true,
    },
    {
      ...place("Quiet Rig Tallinn", ["Kopli tänav 70"], "Tallinn", "10412", "EE", [59.4489, 24.7034]),
      email: "bench@quietrig.example",
      about: "Home machines, one to five at a time.",
      skills: [{ category: "miner", works: partsOnly, models: [] }],
      capacity: 15,
      languages: ["en", "et"],
      carriers: ["Omniva", "DHL"],
      listed: true,
      accepting: true,
    },
  ],
  nordwind: [
    {
      ...place("Skåne Edge Repair", ["Hamnterminalen 6"], "Malmö", "211 20", "SE", [55.6143, 13.0086]),
      email: "desk@skane-edge.example",
      about: "Edge servers and gateways; loan units while yours is here.",
      skills: [{ category: "mini_pc", works: partsOnly, models: [] }],
      capacity: 25,
      languages: ["sv", "en"],
      carriers: ["PostNord", "DHL"],
      listed: true,
      accepting: true,
    },
    {
      ...place("Elbwerk Servertechnik", ["Speicherweg 21"], "Hamburg", "20457", "DE", [53.5436, 9.9886]),
      email: "annahme@elbwerk.example",
      about: "Reparatur auf Platinenebene, Annahme werktags bis 15 Uhr.",
      skills: [{ category: "mini_pc", works: everyWork, models: ["Edge server E210", "Edge server E420"] }],
      capacity: 40,
      languages: ["de", "en"],
      carriers: ["DHL", "GLS"],
      listed: true,
      accepting: true,
    },
  ],
  minisforum: [
    {
      ...place("Reparaciones Llobregat", ["Carrer de la Ribera 40"], "Barcelona", "08003", "ES", [41.3849, 2.1896]),
      email: "hola@llobregat.example",
      about: "Mini PC y portátiles. Entrega en mano con cita.",
      skills: [{ category: "mini_pc", works: partsOnly, models: [] }],
      capacity: 30,
      languages: ["es", "ca", "en"],
      carriers: ["SEUR", "Correos"],
      listed: true,
      accepting: true,
    },
  ],
};

function place(
  name: string,
  lines: readonly string[],
  city: string,
  ...[postcode, country, [latitude, longitude]]: [postcode: string, country: string, at: readonly [number, number]]
): Pick<CentreProfile, "name" | "address" | "coordinates"> {
  const address = { name, lines, city, region: "", postcode, country, phone: "", kind: "address" } as const;
  return { name, address, coordinates: { latitude, longitude } };
}
