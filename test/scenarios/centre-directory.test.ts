import { afterAll, beforeAll, expect, test } from "vitest";
import { type ClaimApi, type Client, homeAddress, openClaimApi } from "../claim-api.ts";

let api: ClaimApi;
let administrator: Client;
let member: Client;
beforeAll(async () => {
  api = await openClaimApi();
  administrator = await api.staff("administrator");
  member = await api.staff("centre_member");
});
afterAll(() => api.close());

const centres = "/v1/sellers/{seller}/centres" as const;
const miners = [{ category: "miner" as const, works: ["repair" as const], models: [] }];
const madrid = { latitude: 40.4168, longitude: -3.7038 };
const entry = (name: string, more: object = {}) => ({
  name,
  address: { ...homeAddress, name },
  skills: miners,
  languages: ["es"],
  coordinates: madrid,
  listed: true,
  ...more,
});

test("a centre is entered with what it can do, and customers find it by that", async () => {
  await administrator.ok(`POST ${centres}`, { body: entry("Taller Centro") });
  await administrator.ok(`POST ${centres}`, {
    body: entry("Werkstatt Nord", {
      address: { ...homeAddress, city: "Hamburg", country: "DE" },
      coordinates: { latitude: 53.55, longitude: 9.99 },
      languages: ["de", "en"],
      skills: [{ category: "mini_pc", works: ["repair", "board_repair"], models: ["UM790"] }],
    }),
  });
  await administrator.ok(`POST ${centres}`, { body: entry("Not for the public", { listed: false }) });
  const find = async (query: object) =>
    (await api.stranger.ok("GET /v1/sellers/{seller}/repair-centres", { query })).items.map(({ name }) => name);
  expect(await find({})).toEqual(["Taller Centro", "Werkstatt Nord"]);
  expect(await find({ category: "miner" })).toEqual(["Taller Centro"]);
  expect(await find({ work: "board_repair" })).toEqual(["Werkstatt Nord"]);
  expect(await find({ category: "miner", work: "board_repair" })).toEqual([]);
  expect(await find({ country: "DE" })).toEqual(["Werkstatt Nord"]);
  expect(await find({ language: "es" })).toEqual(["Taller Centro"]);
});

test("distances are told from a place, a city or a country, the nearest first", async () => {
  const from = async (query: object) => {
    const { items, from } = await api.stranger.ok("GET /v1/sellers/{seller}/repair-centres", { query });
    return { by: from?.by, near: items.map(({ name, distance }) => [name, distance]) };
  };
  expect(await from({ in: "ES", city: "Madrid" })).toEqual({
    by: "city",
    near: [
      ["Taller Centro", expect.toSatisfy((km: number) => km < 10)],
      ["Werkstatt Nord", expect.toSatisfy((km: number) => km > 1700 && km < 1850)],
    ],
  });
  expect((await from({ near: "53.5,10" })).near[0]?.[0]).toBe("Werkstatt Nord");
  expect((await from({ in: "DE", city: "Nowhere at all" })).by).toBe("country");
  expect(
    (await api.stranger.refused("GET /v1/sellers/{seller}/repair-centres", { query: { near: "95,10" as never } }))
      .status,
  ).toBe(422);
});

test.each([
  ["in the middle of the ocean", { latitude: 40, longitude: -40 }, /at sea, [\d,.]+ km from Spain/],
  ["with latitude and longitude the wrong way round", { latitude: -3.7, longitude: 40.4 }, /at sea/],
  ["in another country", { latitude: 48.8566, longitude: 2.3522 }, /in France.*address is in Spain/],
])("a place %s is asked about, and nothing is kept", async (_, coordinates, sentence) => {
  const problem = await administrator.refused(`POST ${centres}`, { body: entry("Misplaced", { coordinates }) });
  expect(problem).toMatchObject({ status: 422, code: "invalid_input" });
  expect(problem.fields).toMatchObject([{ pointer: "/coordinates", text: expect.stringMatching(sentence) }]);
  expect((await administrator.ok(`GET ${centres}`)).items.some(({ name }) => name === "Misplaced")).toBe(false);
});

test("a harbour, an island and a town at the border are on land", async () => {
  for (const [name, country, coordinates] of [
    ["Harbour", "ES", { latitude: 41.35, longitude: 2.18 }],
    ["Island", "ES", { latitude: 28.1, longitude: -15.42 }],
    ["Border", "NL", { latitude: 50.85, longitude: 5.69 }],
    ["Hong Kong", "HK", { latitude: 22.3, longitude: 114.17 }],
    ["Cayenne", "GF", { latitude: 4.92, longitude: -52.31 }],
  ] as const)
    await administrator.ok(`POST ${centres}`, {
      body: entry(name, { address: { ...homeAddress, country }, coordinates, listed: false }),
    });
});

test("a kind of goods is named once", async () => {
  const problem = await administrator.refused(`POST ${centres}`, {
    body: entry("Twice", { skills: [...miners, ...miners] }),
  });
  expect(problem.fields).toMatchObject([{ pointer: "/skills/1/category", code: "twice" }]);
});

test("a centre's own people see and change theirs alone, and do not list themselves", async () => {
  const { items } = await member.ok(`GET ${centres}`);
  expect(items.map(({ name }) => name)).toEqual(["Centre North"]);
  const [own] = items;
  if (!own) throw new Error("the member has a centre");
  const change = { ...entry("Centre North", { capacity: 40 }), listed: true };
  const changed = await member.ok(`PATCH ${centres}/{centre}`, {
    params: { centre: own.id },
    etag: own.etag,
    body: change,
  });
  expect(changed).toMatchObject({ capacity: 40, listed: false });
  const foreign = (await administrator.ok(`GET ${centres}`)).items.find(({ name }) => name === "Taller Centro");
  if (!foreign) throw new Error("there is another centre");
  const refused = await member.refused(`PATCH ${centres}/{centre}`, {
    params: { centre: foreign.id },
    etag: foreign.etag,
    body: change,
  });
  expect(refused.status).toBe(404);
});

test("of two who change a centre at once, the second is told", async () => {
  const centre = (await administrator.ok(`GET ${centres}`)).items.find(({ name }) => name === "Taller Centro");
  if (!centre) throw new Error("there is a centre");
  const asked = { params: { centre: centre.id }, etag: centre.etag, body: entry("Taller Centro", { capacity: 10 }) };
  await administrator.ok(`PATCH ${centres}/{centre}`, asked);
  expect((await administrator.refused(`PATCH ${centres}/{centre}`, asked)).code).toBe("changed_meanwhile");
});
