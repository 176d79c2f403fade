import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ClaimApi, type Client, homeAddress, openClaimApi } from "../../test/claim-api.ts";

let api: ClaimApi;
let owner: Client;
let ana: Client;
beforeAll(async () => {
  api = await openClaimApi();
  owner = await api.staff("administrator");
  ana = await api.customer("Ana");
});
afterAll(() => api.close());

const product = {
  code: "BAD-1",
  of: { kind: "model" as const, manufacturer: "Tools", name: "Tester", category: "general" as const },
  titles: { en: "Tester" },
  price: 100,
};
const workshop = {
  name: "Taller Uno",
  address: homeAddress,
  skills: [{ category: "miner" as const, works: ["repair" as const], models: [] }],
  capacity: 10,
  languages: ["es"],
  coordinates: { latitude: 40.4168, longitude: -3.7038 },
};

describe("a product that is wrong is named beside its field, and none is made", () => {
  const cases: [string, object, string][] = [
    ["an HS code of letters", { hsCode: "84AB50" }, "/hsCode"],
    ["an HS code that is too short", { hsCode: "8471" }, "/hsCode"],
    ["a price below nothing", { price: -1 }, "/price"],
    ["a price of half a cent", { price: 0.5 }, "/price"],
    ["no title in any language", { titles: {} }, "/titles"],
    ["a country that is none", { origin: "Spain" }, "/origin"],
    ["a weight of nothing", { netWeightGrams: 0 }, "/netWeightGrams"],
    ["a box without a height", { size: { lengthMm: 1, widthMm: 1 } }, "/size/heightMm"],
    ["a stock below nothing", { stock: -3 }, "/stock"],
    ["more days than a year", { restockDays: 400 }, "/restockDays"],
    ["a rule of the air that is none", { airTransport: "maybe" }, "/airTransport"],
  ];
  test.each(cases)("%s", async (_what, part, pointer) => {
    const refused = await owner.refused("POST /v1/sellers/{seller}/products", { body: { ...product, ...part } });
    expect(refused.status).toBe(422);
    expect(refused.fields?.map((field) => field.pointer)).toContain(pointer);
    expect((await owner.ok("GET /v1/sellers/{seller}/products", { query: { q: "BAD-1" } })).items).toEqual([]);
  });
});

describe("an application that is wrong is named beside its field, and none is kept", () => {
  const cases: [string, object, string][] = [
    ["coordinates in the sea", { coordinates: { latitude: 40.4, longitude: -33.7 } }, "/coordinates"],
    ["coordinates beyond the pole", { coordinates: { latitude: 91, longitude: 0 } }, "/coordinates/latitude"],
    ["a capacity below nothing", { capacity: -1 }, "/capacity"],
    ["half a unit at once", { capacity: 1.5 }, "/capacity"],
    ["a kind of goods that is none", { skills: [{ category: "toaster", works: ["repair"] }] }, "/skills/0/category"],
    ["a work that is none", { skills: [{ category: "miner", works: ["magic"] }] }, "/skills/0/works/0"],
    ["no work with its goods", { skills: [{ category: "miner", works: [] }] }, "/skills/0/works"],
    ["no skill at all", { skills: [] }, "/skills"],
    ["a language that is none", { languages: ["Spanish"] }, "/languages/0"],
    ["an address of e-mail that is none", { email: "taller" }, "/email"],
  ];
  test.each(cases)("%s", async (_what, part, pointer) => {
    const body = { ...workshop, ...part };
    const refused = await ana.refused("POST /v1/sellers/{seller}/centre-applications", { body });
    expect(refused.status).toBe(422);
    expect(refused.fields?.some((field) => field.pointer.startsWith(pointer))).toBe(true);
  });

  test("the same workshop without the fault is taken once, and a second time refused", async () => {
    await ana.ok("POST /v1/sellers/{seller}/centre-applications", { body: workshop });
    const again = await ana.refused("POST /v1/sellers/{seller}/centre-applications", { body: workshop });
    expect(again.status).toBe(409);
  });
});
