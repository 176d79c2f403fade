import { z } from "zod";
import { parseDay } from "../core/day.ts";
import type { Locale, locales } from "../core/locale.ts";
import { countries } from "./countries.ts";
import { rightKinds } from "./decision.ts";
import { claimKinds, factNames } from "./facts.ts";

const text = z.strictObject({
  en: z.string().min(1),
  es: z.string().min(1),
  zh: z.string().min(1),
}) satisfies z.ZodType<Record<(typeof locales)[number], string>>;
const packId = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, "lower-case letters, digits and hyphens");
const clauseId = z
  .string()
  .regex(/^[A-Z][A-Z0-9]*-[A-Za-z0-9][A-Za-z0-9.-]*$/, "a clause id such as CN-TERM")
  .meta({ names: "clause" });
const name = z.string().regex(/^[a-z][a-z0-9_]*$/, "lower-case letters, digits and underscores");
const kind = z.enum(claimKinds as [string, ...string[]]);
const day = z.string().refine((value) => parseDay(value) !== null, "a day that exists, written YYYY-MM-DD");
const percent = z.number().min(0).max(100);

/** What editors are told of a place: that a clause, or that an expression of a type, belongs there. */
declare module "zod" {
  interface GlobalMeta {
    readonly names?: "clause" | "evidence" | "policy";
    readonly feel?: "condition" | "value";
  }
}

/** A FEEL expression as it stands in the file; YAML's bare true and false are FEEL too. */
const feel = z.union([z.string().min(1), z.boolean()]).meta({ feel: "condition" });

/** A FEEL expression that gives a day, a duration or money. */
const feelValue = z.string().min(1).meta({ feel: "value" });

/** When a rule holds: `when` must be true, `unless` must not be known to be true. */
const held = { when: feel.optional(), unless: feel.optional() };
const overrides = z.union([clauseId, z.array(clauseId)]).optional();
const rule = { clause: clauseId, ...held, overrides };

/** A clock's length: whole working days (one number, or earliest and latest), or a FEEL duration. */
const length = {
  workingDays: z.union([z.int().min(1).max(1000), z.tuple([z.int().min(0), z.int().min(1).max(1000)])]).optional(),
  within: feel.optional(),
};

const exclusion = z.union([
  feel,
  z.strictObject({ ...held, overrides, kinds: z.union([z.literal("all"), z.array(kind).min(1)]).optional() }),
]);

const factName = z.enum(factNames as [string, ...string[]]);

/** The fact whose day is tested; of two, the second where the first is not known. */
const testedOn = z.union([factName, z.tuple([factName, factName])]).optional();

const warranty = z.strictObject({
  clause: clauseId,
  startsOn: feelValue,
  lasts: z.union([feelValue, z.strictObject({ table: name })]),
  extended: z.strictObject({ clause: clauseId, months: z.int().min(1).max(1200), when: feel }).optional(),
  testedOn,
  kinds: z.array(kind).min(1).optional(),
  ...held,
  overrides,
});

const windowRule = z.strictObject({
  ...rule,
  kind: z.union([kind, z.array(kind).min(1)]),
  from: feelValue.optional(),
  within: feelValue.optional(),
  testedOn,
});

const duty = z.strictObject({ ...held, overrides, until: feel });

const evidenceName = z.string().meta({ names: "evidence" });

const evidenceRule = z.strictObject({
  ...rule,
  requires: z.array(z.union([evidenceName, z.strictObject({ anyOf: z.array(evidenceName).min(2) })])).min(1),
});

const deduction = z.strictObject({
  clause: clauseId,
  kind: name,
  ...held,
  percent: percent.optional(),
  amount: feelValue.optional(),
});

const remedy = z.strictObject({
  ...rule,
  kind: z.enum(["repair", "replace", "reissue", "refund", "spare_part", "return_unrepaired", "none"]),
  charge: z.enum(["free", "quoted", "none"]),
  opensAfter: z.array(z.enum(["evidence", "arrival", "inspection"])).optional(),
  refund: z.strictObject({ of: feelValue, deductions: z.array(deduction).optional() }).optional(),
});

const denial = z.strictObject({ ...rule, kinds: z.array(remedy.shape.kind).min(1) });

const freightRule = z.strictObject({
  ...rule,
  leg: z.enum(["inbound", "outbound", "both"]),
  paidBy: z.enum(["customer", "seller"]),
});

const refusal = z.strictObject({ ...rule });

const route = z.strictObject({ ...rule, handledBy: z.enum(["manufacturer", "other_seller", "business_desk"]) });

const deadline = z.strictObject({
  ...rule,
  name,
  from: feelValue,
  ...length,
  onMiss: z.enum(["remind", "close", "return", "forfeit"]),
  warnAfterDays: z.array(z.int().min(1)).optional(),
});

const serviceLevel = z.strictObject({
  ...rule,
  name,
  from: feelValue.optional(),
  after: name.optional(),
  ...length,
});

const notice = z.strictObject({ ...rule });

/** Whom the law of a statute layer protects. */
const regime = z.strictObject({
  customer: z.literal("consumer"),
  countries: z
    .array(z.string().refine((code) => countries.has(code), "a country of ISO 3166-1, two capital letters"))
    .min(1),
});

/** A right that the law gives; `until` and `on` are FEEL dates, its last day and the day that is tested against it. */
const right = z.strictObject({
  clause: clauseId,
  ...held,
  kind: z.enum(rightKinds),
  until: feelValue.optional(),
  on: feelValue.optional(),
});

const table = z.strictObject({
  keys: z.array(factName).min(1).max(4),
  unit: z.enum(["months", "days"]),
  rows: z.array(z.record(z.string(), z.union([z.string(), z.int().min(0).max(1200)]))),
  otherwise: z.union([z.int().min(0).max(1200), z.literal("unknown")]).optional(),
  between: z.tuple([z.int().min(0).max(1200), z.int().min(0).max(1200)]).optional(),
});

const ownFact = z.strictObject({
  type: z.enum(["boolean", "date", "text", "country", "money", "number", "choice"]),
  stage: z.enum(["intake", "receiving", "inspection", "none"]),
  label: text,
  question: text,
  help: text.optional(),
  values: z.record(z.string(), text).optional(),
});

const clause = z.strictObject({
  ...text.shape,
  section: z.string().optional(),
  note: text.optional(),
  carriedBy: z.literal("lifecycle").optional(),
});

/** The shape of a `policy.yaml`; `docs/policies.md` explains each section with an example. */
export const packSchema = z
  .strictObject({
    id: packId,
    title: text,
    version: z.string().min(1),
    effectiveFrom: day,
    decidedBy: factName,
    layer: z.enum(["statute", "contract", "product", "general"]),
    extends: packId.meta({ names: "policy" }).optional(),
    source: z.strictObject({
      document: z.union([z.string().min(1), text]),
      section: z.string().optional(),
      link: z.string().optional(),
    }),
    facts: z
      .record(
        z.string().regex(/^pack\.[a-zA-Z][a-zA-Z0-9]*$/, "a name under pack., such as pack.shippingPaid"),
        ownFact,
      )
      .optional(),
    tables: z.record(name, table).optional(),
    warranty: warranty.optional(),
    windows: z.array(windowRule).optional(),
    voids: z.record(clauseId, exclusion).optional(),
    excludes: z.record(clauseId, exclusion).optional(),
    undeterminable: z.strictObject({ clause: clauseId, when: feel }).optional(),
    duties: z.record(clauseId, duty).optional(),
    evidence: z.array(evidenceRule).optional(),
    remedies: z.array(remedy).optional(),
    denies: z.array(denial).optional(),
    freight: z.array(freightRule).optional(),
    refusals: z.array(refusal).optional(),
    routes: z.array(route).optional(),
    carriers: z.array(z.string().min(2).max(60)).min(1).optional(),
    deadlines: z.array(deadline).optional(),
    serviceLevels: z.array(serviceLevel).optional(),
    notices: z.array(notice).optional(),
    regime: regime.optional(),
    rights: z.array(right).optional(),
    clauses: z.record(clauseId, clause),
  })
  .superRefine((pack, context) => {
    const refuse = (key: string, message: string) => context.addIssue({ code: "custom", path: [key], message });
    const statute = pack.layer === "statute";
    if (statute && !pack.regime) refuse("layer", "the layer statute needs a `regime`: whom it protects, and where");
    if (!statute && pack.regime) refuse("regime", "only a statute layer has a `regime`");
    if (!statute && pack.rights) refuse("rights", "only a statute layer has `rights`");
    if (statute && pack.extends) refuse("extends", "a statute stands beside the layers and extends none");
  });

/** A policy pack as it is written in `policy.yaml`, after its shape has been checked; conditions are still text. */
export type Pack = z.infer<typeof packSchema>;

/** A clause as the pack writes it: its text in three languages, its section and, where the source is unclear, the reading adopted. */
export type Clause = Pack["clauses"][string];

/** The name of the document that a pack is read from, in the reader's language where it has one there. */
export function documentName({ document }: Pack["source"], locale: Locale): string {
  return typeof document === "string" ? document : document[locale];
}

/** The same with the section of the document, where it names one. */
export function sourceName(source: Pack["source"], locale: Locale): string {
  const document = documentName(source, locale);
  return source.section ? `${document} · ${source.section}` : document;
}

/** A pack as its digest counts it: what its source is called in other languages decides nothing, so that translating it leaves the policy the same. */
export function digested(pack: Pack): Pack {
  return { ...pack, source: { ...pack.source, document: documentName(pack.source, "en") } };
}
