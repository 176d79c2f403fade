import { expect, test } from "vitest";
import { newId } from "../../src/core/id.ts";
import { beginClaim, claimsOfOrder, loadClaim } from "../../src/domain/claims/index.ts";
import { completeOrder, packedAs } from "../../src/domain/orders/index.ts";
import { goodsOf, paperGuard } from "../../src/domain/papers/index.ts";
import { addPart, readPart } from "../../src/domain/parts/index.ts";
import { decideLine } from "../../src/domain/policies/index.ts";
import { changeProductStock, readProduct } from "../../src/domain/products/index.ts";
import { nameReplacements } from "../../src/domain/remedies/index.ts";
import { type ClaimFromOrder, claimFromOrder } from "../../src/domain/sales/index.ts";
import { filedFromOrder, reissued, sentAgain } from "../after-sales.ts";
import { paid, type Shop, shippedWhole, shop } from "../shop.ts";

test("after-sales opens with the confirmed delivery of the order, for what was in its parcel (ZM-10, ZM-GENERAL)", async () => {
  const set = await shop();
  const order = await shippedWhole(set, await paid(set, { [await set.product("T1")]: 1 }));
  const serial = order.packages[0]?.lines[0]?.serials[0] ?? "";
  const before = await judged(set, serial);
  expect(before.decision.verdict).not.toBe("covered");
  set.clock.advance(3);
  await set.act(set.customer, (context) => completeOrder(context, order.id));
  const after = await judged(set, serial);
  expect(after.unit).toMatchObject({ serial, orderNumber: order.number, confirmedOn: "2026-03-05" });
  expect(after.decision.verdict).toBe("covered");
  const unit = { serial, orderNumber: order.number, orderLineId: null };
  const beside = await set.act(set.customer, (context) => packedAs(context, [unit]));
  expect(beside).toMatchObject([
    { orderNumber: order.number, tamperMark: "SEAL-1", serials: [serial], files: [{ purpose: "packing" }] },
  ]);
  expect(await set.act(set.stranger, (context) => packedAs(context, [unit]))).toEqual([]);
  expect(after.decision.remedies).toMatchObject([{ kind: "reissue", clauses: ["ZM-GENERAL"] }]);
});

test("a claim by serial alone knows the order that the unit came with", async () => {
  const { set, order } = await confirmed();
  const serial = order.packages[0]?.lines.find(({ serials }) => serials.length > 0)?.serials[0] ?? "";
  const record = await set.act(set.customer, async (context) =>
    loadClaim(context, await beginClaim(context, { serials: [serial], kind: "fault" })),
  );
  expect(record).toMatchObject({
    order: { id: order.id, number: order.number },
    lines: [{ serial, goods: { orderLineId: order.lines[0]?.id } }],
  });
  const others = await set.act(set.stranger, async (context) =>
    loadClaim(context, await beginClaim(context, { serials: [serial], kind: "fault" })),
  );
  expect(others).toMatchObject({ order: null, lines: [{ goods: null }] });
});

test("spare parts that are missing are claimed from the order's line without a serial, and sent again out of the stock (ZM-MISSING)", async () => {
  const { set, order, partId } = await confirmed();
  const fan = order.lines[1]?.id ?? "";
  const claimId = await filedFromOrder(set, order.id, { kind: "missing_item", lines: [one(fan, 2)] });
  const record = await set.act(set.agent, (context) => loadClaim(context, claimId));
  expect(record).toMatchObject({
    order: { number: order.number },
    lines: [{ serial: "FAN", unit: null, goods: { quantity: 2, orderLineId: fan }, decision: { verdict: "covered" } }],
  });
  const [line] = record.lines;
  const beside = await set.act(set.customer, (context) =>
    packedAs(context, [{ serial: null, orderNumber: order.number, orderLineId: fan }]),
  );
  expect(beside).toMatchObject([{ tamperMark: "SEAL-1", serials: [], files: [{ purpose: "packing" }] }]);
  await reissued(set, claimId);
  // None lies there: it is not sent, and nothing is below nothing.
  const send = () => sentAgain(set, claimId, "AGAIN-1");
  await expect(send()).rejects.toMatchObject({
    code: "product_out_of_stock",
    details: { values: { left: 0, wanted: 2 } },
  });
  await set.act(set.technician, (context) =>
    changeProductStock(context, order.lines[1]?.product.id ?? "", { reason: "received", quantity: 5, note: "" }),
  );
  // It never was authorised to come in, and has its customs papers all the same.
  const papersOf = async () => {
    const papered = await set.act(set.shipping, (context) => loadClaim(context, claimId));
    const guard = (paper: "packing-list" | "return-invoice" | "authorization-slip") =>
      paperGuard({ actor: set.shipping }, papered, { paper, lines: papered.lines })?.code ?? null;
    return [guard("packing-list"), guard("return-invoice"), guard("authorization-slip")];
  };
  expect(record.rmaNumber).toBeNull();
  expect(await papersOf()).toEqual([null, "customs_code_unknown", "paper_after_authorization"]);
  await set.act(set.system, ({ tx }) =>
    tx.updateTable("orderLine").set({ hsCode: "841459", origin: "CN" }).where("id", "=", fan).execute(),
  );
  expect(await papersOf()).toEqual([null, null, "paper_after_authorization"]);
  await send();
  expect(await papersOf()).toEqual([null, null, "paper_after_authorization"]);
  const going = await set.act(set.shipping, (context) => loadClaim(context, claimId));
  expect(goodsOf({ actor: set.shipping }, going, { lines: going.lines, way: "out" })).toMatchObject([
    { quantity: 2, serial: null, value: { amount: 1800, currency: "USD" } },
  ]);
  expect((await set.act(set.auditor, (context) => readPart(context, partId))).stock).toBe(3);
  const claims = await set.act(set.customer, (context) => claimsOfOrder(context, order.id));
  expect(claims).toMatchObject([
    {
      number: record.number,
      status: "in_progress",
      lines: [{ orderLineId: fan, quantity: 2, serial: null }],
      parcels: [{ tracking: "AGAIN-1", arrivedOn: null, lines: [{ orderLineId: fan, quantity: 2, kind: "reissue" }] }],
    },
  ]);
  expect(line?.goods?.price).toEqual({ amount: 900, currency: "USD" });
  expect(await set.act(set.stranger, (context) => claimsOfOrder(context, order.id))).toEqual([]);
});

test("a machine that did not come is sent again with a serial of its own: the customer's, in their order, out of the stock", async () => {
  const { set, order } = await confirmed();
  const machine = order.lines[0];
  const claimId = await filedFromOrder(set, order.id, { kind: "missing_item", lines: [one(machine?.id ?? "", 1)] });
  await reissued(set, claimId);
  const stock = (await set.act(set.agent, (context) => readProduct(context, machine?.product.id ?? ""))).stock;
  await expect(sentAgain(set, claimId, "AGAIN-2")).rejects.toMatchObject({ code: "serial_first" });
  const [line] = (await set.act(set.agent, (context) => loadClaim(context, claimId))).lines;
  await set.act(set.shipping, (context) =>
    nameReplacements(context, claimId, { items: [{ lineId: line?.id ?? "", serial: "T1-NEW" }] }),
  );
  await sentAgain(set, claimId, "AGAIN-2");
  expect((await set.act(set.agent, (context) => readProduct(context, machine?.product.id ?? ""))).stock).toBe(
    stock - 1,
  );
  const { unit, decision } = await judged(set, "T1-NEW");
  expect(unit).toMatchObject({
    orderNumber: order.number,
    price: { amount: 10_000, currency: "USD" },
    buyerEmail: set.customerEmail,
    confirmedOn: "2026-03-05",
  });
  expect(decision.verdict).toBe("covered");
});

test.each([
  { about: "that nobody has a record of", known: false },
  { about: "that lies in the shop", known: true },
])(
  "of two claims that name one serial $about in the same moment, one gets it and the other is told",
  async ({ known }) => {
    const set = await shop();
    const order = await shippedWhole(set, await paid(set, { [await set.product("T1")]: 2 }));
    set.clock.advance(3);
    await set.act(set.customer, (context) => completeOrder(context, order.id));
    const ordered = order.lines[0]?.id ?? "";
    const named: { claimId: string; lineId: string }[] = [];
    for (const [at, of] of [one(ordered, 1), one(ordered, 1)].entries()) {
      const claimId = await filedFromOrder(set, order.id, { kind: "missing_item", lines: [of] });
      await reissued(set, claimId);
      const [line] = (await set.act(set.agent, (context) => loadClaim(context, claimId))).lines;
      named[at] = { claimId, lineId: line?.id ?? "" };
    }
    const modelId = order.lines[0]?.product.modelId ?? "";
    const unit = { sellerId: set.sellerId, id: newId<"unit">(set.clock.now()), serial: "T1-SAME", serialKey: "T1SAME" };
    if (known)
      await set.act(set.system, ({ tx, now }) =>
        tx
          .insertInto("unit")
          .values({ ...unit, modelId, createdAt: new Date(now), updatedAt: new Date(now) })
          .execute(),
      );
    const ends = await Promise.allSettled(
      named.map(({ claimId, lineId }) =>
        set.act(set.shipping, (context) =>
          nameReplacements(context, claimId, { items: [{ lineId, serial: "T1-SAME" }] }),
        ),
      ),
    );
    expect(ends.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(ends.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "invalid_input", details: { fields: [{ pointer: "/items/0/serial" }] } },
    });
  },
);

test("no more is claimed than was shipped and is not being claimed; what is not of the order is named", async () => {
  const { set, order } = await confirmed();
  const [machine = "", fan = ""] = order.lines.map(({ id }) => id);
  const begin = (input: ClaimFromOrder, by = set.customer) =>
    set.act(by, (context) => claimFromOrder(context, order.id, input));
  await begin({ kind: "wrong_item", lines: [one(fan, 2)] });
  const over = begin({ kind: "missing_item", lines: [one(fan, 2)] });
  await expect(over).rejects.toMatchObject({
    code: "invalid_input",
    details: { fields: [{ pointer: "/lines/0/quantity", text: { en: expect.stringContaining("1 can be claimed") } }] },
  });
  await begin({ kind: "missing_item", lines: [one(fan, 1)] });
  const wrong = { kind: "fault" as const, lines: [one(newId(), 1), { ...one(machine, 1), serials: ["NOT-SENT"] }] };
  await expect(begin(wrong)).rejects.toMatchObject({
    details: { fields: [{ pointer: "/lines/0/lineId" }, { pointer: "/lines/1/serials/0" }] },
  });
  await expect(begin({ kind: "fault", lines: [one(machine, 1)] }, set.stranger)).rejects.toMatchObject({
    code: "not_found",
  });
});

test("of two claims at once about the same piece one is begun", async () => {
  const { set, order } = await confirmed();
  const input = { kind: "missing_item", lines: [one(order.lines[1]?.id ?? "", 3)] } as const;
  const both = await Promise.allSettled(
    [1, 2].map(() => set.act(set.customer, (at) => claimFromOrder(at, order.id, input))),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("before the delivery is confirmed the refusal names its clause (ZM-10); a seller without one opens with the parcel", async () => {
  const set = await shop();
  const order = await shippedWhole(set, await paid(set, { [await set.product("T1")]: 1 }));
  const early = { kind: "transit_damage", lines: [one(order.lines[0]?.id ?? "", 1)] } as const;
  const begin = (of: Shop, orderId: string, input: ClaimFromOrder) =>
    of.act(of.customer, (context) => claimFromOrder(context, orderId, input));
  await expect(begin(set, order.id, early)).rejects.toMatchObject({
    code: "delivery_unconfirmed",
    details: { clauses: ["ZM-10"] },
  });
  const other = await shop({ policy: "minisforum" });
  const unshipped = await paid(other, { [await other.product("T1")]: 1 });
  const same = { kind: "transit_damage", lines: [one(unshipped.lines[0]?.id ?? "", 1)] } as const;
  await expect(begin(other, unshipped.id, same)).rejects.toMatchObject({ code: "wrong_state" });
  await shippedWhole(other, unshipped);
  expect(await begin(other, unshipped.id, same)).toBeTruthy();
});

const one = (lineId: string, quantity: number) => ({ lineId, quantity, serials: [] as string[] });

/** An order of one machine and three fans, of which the shelf has no more; delivered, and confirmed on 5 March 2026. */
async function confirmed() {
  const set = await shop();
  const partId = await set.act(set.technician, (context) =>
    addPart(context, { code: "FAN-12", name: "Fan 12 cm", value: 900, lowAt: 1, stock: 3 }),
  );
  const fans = await set.product("FAN", { of: { kind: "part", partId }, title: { en: "Fan 12 cm" }, price: 900 });
  const order = await shippedWhole(set, await paid(set, { [await set.product("T1")]: 1, [fans]: 3 }));
  set.clock.advance(3);
  await set.act(set.customer, (context) => completeOrder(context, order.id));
  return { set, order: await set.order(order.id), partId };
}

/** What the policy says of a machine today, were it claimed now. */
async function judged(set: Shop, serial: string) {
  return set.act(set.customer, async (context) => {
    const record = await loadClaim(context, await beginClaim(context, { serials: [serial], kind: "fault" }));
    const [line] = record.lines;
    if (!line) throw new Error("a claim has a line");
    return { unit: line.unit, decision: decideLine(context, record, line) };
  });
}
