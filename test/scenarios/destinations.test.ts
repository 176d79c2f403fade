import { expect, test } from "vitest";
import { type Actor } from "../../src/core/actor.ts";
import { day } from "../../src/core/day.ts";
import { beginClaim, editClaim, loadClaim } from "../../src/domain/claims/index.ts";
import {
  askForReview,
  checkDestination,
  type DestinationRule,
  decideReview,
  destinationListNow,
  destinationVersions,
  editDestinations,
  listReviews,
} from "../../src/domain/destinations/index.ts";
import { changeCart } from "../../src/domain/orders/index.ts";
import { readProduct } from "../../src/domain/products/index.ts";
import { filled, shop, submitted } from "../shop.ts";
import { type World, world } from "../world.ts";

const ours: DestinationRule = {
  country: "BR",
  regions: [],
  postcodes: [],
  embargo: false,
  why: { es: "No tenemos transportista a Brasil." },
  source: "Carrier contract 7",
  link: null,
  asOf: day("2026-03-01"),
};

test("an address under an embargo is refused with the reason and the version of the list", async () => {
  const set = await world();
  await expect(check(set, at(set, { country: "CU" }))).rejects.toMatchObject({
    code: "destination_embargoed",
    details: { values: { why: { es: "Cuba está bajo embargo." }, version: 0 } },
  });
  await expect(check(set, at(set, { country: "UA", postcode: "98000" }))).rejects.toMatchObject({
    code: "destination_barred",
  });
  await expect(check(set, at(set, { country: "UA", postcode: " " }))).rejects.toMatchObject({
    code: "invalid_input",
    details: { fields: [{ pointer: "/shipTo/postcode", code: "postcode_for_destination" }] },
  });
  await check(set, at(set, { country: "UA", city: "Kyiv", region: "", postcode: "01001" }));
});

test("each change of the list is a version with who and why; of two at once, the second is told", async () => {
  const set = await world();
  const { rules } = await set.act(set.customer, destinationListNow);
  const edit = (actor: Actor, from: number, reason: string) =>
    set.act(actor, (context) => editDestinations(context, from, { rules: [...rules, ours], reason }));
  await edit(set.administrator, 0, "No carrier");
  await expect(edit(set.administrator, 0, "Again")).rejects.toMatchObject({
    code: "changed_meanwhile",
    details: { values: { who: "Ann" } },
  });
  await expect(edit(set.agent, 1, "Mine")).rejects.toMatchObject({ code: "not_allowed" });
  const versions = await set.act(set.auditor, destinationVersions);
  expect(versions.map(({ version, byName, reason }) => [version, byName, reason])).toEqual([
    [1, "Ann", "No carrier"],
    [0, null, ""],
  ]);
  await expect(check(set, at(set, { country: "BR" }))).rejects.toMatchObject({
    code: "destination_barred",
    details: { values: { version: 1, why: { en: "No tenemos transportista a Brasil." } } },
  });
  await expect(
    set.act(set.system, ({ tx }) => tx.updateTable("destinationList").set({ reason: "x" }).execute()),
  ).rejects.toThrow(/append-only|permission denied/);
});

test("a person lifts a refusal for one customer's address with a reason, and only as long as the rule is the same", async () => {
  const set = await world();
  const free = at(set, { country: "UA", region: "Donetsk oblast", city: "Kramatorsk", postcode: "84300" });
  const note = "Kramatorsk is under the government's control.";
  const ask = () => set.act(set.customer, (context) => askForReview(context, { kind: "barred", address: free, note }));
  const id = await ask();
  expect(await ask()).toBe(id);
  await set.act(set.administrator, (context) =>
    decideReview(context, id, { outcome: "lifted", reason: "Map checked" }),
  );
  await check(set, { ...free, city: "kramatorsk " });
  await expect(check(set, free, set.stranger)).rejects.toMatchObject({ code: "destination_barred" });
  await expect(check(set, { ...free, city: "Donetsk" })).rejects.toMatchObject({ code: "destination_barred" });
  await expect(
    set.act(set.administrator, (context) => decideReview(context, id, { outcome: "kept", reason: "No" })),
  ).rejects.toMatchObject({ code: "changed_meanwhile", details: { values: { who: "Ann" } } });
  const { items } = await set.act(set.auditor, (context) => listReviews(context, { open: false, limit: 10 }));
  expect(items).toMatchObject([{ id, outcome: "lifted", decidedBy: "Ann", reason: "Map checked", listVersion: 0 }]);
});

test("an embargo on a whole country is nobody's to lift; an address that is delivered to needs no review", async () => {
  const set = await world();
  const ask = (country: string, kind: "barred" | "banned") =>
    set.act(set.customer, (context) => askForReview(context, { kind, address: at(set, { country }), note: "Please" }));
  const id = await ask("CU", "barred");
  await expect(
    set.act(set.administrator, (context) => decideReview(context, id, { outcome: "lifted", reason: "Yes" })),
  ).rejects.toMatchObject({ code: "invalid_input", details: { fields: [{ pointer: "/outcome" }] } });
  await expect(
    set.act({ ...set.administrator, kind: "key" }, (context) =>
      decideReview(context, id, { outcome: "kept", reason: "No" }),
    ),
  ).rejects.toMatchObject({ code: "person_only" });
  await expect(ask("DE", "barred")).rejects.toMatchObject({ code: "destination_open" });
  // ZM-LEGAL: the customer says that such goods are banned where they live.
  const told = await ask("DE", "banned");
  const { items } = await set.act(set.customer, (context) => listReviews(context, { open: true, limit: 10 }));
  expect(items.map((each) => each.id)).toEqual([told, id]);
  const others = await set.act(set.stranger, (context) => listReviews(context, { open: true, limit: 10 }));
  expect(others.items).toEqual([]);
});

test("an order to an embargoed region keeps its cart and takes no stock; once a person has lifted it, the same cart goes through", async () => {
  const set = await shop();
  const productId = await set.product("T1", { stock: 2 });
  const cart = await filled(set, { [productId]: 2 });
  const address = { ...set.address, country: "UA", region: "Donetsk oblast", city: "Kramatorsk", postcode: "84300" };
  await set.act(set.customer, (context) => changeCart(context, { address }));
  await expect(submitted(set, cart)).rejects.toMatchObject({
    code: "destination_barred",
    details: { values: { why: { zh: "顿涅茨克地区处于全面禁运之下。" }, version: 0 } },
  });
  expect(await set.order(cart.id)).toMatchObject({ status: "cart", number: null, lines: [{ quantity: 2 }] });
  expect((await set.act(set.auditor, (context) => readProduct(context, productId))).stock).toBe(2);
  const id = await set.act(set.customer, (context) => askForReview(context, { kind: "barred", address, note: "Free" }));
  await set.act(set.administrator, (context) =>
    decideReview(context, id, { outcome: "lifted", reason: "Map checked" }),
  );
  await submitted(set, cart);
  expect(await set.order(cart.id)).toMatchObject({ status: "submitted", lines: [{ reserved: 2 }] });
});

test("a claim's return address is held against the list", async () => {
  const set = await world();
  const id = await set.act(set.customer, (context) => beginClaim(context, { kind: "fault", serials: set.serials }));
  const claim = await set.act(set.customer, (context) => loadClaim(context, id));
  await expect(
    set.act(set.customer, (context) =>
      editClaim(context, id, claim.version, { returnAddress: at(set, { country: "IR" }) }),
    ),
  ).rejects.toMatchObject({ code: "destination_embargoed" });
});

function at(set: World, more: Partial<World["address"]>) {
  return { ...set.address, ...more };
}

function check(set: World, address: World["address"], actor: Actor = set.customer): Promise<void> {
  const customerId = actor.customerId ?? "";
  return set.act(actor, (context) => checkDestination(context, { address, customerId, pointer: "/shipTo" }));
}
