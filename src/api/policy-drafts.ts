import { parseDay } from "../core/day.ts";
import { fieldFault } from "../core/fault.ts";
import type { Text } from "../core/locale.ts";
import { Refusal } from "../core/refusal.ts";
import type { Context } from "../domain/context.ts";
import {
  acceptDraftCases,
  type CheckedText,
  changeDraft,
  checkText,
  compileText,
  decideGiven,
  decideSettings,
  discardDraft,
  guidedFields,
  openDraft,
  publishDraft,
  readDraft,
  releasesOf,
  saveDraft,
  today,
  usedPolicy,
} from "../domain/policies/index.ts";
import type { CompiledPolicy, Facts } from "../policy/index.ts";
import { clauseOf } from "./clause-card.ts";
import type { Answer } from "./contract/index.ts";
import type { Handlers } from "./handler.ts";
import { changesBetween, releaseView } from "./policy-history.ts";
import { roleAbilities } from "./role-abilities.ts";
import { fieldText } from "./texts/policy-changes.ts";
import { verdictCard } from "./verdict.ts";

type Policy = "/v1/sellers/{seller}/policies/{policy}";
type DraftAnswer = Answer<`GET ${Policy}/draft`>;

/** The draft of a policy: its texts, what is wrong with them, what they would decide, and its publication. */
export const policyDraftHandlers: Handlers<
  | `${"GET" | "POST" | "PATCH" | "DELETE"} ${Policy}/draft`
  | `POST ${Policy}/draft/${"changes" | "accepted-cases" | "publication" | "decision"}`
  | `POST ${Policy}/check`
> = {
  "POST /v1/sellers/{seller}/policies/{policy}/draft": ({ run, params, body }) =>
    run(async (context) => {
      await openDraft(context, params.policy, body.from);
      return draftView(context, params.policy);
    }),
  "GET /v1/sellers/{seller}/policies/{policy}/draft": ({ run, params }) =>
    run((context) => draftView(context, params.policy)),
  "PATCH /v1/sellers/{seller}/policies/{policy}/draft": ({ run, params, body, version }) =>
    run(async (context) => {
      await saveDraft(context, { policy: params.policy, version }, body);
      return draftView(context, params.policy);
    }),
  "DELETE /v1/sellers/{seller}/policies/{policy}/draft": ({ run, params }) =>
    run(async (context) => {
      await discardDraft(context, params.policy);
      return { policy: params.policy };
    }),
  "POST /v1/sellers/{seller}/policies/{policy}/draft/changes": ({ run, params, body, version }) =>
    run(async (context) => {
      await changeDraft(context, { policy: params.policy, version }, body);
      return draftView(context, params.policy);
    }),
  "POST /v1/sellers/{seller}/policies/{policy}/draft/accepted-cases": ({ run, params, body, version }) =>
    run(async (context) => {
      await acceptDraftCases(context, { policy: params.policy, version }, body);
      return draftView(context, params.policy);
    }),
  "POST /v1/sellers/{seller}/policies/{policy}/check": ({ run, params, body }) =>
    run(async (context) => {
      usedPolicy(context, params.policy);
      return checkView(checkText(context.policies, params.policy, { text: body.text, cases: body.cases ?? "" }));
    }),
  "POST /v1/sellers/{seller}/policies/{policy}/draft/publication": ({ run, params, body, version }) =>
    run(async (context) => {
      const id = await publishDraft(context, { policy: params.policy, version }, body);
      const release = (await releasesOf(context)).get(params.policy)?.find((each) => each.id === id);
      if (!release) throw new Error(`the release ${id} is not in its policy's history`);
      return releaseView(release);
    }),
  "POST /v1/sellers/{seller}/policies/{policy}/draft/decision": ({ run, params, body }) =>
    run(async (context) => {
      const inForce = usedPolicy(context, params.policy);
      const text = body.text ?? (await readDraft(context, params.policy)).text;
      const { policy } = compileText(context.policies, params.policy, text);
      if (!policy) throw new Refusal("faults_first");
      const asOf = body.asOf === undefined ? today(context) : parseDay(body.asOf);
      if (!asOf) throw new Refusal("invalid_input", { fields: [fieldFault("/asOf", "not_a_day")] });
      const card = (of: CompiledPolicy) => {
        const { locale } = context.actor;
        const options = decideSettings(context.seller, locale);
        const facts = body.facts as Facts;
        const decision = decideGiven(of, facts, asOf, { ...options, pointer: "/facts" });
        return verdictCard(decision, of, { locale, today: asOf, inside: true, facts, asks: true, tries: true });
      };
      return { card: card(policy), inForce: knowsAll(inForce, body.facts) ? card(inForce) : null };
    }),
};

/** Whether every fact given is one of the policy's: a draft may ask for what the version in force does not know. */
function knowsAll(policy: CompiledPolicy, facts: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(facts).every(([group, members]) =>
    Object.keys(typeof members === "object" && members ? members : {}).every((key) =>
      policy.facts.has(`${group}.${key}`),
    ),
  );
}

async function draftView(context: Context, id: string): Promise<DraftAnswer> {
  const { locale } = context.actor;
  const draft = await readDraft(context, id);
  const checked = checkText(context.policies, id, draft);
  const { policy } = checked;
  return {
    policy: id,
    name: usedPolicy(context, id).pack.title[locale],
    version: policy?.version ?? null,
    decidedBy: policy ? (policy.facts.get(policy.pack.decidedBy)?.label[locale] ?? null) : null,
    basedOn: draft.basedOn,
    text: draft.text,
    cases: draft.cases,
    updatedBy: draft.updatedBy,
    updatedAt: draft.updatedAt.toISOString(),
    etag: `"${draft.version}"`,
    check: checkView(checked),
    ...(await changesBetween(context, { policy: id, from: draft.basedOn, text: draft.text })),
    fields: (policy ? guidedFields(policy) : []).map((field) => ({
      path: [...field.path],
      section: String(field.path[0]),
      clause: field.clause && policy ? clauseOf(policy, field.clause, locale) : null,
      kind: field.kind,
      value: field.value,
      text: fieldText(field, locale),
      when: field.when,
      from: field.from && policy ? countedFrom(policy, field.from, locale) : null,
      choices: field.choices && policy ? choicesOf(policy, field.choices, locale) : null,
    })),
    abilities: roleAbilities(context.actor, ["policy.draft", "policy.publish"]),
  };
}

/** What a window or clock is counted from: a fact by its label, the day of the decision in words, else as it stands in the file. */
function countedFrom(policy: CompiledPolicy, from: string, locale: Context["actor"]["locale"]): string {
  return from === "asOf" ? decisionDay[locale] : (policy.facts.get(from)?.label[locale] ?? from);
}

const decisionDay: Text = { en: "the day it applies", es: "el día en que se aplica", zh: "适用当日" };

/** Facts and clauses by what they say, under their names. */
function choicesOf(policy: CompiledPolicy, names: readonly string[], locale: Context["actor"]["locale"]) {
  return names.map((value) => {
    const words = policy.facts.get(value)?.label[locale] ?? policy.clauses.get(value)?.[locale] ?? "";
    return { value, label: words };
  });
}

function checkView({ policy, faults, cases }: CheckedText): DraftAnswer["check"] {
  const failed = cases?.failed ?? [];
  return {
    faults: faults.map((fault) => ({ ...fault })),
    digest: policy?.digest ?? null,
    cases: cases && {
      total: cases.total,
      passed: cases.total - failed.length,
      names: [...cases.names],
      failed: failed.map(({ name, line, mismatches }) => ({
        name,
        line,
        mismatches: mismatches.map(({ path, expected, got }) => ({ path, expected: shown(expected), got: shown(got) })),
      })),
    },
    publishable: policy !== null && failed.length === 0,
  };
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}
