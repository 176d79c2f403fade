import { createHash } from "node:crypto";
import { newId } from "../src/core/id.ts";
import type { Db } from "../src/database/connect.ts";
import {
  authorizeClaim,
  beginClaim,
  cancelClaim,
  closeClaim,
  editClaim,
  editLine,
  loadClaim,
  rejectClaim,
  submitClaim,
  triageClaim,
} from "../src/domain/claims/index.ts";
import type { Policies } from "../src/domain/context.ts";
import { sweepDeadlines } from "../src/domain/deadlines/index.ts";
import { completeInspection, startInspection } from "../src/domain/inspection/index.ts";
import { announceParcel, confirmDelivery, recordReceipt, sendBack } from "../src/domain/parcels/index.ts";
import { confirmPayment, uploadProof } from "../src/domain/payments/index.ts";
import {
  carriersOf,
  decideLine,
  dutiesOf,
  evidenceAsked,
  evidenceForm,
  policyOf,
} from "../src/domain/policies/index.ts";
import { acceptQuote, draftQuote, sendQuote } from "../src/domain/quotes/index.ts";
import { recordRepair, recordTest, startRepair, startTesting } from "../src/domain/repairs/index.ts";
import type { ClaimKind } from "../src/policy/index.ts";
import type { Stagecraft } from "./world.ts";

/** The places a claim can be brought to, in the order of the story. */
const along = [
  "submitted",
  "triage",
  "authorized",
  "sent",
  "received",
  "inspecting",
  "inspected",
  "quote_drafted",
  "quoted",
  "accepted",
  "proof_uploaded",
  "approved",
  "repairing",
  "testing",
  "ready",
  "returned",
  "resolved",
  "closed",
] as const;
export const stages = ["draft", ...along] as const;
/** Besides those: the ways a claim ends early. */
export type Stage = (typeof stages)[number] | "rejected" | "cancelled" | "expired";

/** What decides a course besides the policy. */
export interface Course {
  readonly kind: ClaimKind;
  /** What the technician finds. */
  readonly findings: Readonly<Record<string, unknown>>;
  /** What the customer answers for each line. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly keepOriginal: boolean;
  readonly returnReplacedParts: boolean;
}

type Set = Stagecraft & { readonly db: Db; readonly policies: Policies; readonly sellerId: string };

/** Files a claim for every unit of the world and takes it as far as asked, through the real verbs. Returns its id. */
export async function courseOf(set: Set, options: Partial<Course> & { readonly claim: Stage }): Promise<string> {
  const claimId = await set.act(set.customer, (context) =>
    beginClaim(context, { kind: options.kind ?? "fault", serials: set.serials }),
  );
  if (options.claim === "rejected" || options.claim === "cancelled" || options.claim === "expired") {
    await take(set, claimId, { ...options, claim: options.claim === "expired" ? "authorized" : "triage" });
    await endings[options.claim](set, claimId);
  } else await take(set, claimId, options);
  return claimId;
}

const endings = {
  rejected: ({ act, agent, policies }: Set, claimId: string) =>
    act(agent, async (context) => {
      const record = await loadClaim(context, claimId);
      const [clause = ""] = policyOf({ policies }, record).clauses.keys();
      return rejectClaim(context, claimId, { reason: "It is outside the terms.", clauses: [clause] });
    }),
  cancelled: ({ act, customer }: Set, claimId: string) =>
    act(customer, (context) => cancelClaim(context, claimId, { reason: "It works again." })),
  expired: async ({ db, clock, policies, sellerId }: Set) => {
    clock.advance(16);
    await sweepDeadlines(db, policies, clock.now(), sellerId);
  },
};

async function take(set: Set, claimId: string, options: Partial<Course> & { readonly claim: Stage }): Promise<void> {
  const until = (along as readonly string[]).indexOf(options.claim);
  await describe(set, claimId, options);
  for (const stage of along.slice(0, until + 1)) await steps[stage](set, claimId, options);
}

/** Takes one step of the course with a claim that has come to it. */
export async function goOn(set: Set, claimId: string, step: (typeof along)[number]): Promise<void> {
  await steps[step](set, claimId, {});
}

async function describe(set: Set, claimId: string, options: Partial<Course>): Promise<void> {
  const { act, customer, address } = set;
  const record = await act(customer, (context) => loadClaim(context, claimId));
  await act(customer, (context) =>
    editClaim(context, claimId, record.version, {
      summary: "It does not start any more.",
      returnAddress: address,
      evidence: { orderNumber: "PO-1", sku: "UM790-32", effortsMade: "Restarted it twice." },
    }),
  );
  const { keepOriginal, returnReplacedParts, answers } = options;
  for (const { id: lineId, version } of record.lines)
    await act(customer, (context) =>
      editLine(context, { claimId, lineId, version }, { keepOriginal, returnReplacedParts, answers }),
    );
  await act(customer, async (context) => addEvidence(context, claimId));
}

/** Hands in every file that the policy asks for. */
async function addEvidence(context: Context, claimId: string): Promise<void> {
  const record = await loadClaim(context, claimId);
  const decisions = record.lines.map((line) => decideLine(context, record, line));
  for (const { names, onFile } of evidenceAsked(policyOf(context, record), decisions)) {
    const [shows = ""] = names;
    if (onFile || evidenceForm(shows) === "words") continue;
    await addFile(context, claimId, { kind: shows === "photo" ? "photo" : "document", purpose: "evidence", shows });
  }
}

type Step = (set: Set, claimId: string, options: Partial<Course>) => Promise<unknown>;

const steps: Readonly<Record<(typeof along)[number], Step>> = {
  submitted: ({ act, customer, policies }, claimId) =>
    act(customer, async (context) => {
      const duties = dutiesOf(policyOf({ policies }, await loadClaim(context, claimId)));
      return submitClaim(context, claimId, { acceptTerms: true, duties });
    }),
  triage: ({ act, agent }, claimId) =>
    act(agent, (context) => triageClaim(context, claimId, { notes: "Reset twice, still dead." })),
  authorized: ({ act, agent, centreId }, claimId) =>
    act(agent, (context) => authorizeClaim(context, claimId, { centreId, note: "" })),
  sent: (set, claimId) =>
    set.act(set.customer, async (context) =>
      announceParcel(context, claimId, {
        carrier: "DHL",
        tracking: `IN-${claimId}`,
        shippedOn: set.clock.today(),
        from: "address",
        lineIds: (await loadClaim(context, claimId)).lines.map(({ id }) => id),
      }),
    ),
  received: eachLine("clerk", (context, at) =>
    recordReceipt(context, at, { facts: goodParcel, refuse: false, accessories: "", note: "" }),
  ),
  inspecting: eachLine("technician", startInspection),
  inspected: (set, claimId, { findings = {} }) =>
    eachLine("technician", (context, at) => completeInspection(context, at, { findings, notes: "" }))(set, claimId, {}),
  quote_drafted: quotedOnly((set, claimId) =>
    eachLine("agent", (context, at) => draftQuote(context, at, quoteFor(set)))(set, claimId, {}),
  ),
  quoted: eachQuote(
    "agent",
    ({ id }) =>
      (context) =>
        sendQuote(context, id),
  ),
  accepted: eachQuote(
    "customer",
    ({ id }) =>
      (context) =>
        acceptQuote(context, id),
  ),
  proof_uploaded: eachQuote("customer", ({ payment }, claimId) => async (context) => {
    const attachmentId = await addFile(context, claimId);
    return uploadProof(context, payment?.id ?? "", { attachmentId, reference: "TT 4711" });
  }),
  approved: eachQuote(
    "finance",
    ({ payment }) =>
      (context) =>
        confirmPayment(context, payment?.id ?? ""),
  ),
  repairing: eachLine("technician", startRepair),
  testing: eachLine("technician", async (context, at) => {
    const input = { workDone: "Replaced the fuse.", parts: [part], labourMinutes: 30 };
    await recordRepair(context, { ...at, version: 1 }, input);
    return startTesting(context, at);
  }),
  ready: eachLine("technician", (context, at) =>
    recordTest(context, at, { name: "24 h burn-in", passed: true, result: "102 TH/s", last: true }),
  ),
  returned: (set, claimId) =>
    set.act(set.shipping, async (context) => {
      const record = await loadClaim(context, claimId);
      const [carrier = "DHL"] = carriersOf(policyOf(context, record)) ?? [];
      const parcel = { carrier, tracking: `OUT-${claimId}`, shippedOn: set.clock.today() };
      return sendBack(context, claimId, { ...parcel, lineIds: record.lines.map(({ id }) => id) });
    }),
  resolved: (set, claimId) =>
    set.act(set.customer, async (context) => {
      const parcel = (await loadClaim(context, claimId)).parcels.find(({ direction }) => direction === "outbound");
      return confirmDelivery(context, parcel?.id ?? "", { deliveredOn: set.clock.today() });
    }),
  closed: ({ act, agent }, claimId) => act(agent, (context) => closeClaim(context, claimId)),
};

/** Dock facts against which no policy has anything. */
export const goodParcel = {
  parcel: {
    contents: "match",
    addressedTo: "named_centre",
    packagingAdequate: true,
    damaged: false,
    soaked: false,
    freight: "prepaid",
  },
  unit: { serialLegible: true },
};

const part = { name: "Fuse", quantity: 1, serialOut: "F-1", serialIn: "F-2" };

/** 120.00 for a fuse, 80.00 for the labour, good for two weeks. */
export function quoteFor({ clock }: Pick<Stagecraft, "clock">) {
  const until = new Date(`${clock.today()}T00:00:00Z`).getTime() + 14 * 86_400_000;
  return {
    items: [
      { kind: "part" as const, text: "Fuse", quantity: 2, unitAmount: 6000 },
      { kind: "labour" as const, text: "One hour", quantity: 1, unitAmount: 8000 },
    ],
    currency: "EUR",
    expiresOn: new Date(until).toISOString().slice(0, 10),
    note: "",
  };
}

type Who = "customer" | "agent" | "clerk" | "technician" | "finance";
type Context = Parameters<typeof loadClaim>[0];

function eachLine(
  who: Who,
  work: (context: Context, at: { claimId: string; lineId: string }) => Promise<unknown>,
): Step {
  return async (set, claimId) => {
    const { lines } = await set.act(set[who], (context) => loadClaim(context, claimId));
    for (const { id: lineId } of lines) await set.act(set[who], (context) => work(context, { claimId, lineId }));
  };
}

/** The steps of a quote are skipped where the repair is free. */
function quotedOnly(step: Step): Step {
  return async (set, claimId, options) => {
    const { lines } = await set.act(set.auditor, (context) => loadClaim(context, claimId));
    if (lines.some(({ work }) => work === "inspecting")) await step(set, claimId, options);
  };
}

type Quote = Awaited<ReturnType<typeof loadClaim>>["lines"][number]["quotes"][number];

function eachQuote(who: Who, work: (quote: Quote, claimId: string) => (context: Context) => Promise<unknown>): Step {
  return async (set, claimId) => {
    const { lines } = await set.act(set[who], (context) => loadClaim(context, claimId));
    for (const { quotes } of lines) if (quotes[0]) await set.act(set[who], work(quotes[0], claimId));
  };
}

/** A file as the upload leaves it behind. Returns its id. */
export async function addFile(
  { tx, actor, now }: Context,
  claimId: string,
  of: {
    readonly kind?: string;
    readonly purpose?: string;
    readonly lineId?: string;
    readonly shows?: string | null;
  } = {},
): Promise<string> {
  const id = newId(now);
  await tx
    .insertInto("attachment")
    .values({
      sellerId: actor.sellerId,
      id,
      claimId,
      lineId: of.lineId ?? null,
      kind: of.kind ?? "payment_proof",
      purpose: of.purpose ?? "payment_proof",
      shows: of.shows ?? null,
      fileName: "receipt.pdf",
      contentType: "application/pdf",
      bytes: 1000,
      sha256: createHash("sha256").update(id).digest("hex"),
      storageKey: id,
      uploadedBy: actor.name,
      uploadedAt: new Date(now),
    })
    .execute();
  return id;
}
