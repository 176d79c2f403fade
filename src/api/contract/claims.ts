import { z } from "zod";
import { claimStatuses, custodies, works } from "../../domain/claims/lifecycle.ts";
import { onlineStatuses, paymentStatuses, rejectionCauses } from "../../domain/payments/lifecycle.ts";
import { quoteStatuses } from "../../domain/quotes/lifecycle.ts";
import { trackingStages } from "../../domain/tracking/lifecycle.ts";
import { listedSteps } from "../texts/steps.ts";
import { deadline } from "./deadline.ts";
import { question, remedyKind, verdictCard } from "./decision.ts";
import type { Operations } from "./operation.ts";
import { bankAccount, refund } from "./refund.ts";
import { customerCard } from "./sellers.ts";
import { abilities, address, clause, dayText, id, instant, locale, money, pageOf, paging } from "./shapes.ts";

export const claimStatus = z.enum(claimStatuses);
/** Narrows a list of claims by what is to be done next. */
export const step = z
  .enum(listedSteps)
  .optional()
  .describe("A queue of Today: claims of which this is to be done next");

export const claimKind = z.enum([
  "fault",
  "doa",
  "loose_heat_sink",
  "damaged_box",
  "transit_damage",
  "wrong_item",
  "missing_item",
  "change_of_mind",
  "undelivered",
]);
const facts = z.record(z.string(), z.unknown()).describe("Nested facts, as the dictionary names them");
const words = z.string().trim().max(4000);
const serial = z.string().trim().min(1).max(100);

export const attachment = z.object({
  id,
  lineId: id.nullable(),
  kind: z.enum(["photo", "video", "payment_proof", "document"]),
  purpose: z.enum([
    "evidence",
    "payment_proof",
    "receiving",
    "inspection",
    "repair",
    "message",
    "packing",
    "application",
  ]),
  shows: z.string().nullable().describe("The piece of evidence it was handed in as; null: what its kind says"),
  fileName: z.string(),
  contentType: z.string(),
  bytes: z.number().int(),
  url: z.string().describe("The file; images also take ?size=small"),
  by: z.string(),
  at: instant,
});

/** Money for a quote or an order. */
export const payment = z.object({
  id,
  status: z.enum(paymentStatuses),
  amount: money,
  proof: attachment.nullable(),
  reference: z.string().nullable(),
  reviewedBy: z.string().nullable(),
  rejectionReason: z.string().nullable(),
  rejectionCause: z.enum(rejectionCauses).nullable(),
  accounts: z.array(bankAccount).describe("Where to send the money"),
  card: z
    .object({
      status: z.enum(onlineStatuses),
      url: z.string().nullable().describe("The provider's page; null until it is there"),
    })
    .nullable()
    .describe("The newest try to pay by card"),
  abilities,
});

const quoteItemKind = z.enum(["part", "labour", "freight", "spare_part", "express", "other"]);
export const quote = z.object({
  id,
  number: z.string(),
  lineId: id,
  revision: z.number().int(),
  status: z.enum(quoteStatuses),
  items: z.array(
    z.object({
      position: z.number().int().describe("From 1; the customer chooses optional items by it"),
      kind: quoteItemKind,
      optional: z.boolean().describe("The customer may take it or leave it"),
      taken: z.boolean().describe("Counts in the total"),
      partId: id.nullable(),
      text: z.string(),
      quantity: z.number().int(),
      unitAmount: money,
      amount: money,
    }),
  ),
  total: money,
  note: z.string(),
  clauses: z.array(clause),
  expiresOn: dayText,
  sentOn: dayText.nullable(),
  answeredOn: dayText.nullable(),
  declineReason: z.string().nullable(),
  etag: z.string(),
  payment: payment.nullable(),
  abilities,
});

/** Units of a claim are mostly in the same case: each card is told once, and a line names its place. */
const cardAt = z.number().int().min(0);

export const inspection = z.object({
  id,
  findings: facts,
  faultCodes: z.array(
    z.object({ code: z.string(), component: z.string().describe("Serial of the board or supply; empty: of the unit") }),
  ),
  notes: z.string(),
  startedBy: z.string(),
  startedAt: instant,
  completedBy: z.string().nullable(),
  completedAt: instant.nullable(),
  etag: z.string(),
  questions: z
    .array(z.string())
    .describe("Findings the policy still needs, of those of the claim's form, in its order"),
  card: cardAt
    .nullable()
    .describe(
      "What the findings so far would decide: its place in the claim's cards; null once the inspection is complete",
    ),
});

export const repairOrder = z.object({
  id,
  charge: z.enum(["free", "quoted"]),
  clauses: z.array(clause),
  workDone: z.string(),
  parts: z.array(
    z.object({
      partId: id.nullish(),
      name: z.string(),
      quantity: z.number().int(),
      serialOut: z.string(),
      serialIn: z.string(),
    }),
  ),
  labourMinutes: z.number().int().nullable(),
  startedBy: z.string(),
  startedAt: instant,
  completedAt: instant.nullable(),
  coveredUntil: dayText.nullable().describe("The later of what was left and the repair's own"),
  etag: z.string(),
  tests: z.array(
    z.object({ id, name: z.string(), passed: z.boolean(), result: z.string(), by: z.string(), at: instant }),
  ),
});

/** The line's way as five to seven steps; exactly one is `now` unless the line has ended. */
export const courseStep = z.object({
  key: z.string(),
  label: z.string(),
  state: z.enum(["done", "now", "later", "stopped"]),
  on: dayText.nullable(),
});

export const settledKind = z.enum(["replace", "reissue", "spare_part", "refund", "return_unrepaired", "none"]);

/** Something that a line may be ended with, and whether that is possible now. */
export const offer = z.object({
  kind: z.string(),
  charge: z.enum(["free", "quoted", "none"]),
  text: z.string(),
  basis: z.enum(["policy", "statute", "override", "lost", "person"]),
  clauses: z.array(clause),
  amount: money.nullable(),
  allowed: z.boolean(),
  reason: z.string().nullable(),
});

/** Units that are sent somewhere together, with the centres in the order in which they should go there. */
const routedUnits = z.object({
  lineIds: z.array(id),
  needs: z.string().describe("What a centre must be able to do, in words"),
  centres: z.array(
    z.object({
      id,
      name: z.string(),
      suitable: z.boolean(),
      proposed: z.boolean(),
      score: z.number().int().describe("Of a hundred"),
      distance: z.number().int().nullable().describe("Kilometres as the crow flies"),
      reasons: z.array(z.object({ key: z.string(), text: z.string(), points: z.number().int().nullable() })),
    }),
  ),
});

export const claimLine = z.object({
  id,
  position: z.number().int(),
  serial: z.string().describe("Of goods that bear none, the code they were ordered by"),
  unitId: id.nullable(),
  manufacturer: z.string().nullable(),
  model: z.string().nullable().describe("Of goods of an order, so many of what they were sold as"),
  goods: z
    .object({ orderLineId: id, quantity: z.number().int(), serialNeeded: z.boolean() })
    .nullable()
    .describe("So many of a line of the customer's order"),
  custody: z.enum(custodies),
  work: z.enum(works),
  centre: z.object({ id, name: z.string() }).nullable().describe("Where it goes for its repair"),
  declined: z
    .object({ reason: z.string(), by: z.string(), at: instant })
    .nullable()
    .describe("For staff: its centre will not take it"),
  stateText: z.string().describe("Custody and work in one phrase"),
  description: z.string(),
  firstNoticedOn: dayText.nullable(),
  keepOriginal: z.boolean(),
  returnReplacedParts: z.boolean(),
  preferredRemedy: z.enum(["repair", "replace", "refund", "reissue"]).nullable(),
  choices: z
    .array(z.object({ kind: z.enum(["repair", "replace", "refund", "reissue"]), label: z.string() }))
    .describe("What the customer may wish for; empty where there is no choice"),
  comesIn: z.boolean().describe("It is sent in before it ends, as the terms and what was decided have it"),
  offers: z.array(offer).describe("For staff: what the line may be ended with"),
  remedy: z
    .object({
      kind: settledKind,
      text: z.string(),
      charge: z.enum(["free", "quoted", "none"]),
      basis: z.enum(["policy", "statute", "override", "lost", "person"]),
      clauses: z.array(clause),
      reason: z.string(),
      by: z.string(),
      at: instant,
    })
    .nullable()
    .describe("How it was decided to end"),
  replacement: z
    .object({
      kind: z.enum(["replace", "reissue", "spare_part"]),
      item: z.string(),
      serial: z.string().nullable(),
      unitId: id.nullable(),
      coveredUntil: dayText.nullable(),
    })
    .nullable(),
  ending: z.object({ key: z.string(), text: z.string() }).nullable(),
  part: z.object({ name: z.string(), serial: z.string() }).nullable().describe("Of the unit, only this part comes in"),
  accessories: z.array(
    z.object({
      name: z.string(),
      quantity: z.number().int(),
      in: z.boolean().nullable(),
      out: z.boolean().nullable(),
    }),
  ),
  components: z
    .array(
      z.object({
        name: z.string(),
        serial: z.string(),
        shipped: z.boolean().describe("It was shipped with the unit"),
        seen: z.boolean().describe("It was found in it at the centre"),
      }),
    )
    .describe("Boards and supplies with their serials: what was shipped, and what came"),
  strange: z.array(z.string()).describe("Serials found in the unit that it was not shipped with"),
  repeats: z
    .object({
      claimNumber: z.string(),
      workDone: z.string(),
      on: dayText,
      coveredUntil: dayText.nullable(),
      covered: z.boolean(),
    })
    .nullable()
    .describe("The finished repair that this failure repeats"),
  repairCover: dayText
    .nullable()
    .describe(
      "Last day of the cover of an earlier repair or swap, where the claim came within it and only the period is over",
    ),
  answers: facts,
  technician: z.string().nullable(),
  etag: z.string(),
  course: z.array(courseStep),
  card: cardAt.describe("The stored decision in force, or what would be decided now: its place in the claim's cards"),
  decidedAt: instant.nullable().describe("Null while nothing is stored"),
  override: z
    .object({
      verdict: z.enum(["covered", "not_covered"]),
      remedy: z.object({
        kind: remedyKind,
        charge: z.enum(["free", "quoted", "none"]),
        amount: money.nullable(),
      }),
      reason: z.string(),
      by: z.string(),
      at: instant,
    })
    .nullable()
    .describe("What a person decided instead of the policy"),
  appeal: z
    .object({
      words: z.string(),
      by: z.string(),
      at: instant,
      files: z.array(attachment).describe("New evidence that came with it"),
      status: z.enum(["filed", "upheld", "dismissed"]),
      answer: z.string().nullable(),
      answeredBy: z.string().nullable(),
      answeredAt: instant.nullable(),
    })
    .nullable(),
  receipt: z
    .object({
      accepted: z.boolean(),
      facts,
      refusals: z.array(z.object({ clause, text: z.string() })),
      accessories: z.string(),
      note: z.string(),
      by: z.string(),
      at: instant,
    })
    .nullable(),
  inspection: inspection.nullable(),
  quotes: z.array(quote).describe("Newest revision first"),
  repair: repairOrder.nullable(),
  oldParts: z
    .array(z.object({ name: z.string(), quantity: z.number().int(), serialOut: z.string() }))
    .describe("Replaced parts that go back with the unit: of a paid repair, where they were asked for"),
  abilities,
});

/** What a parcel's carrier tells of it. */
export const carrierWord = z.object({
  stage: z.enum(trackingStages).nullable(),
  stageText: z.string().nullable(),
  text: z.string().describe("In the carrier's words"),
  place: z.string(),
  on: dayText.nullable().describe("The day the carrier writes"),
  problem: z.string().nullable().describe("Why its word is missing or was not acted on; for staff"),
  scans: z.array(z.object({ on: dayText, text: z.string(), place: z.string() })).describe("Latest first, 20 at most"),
});

export const parcel = z.object({
  id,
  direction: z.enum(["inbound", "outbound"]),
  carrier: z.string(),
  tracking: z.string(),
  shippedOn: dayText,
  arrivedOn: dayText.nullable(),
  freightPaidBy: z.enum(["customer", "seller"]).nullable(),
  lostOn: dayText.nullable(),
  refusedOn: dayText
    .nullable()
    .describe("It was turned away at the dock; on its way out, the customer refused it, and it came back"),
  carrierClaim: z.object({ reference: z.string(), note: z.string(), by: z.string(), on: dayText }).nullable(),
  tracked: carrierWord.nullable(),
  lineIds: z.array(id),
  abilities,
});

/** An entry of the timeline, told in the reader's language. */
export const timelineEntry = z.object({
  sequence: z.number().int(),
  at: instant,
  verb: z.string(),
  actor: z.string(),
  actorKind: z.enum(["person", "key", "guest", "system"]),
  lineId: id.nullable(),
  text: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  clauses: z.array(z.string()),
  details: z.record(z.string(), z.unknown()).nullable(),
});

export const claimRow = z.object({
  id,
  number: z.string(),
  rmaNumber: z.string().nullable(),
  status: claimStatus,
  statusText: z.string(),
  kind: claimKind,
  kindText: z.string(),
  customer: z.object({ id, name: z.string() }),
  lines: z.number().int(),
  firstSerial: z.string(),
  firstModel: z.string().nullable(),
  updatedAt: instant,
  reportedOn: dayText.nullable(),
  deadline: deadline.nullable().describe("The next one to run out"),
  nextStep: z.object({ who: z.enum(["customer", "staff", "nobody"]), text: z.string() }),
});

export const claim = claimRow.omit({ lines: true, firstSerial: true, firstModel: true, customer: true }).extend({
  etag: z.string(),
  policy: z.object({ id: z.string(), name: z.string(), version: z.string() }),
  customer: customerCard,
  locale,
  summary: z.string(),
  returnAddress: address.nullable(),
  carriers: z
    .object({
      allowed: z.array(z.string()).nullable().describe("Those that units go back by; null: any"),
      clause: clause.nullable(),
      wished: z.string().nullable().describe("What the customer chose of them"),
      arranged: z
        .object({ carrier: z.string(), note: z.string(), by: z.string(), at: instant })
        .nullable()
        .describe("Another one that customer service agreed on"),
    })
    .describe("By which carriers the units go back"),
  createdAt: instant,
  terms: z
    .object({
      policy: z.string(),
      version: z.string(),
      digest: z.string(),
      acceptedAt: instant,
      duties: z.array(clause),
    })
    .nullable(),
  duties: z.array(clause).describe("What is acknowledged at submission"),
  evidence: z.object({
    required: z.array(
      z.object({
        fact: z.string(),
        label: z.string(),
        onFile: z.boolean(),
        later: z.boolean().describe("May be handed in after the submission"),
        names: z
          .array(z.object({ name: z.string(), label: z.string(), form: z.enum(["file", "words", "either"]) }))
          .describe("One of them is enough"),
        words: z.string().nullable().describe("What was given in words"),
        clauses: z.array(clause).describe("Why it is needed"),
      }),
    ),
  }),
  triage: z.object({ at: instant, notes: z.string() }).nullable(),
  authorization: z
    .object({
      rmaNumber: z.string(),
      on: dayText,
      centres: z
        .array(
          z.object({
            id,
            name: z.string(),
            address,
            lineIds: z.array(id),
            instructions: z.array(z.object({ text: z.string(), clause: clause.nullable() })),
          }),
        )
        .describe("Where the units go: each centre a parcel with a slip of its own"),
      elsewhere: z.number().int().describe("Centres of other units of the claim, which this reader does not see"),
      barcode: z.string().describe("Address of the RMA number's bar code, SVG"),
    })
    .nullable(),
  outcome: z
    .object({
      kind: z.string(),
      reason: z.string(),
      clauses: z.array(clause),
      endings: z.array(z.object({ key: z.string(), text: z.string(), lines: z.number().int() })),
    })
    .nullable(),
  refiledFrom: z.object({ id, number: z.string() }).nullable(),
  order: z.object({ id, number: z.string() }).nullable().describe("The customer's order that it is about"),
  goodwill: z
    .object({ remedies: z.array(remedyKind), refund: money.nullable().describe("The most; null: any amount") })
    .nullable()
    .describe("What the reader may give instead of the policy's remedy; null: nothing"),
  lines: z.array(claimLine),
  cards: z.array(verdictCard).describe("What is said of its units; a line names the place of its own, from 0"),
  form: z
    .array(question)
    .describe(
      "What an inspection asks for, in the policy's order, then what only a technician says; empty before one has begun",
    ),
  parcels: z.array(parcel),
  attachments: z.array(attachment),
  packing: z
    .array(
      z.object({
        orderNumber: z.string(),
        position: z.number().int().describe("Of the parcel within its order"),
        tamperMark: z.string(),
        packedBy: z.string(),
        packedAt: instant,
        serials: z.array(z.string()).describe("Of this claim's units, those that were in it"),
        files: z.array(attachment),
      }),
    )
    .describe("How its units were packed for their order (ZM-EVIDENCE)"),
  deadlines: z.array(deadline),
  refunds: z.array(refund).describe("Oldest first; customers see them once they are approved"),
  messages: z.array(
    z.object({
      id,
      internal: z.boolean(),
      authorKind: z.enum(["customer", "staff", "system"]),
      author: z.string(),
      text: z.string(),
      at: instant,
    }),
  ),
  timeline: z.array(timelineEntry).describe("Oldest first"),
  chain: z.object({ intact: z.boolean(), length: z.number().int() }).describe("Whether the hash chain verifies"),
  abilities,
});

export const claimOperations = {
  "GET /v1/sellers/{seller}/claims": {
    summary:
      "Claims, last changed first; a customer sees their own. q searches number, RMA, serial and customer by their beginning",
    action: "claim.read",
    query: z.object({
      ...paging,
      q: z.string().max(100).optional(),
      status: z.string().max(200).optional().describe("Comma-separated statuses"),
      custody: z.string().max(200).optional(),
      work: z.string().max(200).optional(),
      kind: claimKind.optional(),
      step,
    }),
    answer: pageOf(claimRow).extend({
      counts: z.record(z.string(), z.number().int()).describe("By status; 1000 stands for so many or more"),
      clauses: z.array(clause).describe("By which the state of every claim is looked up here"),
      abilities,
    }),
  },
  "POST /v1/sellers/{seller}/claims": {
    summary: "Begins a claim as a draft for one or more units",
    action: "claim.file",
    creates: true,
    body: z.strictObject({
      kind: claimKind.default("fault"),
      serials: z.array(serial).min(1).max(1000),
      descriptions: z
        .array(words)
        .max(1000)
        .optional()
        .describe("What is wrong with each, in the order of the serials"),
      customerId: id.optional().describe("Staff file for a customer"),
    }),
    answer: claim,
    status: 201,
  },
  "GET /v1/sellers/{seller}/claims/{claim}": {
    summary: "Everything about one claim, by id or number",
    action: "claim.read",
    answer: claim,
  },
  "PATCH /v1/sellers/{seller}/claims/{claim}": {
    summary: "Edits a draft: kind, words, address, evidence in words; after submission the address is locked",
    action: "claim.edit",
    edits: true,
    body: z.strictObject({
      kind: claimKind.optional(),
      summary: words.optional(),
      returnAddress: address.optional(),
      returnCarrier: z
        .string()
        .trim()
        .max(60)
        .nullable()
        .optional()
        .describe("For the way back, of those that the policy names; null leaves it to the seller"),
      evidence: z
        .record(z.string().max(60), z.string().trim().max(500).nullable())
        .optional()
        .describe("Evidence in words by name, such as sku; merged, null takes one back"),
    }),
    answer: claim,
  },
  "PATCH /v1/sellers/{seller}/claims/{claim}/lines/{line}": {
    summary: "Edits a line: description, answers to questions, wishes",
    action: "claim.edit",
    edits: true,
    body: z.strictObject({
      description: words.optional(),
      firstNoticedOn: dayText.nullable().optional(),
      keepOriginal: z.boolean().optional(),
      returnReplacedParts: z.boolean().optional(),
      preferredRemedy: z.enum(["repair", "replace", "refund", "reissue"]).nullable().optional(),
      answers: facts.optional().describe("Merged into what is known; null takes an answer back"),
    }),
    answer: claim,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/line-edits": {
    summary: "Says the same of many lines at once: an answer or a wish that holds for all of them",
    action: "claim.edit",
    creates: true,
    body: z.strictObject({
      lineIds: z.array(id).min(1).max(1000),
      description: words.optional(),
      firstNoticedOn: dayText.nullable().optional(),
      keepOriginal: z.boolean().optional(),
      returnReplacedParts: z.boolean().optional(),
      preferredRemedy: z.enum(["repair", "replace", "refund", "reissue"]).nullable().optional(),
      answers: facts.optional(),
    }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/lines": {
    summary: "Adds units to a draft",
    action: "claim.edit",
    creates: true,
    body: z.strictObject({
      serials: z.array(serial).min(1).max(1000),
      descriptions: z.array(words).max(1000).optional(),
    }),
    answer: claim,
    status: 201,
  },
  "DELETE /v1/sellers/{seller}/claims/{claim}/lines/{line}": {
    summary: "Takes a unit out of a draft",
    action: "claim.edit",
    answer: claim,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/submission": {
    summary: "Submits a draft: terms accepted, duties acknowledged",
    action: "claim.submit",
    creates: true,
    body: z.strictObject({
      acceptTerms: z.boolean(),
      duties: z.array(z.string()).describe("Clause ids acknowledged"),
    }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/triage": {
    summary: "Records the remote diagnosis",
    action: "claim.triage",
    creates: true,
    body: z.strictObject({ notes: words.min(1) }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/information-request": {
    summary: "Asks the customer for what is missing",
    action: "claim.requestInformation",
    creates: true,
    body: z.strictObject({ text: words.min(1) }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/information": {
    summary: "The customer supplies what was asked for",
    action: "claim.supplyInformation",
    creates: true,
    body: z.strictObject({ text: words.min(1) }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/authorization": {
    summary: "Lets the customer send the units in: RMA number, centre, instructions; starts the send-in clocks",
    action: "claim.authorize",
    creates: true,
    body: z.strictObject({
      centreId: id
        .optional()
        .describe("Where every unit goes that `centres` does not name; left out: where it is proposed"),
      centres: z
        .array(z.strictObject({ centreId: id, lineIds: z.array(id).min(1).max(1000) }))
        .max(50)
        .optional()
        .describe("Units that go elsewhere than the others"),
      routingReason: words.default("").describe("Why another centre than the proposed one"),
      note: words.default(""),
    }),
    answer: claim,
    status: 201,
  },
  "GET /v1/sellers/{seller}/claims/{claim}/routing": {
    summary: "Which centre the claim's units should go to: all of them in order, with the reasons",
    action: "claim.authorize",
    answer: z.object({
      from: z.string().describe("From where distances count, in words"),
      clause: clause.nullable(),
      together: z.boolean().describe("Whether one centre is proposed for all units"),
      all: routedUnits.describe("All units, for whoever sends them to one centre"),
      groups: z.array(routedUnits).describe("Units that need the same, in the order of the claim"),
    }),
  },
  "POST /v1/sellers/{seller}/claims/{claim}/remote-resolution": {
    summary: "Resolved without a return",
    action: "claim.resolveRemotely",
    creates: true,
    body: z.strictObject({ reason: words.min(1) }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/rejection": {
    summary: "Rejects with the clauses it rests on",
    action: "claim.reject",
    creates: true,
    body: z.strictObject({ reason: words.min(1), clauses: z.array(z.string()).min(1) }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/cancellation": {
    summary: "Withdraws the claim",
    action: "claim.cancel",
    creates: true,
    body: z.strictObject({ reason: words.default("") }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/refiling": {
    summary: "Files an expired, cancelled or rejected claim again as a new draft with everything in it",
    action: "claim.refile",
    creates: true,
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/parcels": {
    summary: "The customer tells courier and tracking number of the way in",
    action: "custody.sendIn",
    creates: true,
    body: z.strictObject({
      carrier: z.string().trim().min(2).max(60),
      tracking: z.string().trim().min(4).max(60),
      shippedOn: dayText,
      from: z.enum(["address", "pickup_point"]).default("address"),
      lineIds: z.array(id).min(1).max(1000),
    }),
    answer: claim,
    status: 201,
  },
  "GET /v1/sellers/{seller}/receiving": {
    summary: "What a scanned serial, RMA, claim or tracking number stands for at the dock",
    action: "receiving.look",
    query: z.object({ code: z.string().trim().min(1).max(100) }),
    answer: z.object({
      code: z.string(),
      matches: z.array(
        z.object({
          claimId: id,
          claimNumber: z.string(),
          rmaNumber: z.string().nullable(),
          lineId: id,
          position: z.number().int(),
          lines: z.number().int(),
          serial: z.string(),
          partSerial: z.string().nullable().describe("Of the one part of the unit that comes in, where only that does"),
          model: z.string().nullable(),
          customer: z.string(),
          expected: z.boolean(),
          centre: z.string().nullable().describe("Where it is expected"),
          text: z.string().describe("One line: what this is, and whether it is expected"),
          questions: z.array(question).describe("What the policy needs to know at the dock"),
        }),
      ),
      text: z.string(),
    }),
  },
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/receipt": {
    summary: "Takes the unit in, or refuses it with the policy's reasons",
    action: "custody.receive",
    creates: true,
    body: z.strictObject({
      facts: facts.describe("parcel.* and unit.serialLegible"),
      refuse: z.boolean().default(false).describe("Refuse; the policy must give a reason for it"),
      accessories: words.default(""),
      note: words.default(""),
    }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/inspection": {
    summary: "Starts the inspection and takes the line on one's bench",
    action: "work.inspect",
    creates: true,
    answer: claim,
    status: 201,
  },
  "PATCH /v1/sellers/{seller}/claims/{claim}/lines/{line}/inspection": {
    summary: "Saves findings so far",
    action: "inspection.record",
    edits: true,
    body: z.strictObject({
      findings: facts.optional(),
      faultCodes: z
        .array(
          z.strictObject({
            code: z.string().trim().min(1).max(60),
            component: z
              .string()
              .trim()
              .max(100)
              .default("")
              .describe("Serial of one of the unit's boards or supplies; empty: of the unit"),
          }),
        )
        .max(50)
        .optional(),
      notes: words.optional(),
    }),
    answer: claim,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/inspection/completion": {
    summary: "Closes the inspection: findings left out are false; the decision is made, stored and acted on",
    action: "inspection.record",
    creates: true,
    body: z.strictObject({ findings: facts.default({}), notes: words.default("") }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/quotes": {
    summary: "Drafts a quote; a sent one is superseded",
    action: "quote.draft",
    creates: true,
    body: z.strictObject({
      items: z
        .array(
          z.strictObject({
            kind: quoteItemKind,
            optional: z.boolean().default(false).describe("The customer may take it or leave it; express always is"),
            partId: id.nullable().default(null).describe("Of the shelf, for a spare part"),
            text: z.string().trim().min(1).max(300),
            quantity: z.number().int().min(1).max(10_000),
            unitAmount: z.number().int().min(0).max(1_000_000_000),
          }),
        )
        .min(1)
        .max(100),
      currency: z.string().regex(/^[A-Z]{3}$/),
      expiresOn: dayText,
      note: words.default(""),
    }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/quotes/{quote}/sending": {
    summary: "Sends the quote to the customer",
    action: "quote.send",
    creates: true,
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/quotes/{quote}/acceptance": {
    summary: "The customer accepts, with the optional items they choose; payment is awaited",
    action: "quote.accept",
    creates: true,
    body: z.strictObject({
      with: z.array(z.number().int().min(1)).max(100).default([]).describe("Positions of the optional items to take"),
    }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/quotes/{quote}/decline": {
    summary: "The customer declines; the unit goes back unrepaired where the policy allows it",
    action: "quote.decline",
    creates: true,
    body: z.strictObject({ reason: words.default("") }),
    answer: claim,
    status: 201,
  },
  "GET /v1/sellers/{seller}/quotes": {
    summary: "Quotes, newest first",
    action: "staff.read",
    query: z.object({ ...paging, status: z.enum(quoteStatuses).optional() }),
    answer: pageOf(
      z.object({
        id,
        number: z.string(),
        claimId: id,
        claimNumber: z.string(),
        serial: z.string(),
        customer: z.string(),
        status: z.enum(quoteStatuses),
        total: money,
        expiresOn: dayText,
        paymentStatus: z.enum(paymentStatuses).nullable(),
      }),
    ),
  },
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/repair": {
    summary: "Starts the repair; a charged one only after payment (SA-2.2)",
    action: "work.startRepair",
    creates: true,
    answer: claim,
    status: 201,
  },
  "PATCH /v1/sellers/{seller}/claims/{claim}/lines/{line}/repair": {
    summary: "Records work, parts and time",
    action: "repair.record",
    edits: true,
    body: z.strictObject({
      workDone: words.optional(),
      parts: z
        .array(
          z.strictObject({
            partId: id.nullable().default(null).describe("Taken from the shelf; null: not of its list"),
            name: z.string().trim().min(1).max(200),
            quantity: z.number().int().min(1).max(1000),
            serialOut: z.string().trim().max(100).default(""),
            serialIn: z.string().trim().max(100).default(""),
          }),
        )
        .max(100)
        .optional(),
      labourMinutes: z.number().int().min(0).max(100_000).nullable().optional(),
    }),
    answer: claim,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/repair/testing": {
    summary: "The repair is done and goes to test",
    action: "work.startTest",
    creates: true,
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/repair/tests": {
    summary: "Records a test; a failed one sends the line back to repair",
    action: "repair.record",
    creates: true,
    body: z.strictObject({
      name: z.string().trim().min(1).max(200),
      passed: z.boolean(),
      result: z.string().trim().max(1000).default(""),
      last: z.boolean().default(false).describe("All tests done: a passed last one makes the line ready"),
    }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/return-parcels": {
    summary: "Sends ready units back with carrier and tracking number",
    action: "custody.sendBack",
    creates: true,
    body: z.strictObject({
      carrier: z.string().trim().min(2).max(60),
      tracking: z.string().trim().min(4).max(60),
      shippedOn: dayText,
      lineIds: z.array(id).min(1).max(1000),
    }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/carrier": {
    summary: "Customer service agrees on a carrier for the way back that the policy does not name",
    action: "carrier.arrange",
    creates: true,
    body: z.strictObject({ carrier: z.string().trim().min(2).max(60), note: words.default("") }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/centre": {
    summary: "Sends a unit that has not come in yet to another centre; the customer is told where",
    action: "line.sendElsewhere",
    creates: true,
    body: z.strictObject({ centreId: id, reason: words.min(1) }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/centre-refusal": {
    summary: "A centre says that it will not take a unit that was assigned to it",
    action: "line.decline",
    creates: true,
    body: z.strictObject({ reason: words.min(1) }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/contents": {
    summary: "Writes down the one part that comes in, what comes along (ticked in and out), and the boards found in it",
    action: "line.contents",
    creates: true,
    body: z.strictObject({
      part: z
        .strictObject({ name: z.string().trim().min(1).max(200), serial: z.string().trim().max(100).default("") })
        .nullable()
        .optional(),
      accessories: z
        .array(
          z.strictObject({
            name: z.string().trim().min(1).max(200),
            quantity: z.number().int().min(1).max(1000).default(1),
            in: z.boolean().nullable().default(null),
            out: z.boolean().nullable().default(null),
          }),
        )
        .max(100)
        .optional(),
      components: z
        .array(
          z.strictObject({ name: z.string().trim().min(1).max(200), serial: z.string().trim().max(100).default("") }),
        )
        .max(100)
        .optional(),
    }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/remedies": {
    summary:
      "Ends lines in one way: another unit, what was missing, a part, money, as they came, or a no with its clauses; lines of a claim may end differently",
    action: "claim.read",
    creates: true,
    body: z.strictObject({
      lineIds: z.array(id).min(1).max(1000),
      kind: settledKind,
      reason: words.default(""),
      clauses: z.array(z.string()).max(20).default([]).describe("Of a no: what it rests on"),
      item: z.string().trim().max(200).default("").describe("What is sent, in words"),
      method: z.enum(["bank_transfer", "card", "paypal"]).default("bank_transfer").describe("How money goes back"),
    }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/replacements": {
    summary: "Names the units that go out in place of others; they take over owner and cover",
    action: "replacement.name",
    creates: true,
    body: z.strictObject({
      items: z
        .array(z.strictObject({ lineId: id, serial }))
        .min(1)
        .max(1000),
    }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/parcels/{parcel}/loss": {
    summary: "The carrier lost the parcel; the claim with the carrier is kept beside it",
    action: "custody.lose",
    creates: true,
    body: z.strictObject({
      lostOn: dayText,
      reference: z.string().trim().max(100).default(""),
      note: words.default(""),
    }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/parcels/{parcel}/refusal": {
    summary: "The customer refused the return, and it is back at the centre",
    action: "custody.bringBack",
    creates: true,
    body: z.strictObject({ refusedOn: dayText, note: words.default("") }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/parcels/{parcel}/delivery": {
    summary: "The return parcel arrived",
    action: "custody.deliver",
    creates: true,
    body: z.strictObject({ deliveredOn: dayText }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/closure": {
    summary: "Closes a resolved claim",
    action: "claim.close",
    creates: true,
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/messages": {
    summary: "Writes to the other side, or a note among staff",
    action: "message.send",
    creates: true,
    body: z.strictObject({ text: z.string().trim().min(1).max(10_000), internal: z.boolean().default(false) }),
    answer: claim,
    status: 201,
  },
  "POST /v1/sellers/{seller}/claims/{claim}/attachments": {
    summary: "Keeps a finished upload (tus, /v1/uploads) with the claim; its type is told by its content",
    action: "attachment.add",
    creates: true,
    body: z.strictObject({
      uploadId: z.string().min(1).max(200),
      fileName: z.string().trim().min(1).max(200),
      purpose: z.enum(["evidence", "payment_proof", "receiving", "inspection", "repair", "message"]),
      lineId: id.nullable().default(null),
      shows: z
        .string()
        .max(60)
        .nullable()
        .default(null)
        .describe("Of evidence, the piece that it is, such as labelPhoto; null: what its kind says"),
    }),
    answer: attachment,
    status: 201,
  },
  "GET /v1/sellers/{seller}/attachments/{attachment}": {
    summary: "The file itself; images also small",
    action: "attachment.read",
    query: z.object({ size: z.enum(["small", "full"]).default("full") }),
    answer: z.any().describe("The bytes, under their own media type"),
    answers: "application/octet-stream",
  },
  "GET /v1/sellers/{seller}/claims/{claim}/barcode": {
    summary: "The RMA number as a Code 128 bar code (SVG)",
    action: "claim.read",
    answer: z.string(),
    answers: "image/svg+xml",
  },
  "POST /v1/sellers/{seller}/tracking": {
    summary:
      "Mails the signed link of a claim to the address it was filed with (number + e-mail); says the same whether it exists",
    action: "claim.track",
    body: z.strictObject({ number: z.string().trim().min(3).max(40), email: z.email() }),
    answer: z.object({ text: z.string() }),
    perMinute: 10,
  },
  "GET /v1/sellers/{seller}/today": {
    summary: "What is overdue, due today, and waiting for the reader",
    action: "today.read",
    answer: z.object({
      toDecide: z.array(claimRow).describe("A person is asked whether the unit is forfeited"),
      overdue: z.array(claimRow).describe("Promises of the seller that are broken"),
      late: z.array(claimRow).describe("What customers are late with"),
      dueToday: z.array(claimRow),
      atRisk: z.array(claimRow).describe("Promises of the seller for the next two working days"),
      waitingForMe: z.array(claimRow),
      queues: z.array(
        z.object({
          key: z.string(),
          label: z.string(),
          count: z.number().int().describe("1000 stands for so many or more"),
          step: z.boolean().describe("Whether the list of claims can be narrowed to it"),
          whose: z.enum(["mine", "colleagues", "customers"]).describe("Who is to act; of several, the reader first"),
        }),
      ),
    }),
  },
  "GET /v1/sellers/{seller}/bench": {
    summary: "Lines to inspect, repair and test, oldest first",
    action: "today.read",
    query: z.object({
      mine: z.enum(["true", "false"]).default("false"),
      centre: id.optional().describe("Only units that are at this centre"),
      q: z.string().trim().max(100).optional().describe("A serial or claim number by its beginning"),
    }),
    answer: z.object({
      centres: z.array(z.object({ id, name: z.string() })).describe("Those with units on the bench, for narrowing it"),
      more: z.boolean().describe("There are more than are told here; narrow the queue to see them"),
      items: z.array(
        z.object({
          claimId: id,
          claimNumber: z.string(),
          lineId: id,
          serial: z.string(),
          model: z.string().nullable(),
          customer: z.string(),
          custody: z.enum(custodies),
          work: z.enum(works),
          stateText: z.string(),
          since: instant,
          technician: z.string().nullable(),
        }),
      ),
    }),
  },
} as const satisfies Operations;
