import { expect, test } from "vitest";
import { beginClaim, loadClaim } from "../../src/domain/claims/index.ts";
import { completeOrder, packedAs } from "../../src/domain/orders/index.ts";
import { decideLine } from "../../src/domain/policies/index.ts";
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
  const unit = { serial, orderNumber: order.number };
  const beside = await set.act(set.customer, (context) => packedAs(context, [unit]));
  expect(beside).toMatchObject([
    { orderNumber: order.number, tamperMark: "SEAL-1", serials: [serial], files: [{ purpose: "packing" }] },
  ]);
  expect(await set.act(set.stranger, (context) => packedAs(context, [unit]))).toEqual([]);
  expect(after.decision.remedies).toMatchObject([{ kind: "reissue", clauses: ["ZM-GENERAL"] }]);
});

/** What the policy says of a machine today, were it claimed now. */
async function judged(set: Shop, serial: string) {
  return set.act(set.customer, async (context) => {
    const record = await loadClaim(context, await beginClaim(context, { serials: [serial], kind: "fault" }));
    const [line] = record.lines;
    if (!line) throw new Error("a claim has a line");
    return { unit: line.unit, decision: decideLine(context, record, line) };
  });
}
