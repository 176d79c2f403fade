import { afterAll, beforeAll, expect, test } from "vitest";
import { homeAddress } from "../../test/claim-api.ts";
import { type ClaimStory, type Customer, openClaimStory } from "../../test/claim-story.ts";

const seller = "/v1/sellers/{seller}" as const;
const one = `${seller}/withdrawals/{withdrawal}` as const;
let story: ClaimStory;
let boss: Awaited<ReturnType<ClaimStory["api"]["staff"]>>;
let productId: string;
beforeAll(async () => {
  story = await openClaimStory();
  boss = await story.api.staff("administrator");
  const settings = await boss.ok(`GET ${seller}/withdrawal-settings`);
  const body = { informs: true, customerPaysReturn: true };
  await boss.ok(`PUT ${seller}/withdrawal-settings`, { etag: settings.etag, body });
  const product = {
    code: "T-1",
    of: { kind: "model", manufacturer: "Tools", name: "Tester", category: "general" },
    titles: { en: "Tester", es: "Probador" },
    price: 9_900,
    stock: 30,
    shown: true,
  } as const;
  await story.api.within((tx) => tx.updateTable("customer").set({ kind: "consumer" }).execute());
  ({ id: productId } = await boss.ok(`POST ${seller}/products`, { body: product }));
});
afterAll(() => story.api.close());

/** An order of so many testers that was placed, with what a consumer knows of it. */
async function ordered(by: Customer, quantity: number) {
  await by.ok(`POST ${seller}/cart/lines`, { body: { productId, quantity } });
  const cart = await by.ok(`PUT ${seller}/cart`, { body: { address: homeAddress } });
  const order = await by.ok(`POST ${seller}/cart/submission`, { body: { goods: cart.goods } });
  return { order, known: { number: order.number ?? "", email: by.email }, lineId: order.lines[0]?.id ?? "" };
}

test("whoever knows number and address looks an order up, states and confirms, and has the acknowledgement to keep", async () => {
  const { known, lineId, order } = await ordered(story.ana, 1);
  const { stranger } = story.api;
  const found = await stranger.ok(`POST ${seller}/withdrawal-lookups`, { locale: "es", body: known });
  expect(found).toMatchObject({
    open: true,
    lines: [{ lineId, title: "Probador", quantity: 1, left: 1 }],
    lastDay: null,
    clauses: [{ id: "EU-WITHDRAW" }],
    customerPaysReturn: true,
  });
  const statement = { ...known, name: "Ana Ruiz", contactEmail: "ana@example.com" };
  const stated = await stranger.ok(`POST ${seller}/withdrawals`, {
    body: { ...statement, lines: [{ lineId, quantity: 1 }] },
  });
  const params = { withdrawal: stated.id };
  const wrong = await stranger.refused(`POST ${one}/confirmation`, { params, body: { token: "x".repeat(32) } });
  expect(wrong.code).toBe("not_found");
  const notice = await stranger.ok(`POST ${one}/confirmation`, { params, body: { token: stated.token } });
  expect(notice).toMatchObject({ number: expect.stringMatching(/^W-\d{4}-\d{6}$/), email: "ana@example.com" });
  expect(await stranger.ok(`POST ${one}/confirmation`, { params, body: { token: stated.token } })).toEqual(notice);
  const paper = await stranger.send(`GET ${one}/acknowledgement`, { params, query: { token: stated.token } });
  expect([paper.status, paper.headers["content-type"]]).toEqual([200, "application/pdf"]);
  expect(paper.text.startsWith("%PDF")).toBe(true);
  // Nothing was sent yet: the order is cancelled by it, and says so.
  const after = await story.ana.ok(`GET ${seller}/orders/{order}`, { params: { order: order.id } });
  expect(after).toMatchObject({ status: "cancelled", cancelReason: notice.number });
  const again = await stranger.ok(`POST ${seller}/withdrawal-lookups`, { body: known });
  expect(again).toMatchObject({ open: false, reason: expect.any(String) });
});

test("a wrong address, an unknown number, too many pieces and a token of nobody end in an answer, never a fault of ours", async () => {
  const { known, lineId } = await ordered(story.ben, 2);
  const { stranger } = story.api;
  for (const body of [
    { ...known, email: "else@example.com" },
    { ...known, number: "O-2026-999999" },
  ])
    expect(await stranger.refused(`POST ${seller}/withdrawal-lookups`, { body })).toMatchObject({
      code: "withdrawal_order_unknown",
    });
  const statement = { ...known, name: "Ben", contactEmail: "ben@example.com" };
  const state = (lines: { lineId: string; quantity: number }[]) =>
    stranger.refused(`POST ${seller}/withdrawals`, { body: { ...statement, lines } });
  expect(await state([])).toMatchObject({ code: "invalid_input", fields: [{ pointer: "/lines" }] });
  expect(await state([{ lineId, quantity: 3 }])).toMatchObject({ fields: [{ pointer: "/lines/0/quantity" }] });
  const twice = [1, 1].map((quantity) => ({ lineId, quantity }));
  expect(await state(twice)).toMatchObject({ fields: [{ pointer: "/lines/1" }] });
  const nobody = { params: { withdrawal: "nothing" }, query: { token: "x".repeat(32) } };
  expect(await stranger.refused(`GET ${one}/acknowledgement`, nobody)).toMatchObject({ code: "not_found" });
});

test("staff see what was withdrawn from with its day, write the goods down and ask for the money; customers and guests do not", async () => {
  const { known, lineId, order } = await ordered(story.ana, 2);
  const { stranger } = story.api;
  const body = { ...known, name: "Ana", contactEmail: "ana@example.com", lines: [{ lineId, quantity: 1 }] };
  const stated = await stranger.ok(`POST ${seller}/withdrawals`, { body });
  const params = { withdrawal: stated.id };
  await stranger.ok(`POST ${one}/confirmation`, { params, body: { token: stated.token } });
  const list = await story.support.ok(`GET ${seller}/withdrawals`, { query: { order: order.id } });
  expect(list.items).toMatchObject([
    {
      orderNumber: order.number,
      goods: [{ quantity: 1 }],
      refund: null,
      abilities: { "withdrawal.goods": { allowed: true }, "withdrawal.refund": { allowed: false } },
    },
  ]);
  // Nothing was paid, so there is nothing to pay back.
  const { queues } = await story.support.ok(`GET ${seller}/today`);
  expect(queues.find(({ key }) => key === "withdrawal")).toMatchObject({ count: 0 });
  await story.support.ok(`POST ${one}/goods`, { params, body: { goodsOn: "2026-02-02" } });
  const early = await story.support.refused(`POST ${one}/goods`, { params, body: { goodsOn: "2026-02-03" } });
  expect(early).toMatchObject({ fields: [{ pointer: "/goodsOn" }] });
  expect(await story.support.refused(`POST ${one}/refund`, { params })).toMatchObject({ code: "nothing_to_refund" });
  for (const by of [story.ana, stranger]) {
    expect((await by.refused(`GET ${seller}/withdrawals`)).status).toBeGreaterThanOrEqual(401);
    expect((await by.refused(`POST ${one}/refund`, { params })).status).toBeGreaterThanOrEqual(401);
  }
  const { lines } = await story.ana.ok(`GET ${seller}/orders/{order}`, { params: { order: order.id } });
  expect(lines).toMatchObject([{ quantity: 2, calledOff: 1 }]);
});
