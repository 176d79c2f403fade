import { z } from "zod";
import { questionSchema } from "../../core/question.ts";
import type { Decision } from "../../policy/index.ts";
import { explanation } from "./explanation.ts";
import { clause, dayText, locale, money } from "./shapes.ts";

const stage = z.enum(["intake", "receiving", "inspection"]);
const payer = z.enum(["customer", "seller"]);
export const verdict = z.enum(["covered", "not_covered", "provisional", "undetermined"]);
export const remedyKind = z.enum(["repair", "replace", "reissue", "refund", "spare_part", "return_unrepaired", "none"]);
const cited = { clauses: z.array(z.string()) };

const reason = z.object({
  clause: z.string(),
  effect: z.enum(["grants", "voids", "expires", "excludes", "overrides", "waits"]),
  text: z.string(),
  facts: z.array(z.string()).optional(),
  by: z.string().optional(),
});
const missingFact = z.object({ fact: z.string(), stage: z.enum(["intake", "receiving", "inspection", "none"]) });
const remedy = z.object({
  kind: remedyKind,
  charge: z.enum(["free", "quoted", "none"]),
  opens: z.enum(["now", "after_evidence", "after_arrival", "after_inspection"]),
  amount: money.nullable().optional(),
  deductions: z
    .array(z.object({ kind: z.string(), percent: z.number().optional(), amount: money, ...cited }))
    .optional(),
  ...cited,
});
const freight = z.object({ inbound: payer.nullable(), outbound: payer.nullable(), ...cited });
const error = z.object({ clause: z.string(), message: z.string() });
const better = z.enum(["commercial", "statute"]);

const statutoryResult = z.object({
  regime: z.string().describe("The id of the statute's pack"),
  version: z.string(),
  digest: z.string(),
  verdict,
  startsOn: dayText.nullable(),
  endsOn: dayText.nullable().describe("The last day; with endsBetween it can still become later"),
  endsBetween: z.tuple([dayText, dayText]).optional(),
  testedOn: dayText,
  reasons: z.array(reason),
  rights: z.array(
    z.object({
      clause: z.string(),
      kind: z.enum([
        "liability",
        "extension",
        "proof",
        "notice",
        "remedy",
        "freight",
        "deductions",
        "refund",
        "rejection",
        "withdrawal",
        "send_back",
        "online_withdrawal",
        "guarantee_text",
      ]),
      text: z.string(),
      holds: z.boolean().nullable().describe("Null while facts are missing for it"),
      until: dayText.nullable(),
      missing: z.array(z.string()).optional(),
    }),
  ),
  remedies: z.array(remedy),
  freight,
  missing: z.array(missingFact).describe("What could still change the statutory verdict alone"),
  ...cited,
  error: error.optional(),
});

/** What the policy engine answers (spec: decisions.md). */
const decisionShape = z.object({
  policy: z.string(),
  version: z.string(),
  digest: z.string(),
  asOf: dayText,
  route: z.object({ handledBy: z.enum(["seller", "manufacturer", "other_seller", "business_desk"]), ...cited }),
  verdict,
  warranty: z.object({
    startsOn: dayText.nullable(),
    endsOn: dayText.nullable().describe("The last day that belongs to the period"),
    testedOn: dayText,
    endsBetween: z.tuple([dayText, dayText]).optional(),
    arriveBy: dayText.optional(),
    ...cited,
  }),
  reasons: z.array(reason),
  missing: z.array(missingFact),
  remedies: z.array(remedy),
  denied: z.array(z.object({ kinds: z.array(remedyKind), ...cited })),
  freight,
  evidence: z.object({ required: z.array(z.string()), missing: z.array(z.string()), ...cited }),
  parcel: z
    .object({
      accept: z.boolean(),
      reasons: z.array(z.object({ clause: z.string(), text: z.string() })),
      unchecked: z.array(z.string()),
    })
    .nullable(),
  deadlines: z.array(
    z.object({
      name: z.string(),
      dueOn: dayText,
      onMiss: z.enum(["remind", "close", "return", "forfeit"]),
      warnOn: z.array(dayText).optional(),
      ...cited,
    }),
  ),
  serviceLevels: z.array(z.object({ name: z.string(), dueOn: dayText, earliestOn: dayText.optional(), ...cited })),
  notices: z.array(z.object({ clause: z.string(), text: z.string() })),
  statute: z.array(statutoryResult).describe("What the law gives a consumer beside the policy; never mixed into it"),
  bestFor: z
    .partialRecord(
      z.enum(["coverage", "until", "start", "freight", "refund", "deductions", "returnWindow", "notice", "handledBy"]),
      better,
    )
    .describe("Which of the two serves the customer better, point by point"),
  statuteOff: z
    .array(z.object({ regime: z.string(), version: z.string(), digest: z.string(), reason: z.string() }))
    .optional()
    .describe("Regimes that would apply but that the seller has switched off"),
  statuteMissing: z
    .array(missingFact)
    .optional()
    .describe("What else of the customer decides whether a law stands beside the policy"),
  error: error.optional(),
});

/** The same, typed as the engine types it. */
export const decision = decisionShape as unknown as z.ZodType<Decision, Decision>;

/** A fact that is still needed, as a form asks for it. */
export const question = z.object({
  fact: z.string().describe("Path in the fact dictionary, e.g. delivery.deliveredOn"),
  stage,
  type: z.enum(["boolean", "date", "text", "country", "choice", "money", "number"]),
  label: z.string().describe("Short name, for staff"),
  question: z.string().describe("The question to a person"),
  choices: z.array(z.object({ value: z.string(), label: z.string() })).describe("For type choice"),
  help: z.string().nullable().describe("Where the answer is found, or what is meant"),
  clause: clause.nullable().describe("The clause that needs the answer, where one rule of the verdict does"),
  settles: z.boolean().describe("Some answer to it settles the verdict at once"),
});

/** A decision told to a person: the sentence, the clauses behind it, what is still open. */
export const verdictCard = z.object({
  verdict,
  sentence: z.string().describe("The verdict in one sentence with its dates"),
  until: z.string().nullable().describe("What would keep it so, e.g. covered if it arrives by 2026-06-01"),
  clauses: z.array(clause).describe("Every clause the decision cites"),
  excludes: z.array(clause).describe("What the cover does not include"),
  questions: z
    .array(question)
    .describe(
      "Facts that could still change the verdict; while it is open, what to ask next, first what can settle it",
    ),
  explanation,
  decision,
});

export const decideBody = questionSchema.extend({
  seller: z.string().max(60).optional().describe("Slug: decides under what this seller has published, in its calendar"),
  locale: locale.optional(),
  explain: z.enum(["customer", "staff"]).optional().describe("For whom the answer is also told in plain words"),
});

/** A decision, told in plain words where that was asked for. */
export const toldDecision = decisionShape.extend({ explanation: explanation.optional() }) as unknown as z.ZodType<
  Decision & { explanation?: z.output<typeof explanation> }
>;
