import { addDays } from "../../core/day.ts";

import { loadClaim } from "../../domain/claims/index.ts";
import type { Context } from "../../domain/context.ts";
import { forfeitLine } from "../../domain/deadlines/index.ts";
import { completeInspection, saveFindings, startInspection } from "../../domain/inspection/index.ts";
import { announceParcel, confirmDelivery, loseParcel, recordReceipt, sendBack } from "../../domain/parcels/index.ts";
import { confirmPayment, rejectPayment, uploadProof } from "../../domain/payments/index.ts";
import { carriersOf, policyOf } from "../../domain/policies/index.ts";
import { acceptQuote, declineQuote, draftQuote, sendQuote } from "../../domain/quotes/index.ts";
import { settleLines } from "../../domain/remedies/index.ts";
import { recordRepair, recordTest, startRepair, startTesting } from "../../domain/repairs/index.ts";
import { sendToSupplier } from "../../domain/suppliers/index.ts";
import { attachProof } from "./pictures-of-claims.ts";
import { asCustomer, asStaff, eachLine, linesOf, type Tale, todayOf } from "./tale.ts";
import { declineReason, labour, proofRejected, quoteNote, unpaid, wayBack } from "./words.ts";

const carriers = ["DHL", "UPS", "EMS", "FedEx"] as const;

export async function announce(tale: Tale): Promise<void> {
  const lineIds = (await linesOf(tale)).map(({ id }) => id);
  const parcel = { carrier: tale.random.pick(carriers), tracking: trackingOf(tale), shippedOn: todayOf(tale) };
  await announceParcel(asCustomer(tale), tale.claimId, { ...parcel, from: "address", lineIds });
}

export async function receive(tale: Tale): Promise<void> {
  const asNew = tale.story.kind === "change_of_mind" ? { claim: { asNew: true } } : {};
  const facts = { parcel: sound, unit: { serialLegible: true }, ...asNew };
  const input = { facts, refuse: false, accessories: "", note: "" };
  await eachLine(tale, (at) => recordReceipt(asStaff(tale, "receiving"), at, input));
}

const sound = {
  packagingAdequate: true,
  damaged: false,
  soaked: false,
  contents: "match",
  addressedTo: "named_centre",
  freight: "prepaid",
};

export async function refuse(tale: Tale): Promise<void> {
  const facts = { parcel: { ...sound, contents: "wrong_item" } };
  const note = "Another model than the one of the claim.";
  const input = { facts, refuse: true, accessories: "", note };
  await eachLine(tale, (at) => recordReceipt(asStaff(tale, "receiving"), at, input));
}

/** What came in wet is the carrier's to answer for (SA-3.6). */
export async function refuseSoaked(tale: Tale): Promise<void> {
  const input = { facts: { parcel: { ...sound, soaked: true } }, refuse: true, accessories: "", note: "" };
  await eachLine(tale, (at) => recordReceipt(asStaff(tale, "receiving"), at, { ...input, note: "Wet through." }));
}

export async function lose(tale: Tale): Promise<void> {
  const { id } = await tale.tx
    .selectFrom("parcel")
    .select("id")
    .where("claimId", "=", tale.claimId)
    .orderBy("createdAt", "desc")
    .executeTakeFirstOrThrow();
  const note = "The carrier has confirmed the loss.";
  const reference = `L-${tale.story.seed % 100_000}`;
  await loseParcel(asStaff(tale, "support"), id, { lostOn: todayOf(tale), reference, note });
}

export async function inspect(tale: Tale): Promise<void> {
  await eachLine(tale, (at) => startInspection(bench(tale), at));
  await eachLine(tale, async (at) => {
    const { version } = await tale.tx
      .selectFrom("inspection")
      .select("version")
      .where("lineId", "=", at.lineId)
      .executeTakeFirstOrThrow();
    const { found, code } = tale.story.fault;
    await saveFindings(
      bench(tale),
      { ...at, version },
      { notes: found, faultCodes: tale.story.finding === "no_fault" ? [] : [{ code, component: "" }] },
    );
  });
}

export async function complete(tale: Tale): Promise<void> {
  const findings = { finding: findingsOf(tale) };
  await eachLine(tale, (at) => completeInspection(bench(tale), at, { findings, notes: tale.story.fault.found }));
}

function findingsOf({ story }: Tale): Record<string, boolean> {
  switch (story.finding) {
    case "free":
      return { manufacturingDefect: true, scrap: false, repairable: true, worthRepairing: true };
    case "charged":
      return { manufacturingDefect: false, wear: true, scrap: false, repairable: true, worthRepairing: true };
    case "no_fault":
      return { manufacturingDefect: false, scrap: false };
    case "scrap":
      return { manufacturingDefect: false, burnt: true, scrap: true, repairable: false, worthRepairing: false };
    case "unrepaired":
      return { manufacturingDefect: false, wear: true, scrap: false, repairable: false, worthRepairing: false };
  }
}

export async function quote(tale: Tale): Promise<void> {
  const { locale } = tale.story.customer;
  const { part } = tale.story.fault;
  const item = (kind: "part" | "labour" | "freight", text: string, unitAmount: number) => ({
    kind,
    text,
    quantity: 1,
    unitAmount,
  });
  const items = [
    { ...item("part", part.name, part.price), quantity: tale.random.whole(1, 2) },
    item("labour", labour[locale], 4_500 + tale.random.whole(0, 6) * 1_500),
    item("freight", wayBack[locale], 2_900),
  ];
  const terms = {
    currency: tale.stage.seller.currency,
    expiresOn: addDays(todayOf(tale), 14),
    note: quoteNote[locale],
  };
  await eachLine(tale, (at) => draftQuote(bench(tale), at, { items, ...terms }));
}

export async function send(tale: Tale): Promise<void> {
  await eachQuote(tale, "draft", (quoteId) => sendQuote(asStaff(tale, "support"), quoteId));
}

export async function accept(tale: Tale): Promise<void> {
  await eachQuote(tale, "sent", (quoteId) => acceptQuote(asCustomer(tale), quoteId));
}

export async function decline(tale: Tale): Promise<void> {
  const reason = declineReason[tale.story.customer.locale];
  await eachQuote(tale, "sent", (quoteId) => declineQuote(asCustomer(tale), quoteId, { reason }));
}

/** A person confirms that a unit nobody paid for is not returned any more. */
export async function forfeit(tale: Tale): Promise<void> {
  const reason = unpaid[tale.story.customer.locale];
  await eachLine(tale, (at) => forfeitLine(asStaff(tale, "support"), at, { reason }));
}

export async function pay(tale: Tale): Promise<void> {
  await eachPayment(tale, async (paymentId, index) => {
    const attachmentId = await attachProof(tale, asCustomer(tale), index);
    await uploadProof(asCustomer(tale), paymentId, { attachmentId, reference: `REF ${tale.story.seed}` });
  });
}

export async function confirm(tale: Tale): Promise<void> {
  await eachPayment(tale, (paymentId) => confirmPayment(asStaff(tale, "finance"), paymentId));
}

export async function refusePayment(tale: Tale): Promise<void> {
  const reason = proofRejected[tale.story.customer.locale];
  await eachPayment(tale, (paymentId) => rejectPayment(asStaff(tale, "finance"), paymentId, { reason }));
}

export async function repair(tale: Tale): Promise<void> {
  await eachLine(tale, (at) => startRepair(bench(tale), at));
}

/** What the way back lost is the seller's to make good: with another unit … */
export async function replace(tale: Tale): Promise<void> {
  await settle(tale, "replace");
}

/** … or with the money. */
export async function payBack(tale: Tale): Promise<void> {
  await settle(tale, "refund");
}

/** Ends lines of the claim, all of them unless told. */
export async function settle(
  tale: Tale,
  kind: "replace" | "refund" | "reissue" | "spare_part",
  ids?: readonly string[],
): Promise<void> {
  const lineIds = ids ?? (await linesOf(tale)).map(({ id }) => id);
  const rest = { reason: "", clauses: [], item: "", method: "bank_transfer" } as const;
  await settleLines(asStaff(tale, "support"), tale.claimId, { lineIds, kind, ...rest });
}

/** What the bench cannot mend goes on to the maker. */
export async function sendOn(tale: Tale): Promise<void> {
  const [first] = await linesOf(tale);
  if (!first) return;
  await sendToSupplier(
    bench(tale),
    { claimId: tale.claimId, lineId: first.id },
    {
      supplier: tale.story.units[0]?.model.manufacturer ?? "",
      reference: `S-${tale.story.seed % 100_000}`,
      carrier: tale.random.pick(carriers),
      tracking: trackingOf(tale),
      sentOn: todayOf(tale),
      expectedOn: null,
      note: "",
    },
  );
}

export async function test(tale: Tale): Promise<void> {
  const { work, part } = tale.story.fault;
  const parts = [{ name: part.name, quantity: 1, serialOut: "", serialIn: "" }];
  await eachLine(tale, async (at) => {
    const { version } = await tale.tx
      .selectFrom("repairOrder")
      .select("version")
      .where("lineId", "=", at.lineId)
      .executeTakeFirstOrThrow();
    const record = { workDone: work, parts, labourMinutes: tale.random.whole(3, 16) * 10 };
    await recordRepair(bench(tale), { ...at, version }, record);
    await startTesting(bench(tale), at);
  });
}

export async function failTest(tale: Tale): Promise<void> {
  const failed = { name: "Full load, 8 hours", passed: false, result: "Stopped after 2 hours", last: false };
  await eachLine(tale, (at) => recordTest(bench(tale), at, failed));
}

export async function passTest(tale: Tale): Promise<void> {
  const first = { name: "Start and self-test", passed: true, result: "", last: false };
  const last = { name: "Full load, 8 hours", passed: true, result: "No error", last: true };
  await eachLine(tale, async (at) => {
    await recordTest(bench(tale), at, first);
    await recordTest(bench(tale), at, last);
  });
}

export async function giveBack(tale: Tale): Promise<void> {
  const lineIds = (await linesOf(tale)).filter(({ custody }) => custody === "at_centre").map(({ id }) => id);
  const record = await loadClaim(asStaff(tale, "shipping"), tale.claimId);
  const named = carriersOf(policyOf(tale.stage, record)) ?? carriers;
  const parcel = { carrier: tale.random.pick(named), tracking: trackingOf(tale), shippedOn: todayOf(tale) };
  await sendBack(asStaff(tale, "shipping"), tale.claimId, { ...parcel, lineIds });
}

export async function deliver(tale: Tale): Promise<void> {
  const { id } = await tale.tx
    .selectFrom("parcel")
    .select("id")
    .where("claimId", "=", tale.claimId)
    .where("direction", "=", "outbound")
    .executeTakeFirstOrThrow();
  await confirmDelivery(asCustomer(tale), id, { deliveredOn: todayOf(tale) });
}

function bench(tale: Tale): Context {
  return asStaff(tale, "technician");
}

/** A courier number as the couriers print them; none is a real one on purpose. */
export function trackingOf({ random }: Tale): string {
  return `JJD${random.signs("0123456789", 14)}`;
}

async function eachQuote(tale: Tale, status: string, act: (quoteId: string) => Promise<unknown>): Promise<void> {
  const quotes = await tale.tx
    .selectFrom("quote")
    .select("id")
    .where("claimId", "=", tale.claimId)
    .where("status", "=", status)
    .orderBy("number")
    .execute();
  for (const { id } of quotes) await act(id);
}

async function eachPayment(tale: Tale, act: (paymentId: string, index: number) => Promise<unknown>): Promise<void> {
  const payments = await tale.tx
    .selectFrom("payment")
    .select("id")
    .where("claimId", "=", tale.claimId)
    .orderBy("id")
    .execute();
  for (const [index, { id }] of payments.entries()) await act(id, index);
}
