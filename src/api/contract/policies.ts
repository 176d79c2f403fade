import { z } from "zod";
import { verdictCard } from "./decision.ts";
import type { Operations } from "./operation.ts";
import { abilities, clause, dayText, id, instant, money, pageOf, paging } from "./shapes.ts";

const words = z.string().trim().max(4000);
const packText = z.string().max(1_000_000).describe("policy.yaml");
const casesText = z.string().max(1_000_000).describe("cases.yaml");
const facts = z.record(z.string(), z.unknown()).describe("Nested facts, as the dictionary names them");
const path = z
  .array(z.union([z.string().max(200), z.number().int().min(0)]))
  .min(1)
  .max(8)
  .describe("Keys and indexes in policy.yaml");

/** A version that was published; it never changes. The installation's own pack is the first, under the id `installed`. */
export const policyRelease = z.object({
  id: z.string().describe("UUIDv7, or `installed`"),
  version: z.string(),
  digest: z.string(),
  inForceFrom: dayText.nullable().describe("Null: from the beginning"),
  publishedBy: z.string().nullable().describe("Null for the installation's own"),
  publishedAt: instant.nullable(),
  reason: z.string(),
  state: z.enum(["in_force", "scheduled", "earlier"]).describe("For what is decided by today's date"),
});

/** A fault in a pack's text; line and column count from 1. */
export const packFault = z.object({
  file: z.enum(["policy.yaml", "cases.yaml"]),
  line: z.number().int(),
  column: z.number().int(),
  message: z.string(),
});

/** What came of checking a text and running its cases. */
export const packCheck = z.object({
  faults: z.array(packFault),
  digest: z.string().nullable().describe("Null while there are faults"),
  cases: z
    .object({
      total: z.number().int(),
      passed: z.number().int(),
      names: z.array(z.string()).describe("Of every case, in the order of the file"),
      failed: z.array(
        z.object({
          name: z.string(),
          line: z.number().int().describe("In cases.yaml"),
          mismatches: z.array(z.object({ path: z.string(), expected: z.string(), got: z.string() })),
        }),
      ),
    })
    .nullable()
    .describe("Null while there are faults"),
  publishable: z.boolean(),
});

/** One difference between two versions, in a sentence. */
export const policyChange = z.object({
  kind: z.enum(["added", "removed", "changed"]),
  section: z.string().describe("Section of policy.yaml, such as warranty or freight"),
  clause: z.string().nullable(),
  text: z.string(),
});
const policyChanges = z.object({
  changes: z.array(policyChange),
  diff: z.string().describe("Unified diff of policy.yaml; empty where nothing differs"),
});

/** A place that can be changed without writing YAML. */
export const guidedField = z.object({
  path,
  section: z.string(),
  clause: clause.nullable(),
  kind: z.enum(["duration", "number", "percent", "working_days", "warnings", "money", "clause"]),
  value: z
    .string()
    .describe(
      "P365D for a duration; a whole number or percentage otherwise; 3-6 for a span of working days; 60, 80 for warnings",
    ),
  text: z.string().describe("What it sets, with the present value in words"),
  when: z.string().nullable().describe("Condition of the rule, as in the file"),
  from: z.string().nullable().describe("What a window or clock is counted from, in words"),
  choices: z
    .array(z.object({ value: z.string(), label: z.string() }))
    .nullable()
    .describe("What it can be: facts that are money, or clauses"),
});

export const policyDraft = z.object({
  policy: z.string(),
  name: z.string(),
  version: z.string().nullable().describe("Null while the text cannot be read"),
  decidedBy: z.string().nullable().describe("Name of the day that picks a claim's version, such as the delivery's"),
  basedOn: z.string().describe("The release it began from"),
  text: packText,
  cases: casesText,
  updatedBy: z.string(),
  updatedAt: instant,
  etag: z.string(),
  check: packCheck,
  ...policyChanges.shape,
  fields: z.array(guidedField),
  abilities,
});

export const replayCounts = z.object({
  covered: z.number().int(),
  not_covered: z.number().int(),
  provisional: z.number().int(),
  undetermined: z.number().int(),
});

/** A draft held against the seller's past decisions. */
export const replay = z.object({
  id,
  policy: z.string(),
  digest: z.string().describe("Of the draft as it was when the replay began"),
  version: z.string(),
  status: z.enum(["waiting", "running", "done", "cancelled", "failed"]),
  total: z.number().int().describe("Decisions to go through: the latest of each line under this policy"),
  done: z.number().int(),
  changed: z.number().int().describe("Lines that would be decided otherwise"),
  before: replayCounts,
  after: replayCounts,
  flows: z
    .array(z.object({ from: z.string(), to: z.string(), count: z.number().int() }))
    .describe("How many verdicts go from which to which, unchanged ones included"),
  money: z
    .array(z.object({ currency: z.string(), before: z.number().int(), after: z.number().int() }))
    .describe("Refunds offered, minor units, by currency"),
  chargeBefore: z
    .object({ free: z.number().int(), quoted: z.number().int() })
    .describe("Repairs offered free and for money"),
  chargeAfter: z.object({ free: z.number().int(), quoted: z.number().int() }),
  givenFile: z.string().nullable().describe("The file whose cases it goes over; null: past claims"),
  unread: z.number().int().describe("Cases of the file that could not be decided"),
  faults: z.array(z.object({ line: z.number().int(), fault: z.string() })).describe("The first of those, with why"),
  startedBy: z.string(),
  startedAt: instant,
  finishedAt: instant.nullable(),
  abilities,
});

const replayOutcome = z.object({
  verdict: z.string(),
  endsOn: dayText.nullable(),
  remedies: z.array(z.string()).describe("kind:charge"),
  refund: money.nullable(),
  freight: z.string().nullable().describe("inbound/outbound; null where it was not kept"),
  clauses: z.array(z.string()),
});

/** One case that the draft would decide otherwise: a line of a claim, or a case of the file. */
export const replayChange = z.object({
  id: z.string().describe("Of the claim's line, or the line in the file"),
  claim: z.object({ id, number: z.string() }).nullable(),
  name: z.string().describe("Serial number, or what the file calls the case"),
  model: z.string().nullable(),
  before: replayOutcome,
  after: replayOutcome,
});

/** The laws that stand beside the seller's policies; none is legal advice. */
const statutes = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      version: z.string(),
      digest: z.string(),
      source: z.string(),
      link: z.string().nullable(),
      countries: z.array(z.string()).describe("ISO 3166-1 alpha-2"),
      applies: z.boolean(),
      switches: z
        .array(z.object({ off: z.boolean(), reason: z.string(), switchedBy: z.string(), switchedAt: instant }))
        .describe("Newest first; empty where it always applied"),
    }),
  ),
  abilities,
});

/** Policies as the console works on them. */
export const policyOperations = {
  "GET /v1/sellers/{seller}/statutes": {
    summary: "The laws that stand beside the seller's policies, and which of them the seller has switched off, why",
    action: "staff.read",
    answer: statutes,
  },
  "POST /v1/sellers/{seller}/statutes/{statute}/switches": {
    summary: "Switches a law off or on again for decisions from now on, with the reason on record",
    action: "statute.switch",
    body: z.strictObject({ off: z.boolean(), reason: words.min(1) }),
    answer: statutes,
  },
  "GET /v1/sellers/{seller}/policies": {
    summary: "The seller's policies, with what is in force, what is scheduled and whether a draft is open",
    action: "policy.history",
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          layer: z.enum(["general", "product", "contract", "statute"]),
          extends: z.string().nullable(),
          source: z.string(),
          inForce: policyRelease,
          scheduled: policyRelease.nullable(),
          releases: z.number().int(),
          draft: z.object({ updatedBy: z.string(), updatedAt: instant }).nullable(),
        }),
      ),
      abilities,
    }),
  },
  "GET /v1/sellers/{seller}/policies/{policy}/releases": {
    summary: "The history of a policy, newest first",
    action: "policy.history",
    answer: z.object({ items: z.array(policyRelease) }),
  },
  "GET /v1/sellers/{seller}/policies/{policy}/releases/{release}": {
    summary: "One release with its texts",
    action: "policy.history",
    answer: policyRelease.extend({ text: packText, cases: casesText }),
  },
  "GET /v1/sellers/{seller}/policies/{policy}/releases/{release}/changes": {
    summary: "What one release changed against another, in plain words and as a unified diff",
    action: "policy.history",
    query: z.object({
      from: z.string().max(100).optional().describe("Release to compare with; the one before it unless told"),
    }),
    answer: policyChanges,
  },
  "GET /v1/sellers/{seller}/policies/{policy}/vocabulary": {
    summary: "What the text of a policy may say: its JSON Schema, and the facts, functions and clauses it may name",
    action: "policy.history",
    answer: z.object({
      schema: z.record(z.string(), z.unknown()).describe("JSON Schema 2020-12 of policy.yaml"),
      facts: z.array(
        z.object({
          name: z.string(),
          type: z.string(),
          label: z.string(),
          values: z.array(z.object({ value: z.string(), label: z.string() })),
        }),
      ),
      functions: z.array(
        z.object({ name: z.string(), parameters: z.array(z.object({ name: z.string(), type: z.string() })) }),
      ),
      clauses: z.array(z.object({ id: z.string(), text: z.string() })).describe("Of the policy and the layers beneath"),
      policies: z.array(z.string()).describe("What it may extend"),
    }),
  },
  "POST /v1/sellers/{seller}/policies/{policy}/draft": {
    summary: "Opens the policy's draft from a release; an open one is refused",
    action: "policy.draft",
    creates: true,
    body: z.strictObject({ from: z.string().max(100).optional().describe("The newest release unless told") }),
    answer: policyDraft,
    status: 201,
  },
  "GET /v1/sellers/{seller}/policies/{policy}/draft": {
    summary: "The open draft with its faults, its cases and what it changes; not found where none is open",
    action: "policy.history",
    answer: policyDraft,
  },
  "PATCH /v1/sellers/{seller}/policies/{policy}/draft": {
    summary: "Saves the draft's texts; faults do not stop it",
    action: "policy.draft",
    edits: true,
    body: z.strictObject({ text: packText.optional(), cases: casesText.optional() }),
    answer: policyDraft,
  },
  "DELETE /v1/sellers/{seller}/policies/{policy}/draft": {
    summary: "Throws the draft away",
    action: "policy.draft",
    answer: z.object({ policy: z.string() }),
  },
  "POST /v1/sellers/{seller}/policies/{policy}/draft/changes": {
    summary:
      "Changes one duration, number, percentage, amount or clause of the draft; the rest of the text and its comments stay",
    action: "policy.draft",
    edits: true,
    body: z.strictObject({ path, value: z.string().trim().min(1).max(60) }),
    answer: policyDraft,
  },
  "POST /v1/sellers/{seller}/policies/{policy}/draft/accepted-cases": {
    summary: "Puts what the named failing cases expect to what the draft decides now",
    action: "policy.draft",
    edits: true,
    body: z.strictObject({ names: z.array(z.string().max(1000)).min(1).max(1000) }),
    answer: policyDraft,
  },
  "POST /v1/sellers/{seller}/policies/{policy}/check": {
    summary: "Checks texts and runs their cases; stores nothing",
    action: "policy.history",
    perMinute: 120,
    body: z.strictObject({ text: packText, cases: casesText.optional() }),
    answer: packCheck,
  },
  "POST /v1/sellers/{seller}/policies/{policy}/draft/publication": {
    summary: "Publishes the draft; refused while it has faults or a case fails",
    action: "policy.publish",
    edits: true,
    creates: true,
    body: z.strictObject({
      inForceFrom: dayText.describe(
        "First day, by the fact that the policy's decidedBy names; written into the text as effectiveFrom",
      ),
      reason: words.min(1),
      newVersion: z.string().trim().min(1).max(60).optional().describe("The text's own unless told"),
    }),
    answer: policyRelease,
    status: 201,
  },
  "POST /v1/sellers/{seller}/policies/{policy}/draft/decision": {
    summary: "Decides given facts under the draft; its questions are what to ask next",
    action: "policy.history",
    perMinute: 120,
    body: z.strictObject({
      facts: facts.default({}),
      asOf: dayText.optional(),
      text: packText.optional().describe("Text not saved yet"),
    }),
    answer: z.object({
      card: verdictCard,
      inForce: verdictCard.nullable().describe("The same facts under the release in force"),
    }),
  },
  "POST /v1/sellers/{seller}/policies/{policy}/replays": {
    summary: "Holds the draft against every past decision under this policy, in the background",
    action: "policy.draft",
    creates: true,
    body: z.strictObject({}),
    answer: replay,
    status: 202,
  },
  "POST /v1/sellers/{seller}/policies/{policy}/replays/file": {
    summary:
      "Holds the draft and what is in force against the cases of a CSV file: columns id, asOf and names of facts",
    action: "policy.draft",
    stream: "text/csv",
    query: z.object({ fileName: z.string().trim().min(1).max(200) }),
    answer: replay,
    status: 202,
  },
  "GET /v1/sellers/{seller}/policies/{policy}/replays": {
    summary: "Replays of a policy, newest first",
    action: "policy.history",
    answer: z.object({ items: z.array(replay) }),
  },
  "GET /v1/sellers/{seller}/policies/{policy}/replays/{replay}": {
    summary: "One replay with its progress and what came of it",
    action: "policy.history",
    answer: replay,
  },
  "POST /v1/sellers/{seller}/policies/{policy}/replays/{replay}/cancellation": {
    summary: "Stops a replay; what was counted so far stays",
    action: "policy.draft",
    body: z.strictObject({}),
    answer: replay,
  },
  "GET /v1/sellers/{seller}/policies/{policy}/replays/{replay}/changes": {
    summary: "Lines that the draft would decide otherwise, with both decisions",
    action: "policy.history",
    query: z.object({ ...paging, from: z.string().max(40).optional(), to: z.string().max(40).optional() }),
    answer: pageOf(replayChange),
  },
  "GET /v1/sellers/{seller}/policies/{policy}/replays/{replay}/table": {
    summary: "The same as CSV, both decisions side by side",
    action: "policy.history",
    answer: z.string(),
    answers: "text/csv",
  },
} as const satisfies Operations;
