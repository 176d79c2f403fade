import { fieldFault } from "../../core/fault.ts";
import { type FieldFault, Refusal } from "../../core/refusal.ts";
import type { Pack } from "../../policy/index.ts";
import type { Context, PackFiles } from "../context.ts";
import { permission, refuseIf } from "../events/index.ts";
import { acceptCases } from "./accept-cases.ts";
import { checkText, compileText } from "./check-text.ts";
import { changeField, type FieldPath, fits, type GuidedField, guidedFields, setTop } from "./guided.ts";
import { releaseFiles, releasesOf, usedPolicy } from "./releases.ts";

/** The text of a policy that is being worked on; a seller has at most one of each policy. */
export interface Draft extends PackFiles {
  readonly policy: string;
  /** Id of the release it began from. */
  readonly basedOn: string;
  readonly updatedBy: string;
  readonly updatedAt: Date;
  readonly version: number;
}

/** The open draft; refuses with `not_found` where none is. */
export async function readDraft(context: Context, policy: string): Promise<Draft> {
  usedPolicy(context, policy);
  const draft = await selectDrafts(context).where("policy", "=", policy).executeTakeFirst();
  if (!draft) throw new Refusal("not_found");
  return draft;
}

/** Every open draft of the seller. */
export function listDrafts(context: Context): Promise<Draft[]> {
  return selectDrafts(context).execute();
}

function selectDrafts({ tx, actor }: Context) {
  return tx
    .selectFrom("policyDraft")
    .select(["policy", "basedOn", "policyText as text", "casesText as cases", "updatedBy", "updatedAt", "version"])
    .where("sellerId", "=", actor.sellerId);
}

/** Opens the draft of a policy from a release, the latest unless told, under a version of its own. Refuses with `draft_open`. */
export async function openDraft(context: Context, policy: string, from?: string): Promise<void> {
  const { tx, actor, now } = context;
  refuseIf(permission(context, "policy.draft"));
  usedPolicy(context, policy);
  const releases = (await releasesOf(context)).get(policy) ?? [];
  const basedOn = from ?? releases[0]?.id ?? "installed";
  const files = await releaseFiles(context, policy, basedOn);
  const base = releases.find(({ id }) => id === basedOn)?.version ?? "1";
  const text = setTop(files.text, "version", nextVersion(base, new Set(releases.map(({ version }) => version))));
  const opened = await tx
    .insertInto("policyDraft")
    .values({
      sellerId: actor.sellerId,
      policy,
      basedOn,
      policyText: text,
      casesText: files.cases,
      updatedBy: actor.name,
      updatedAt: new Date(now),
    })
    .onConflict((conflict) => conflict.columns(["sellerId", "policy"]).doNothing())
    .executeTakeFirst();
  if (opened.numInsertedOrUpdatedRows !== 1n) {
    const { updatedBy } = await readDraft(context, policy);
    throw new Refusal("draft_open", { values: { who: updatedBy } });
  }
}

/** 2026.1 → 2026.2; the first that no release has. */
function nextVersion(version: string, taken: ReadonlySet<string>): string {
  const [, stem = version, count = "1"] = /^(.*?)(\d+)$/.exec(version) ?? [undefined, `${version}.`, "1"];
  let next = Number(count) + 1;
  while (taken.has(`${stem}${next}`)) next += 1;
  return `${stem}${next}`;
}

/** What is changed in a draft, and from which version of it. */
export interface DraftEdit {
  readonly policy: string;
  readonly version: number;
}

/** Saves the texts of a draft; faults in them do not stop it. Refuses with `changed_meanwhile`. */
export async function saveDraft(
  context: Context,
  { policy, version }: DraftEdit,
  files: { readonly text?: string | undefined; readonly cases?: string | undefined },
): Promise<void> {
  const { tx, actor, now } = context;
  refuseIf(permission(context, "policy.draft"));
  usedPolicy(context, policy);
  const saved = await tx
    .updateTable("policyDraft")
    .set((eb) => ({
      ...(files.text !== undefined && { policyText: files.text }),
      ...(files.cases !== undefined && { casesText: files.cases }),
      updatedBy: actor.name,
      updatedAt: new Date(now),
      version: eb("version", "+", 1),
    }))
    .where("sellerId", "=", actor.sellerId)
    .where("policy", "=", policy)
    .where("version", "=", version)
    .executeTakeFirst();
  if (saved.numUpdatedRows === 1n) return;
  const { updatedBy } = await readDraft(context, policy);
  throw new Refusal("changed_meanwhile", { values: { who: updatedBy } });
}

/** Throws a draft away; refuses with `not_found` where none is open. */
export async function discardDraft(context: Context, policy: string): Promise<void> {
  const { tx, actor } = context;
  refuseIf(permission(context, "policy.draft"));
  const gone = await tx
    .deleteFrom("policyDraft")
    .where("sellerId", "=", actor.sellerId)
    .where("policy", "=", policy)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw new Refusal("not_found");
}

/**
 * Changes one duration, number or percentage of a draft without touching the rest of its text. Refuses with
 * `faults_first` while the text cannot be read, and as `invalid_input` a place that is no such field, a value that
 * cannot stand there, or one with which the text would have a fault: who writes no YAML could not mend it.
 */
export async function changeDraft(
  context: Context,
  edit: DraftEdit,
  { path, value }: { readonly path: FieldPath; readonly value: string },
): Promise<void> {
  const draft = await readDraft(context, edit.policy);
  const { policy } = checkText(context.policies, edit.policy, { text: draft.text, cases: "" });
  if (!policy) throw new Refusal("faults_first");
  const fields = guidedFields(policy);
  const field = fields.find((each) => JSON.stringify(each.path) === JSON.stringify(path));
  if (!field)
    throw new Refusal("invalid_input", { fields: [fieldFault("/path", "unknown_choice", { thing: path.join(".") })] });
  if (!fits(field, value)) {
    const expected = {
      duration: "P365D, P24M …",
      number: "0–1200",
      percent: "0–100",
      working_days: "5, 3-6 …",
      warnings: "7, 14 …",
      money: "",
      clause: "",
    };
    throw new Refusal("invalid_input", {
      fields: [
        fieldFault("/value", "wrong_value", {
          expected: expected[field.kind] || (field.choices ?? []).join(", ").slice(0, 200),
        }),
      ],
    });
  }
  const text = changeField(draft.text, { pack: policy.pack, fields }, field, value);
  const [fault] = compileText(context.policies, edit.policy, text).faults;
  if (fault) throw new Refusal("invalid_input", { fields: [faultyChange(field, policy.pack, fault.message)] });
  await saveDraft(context, edit, { text });
}

/** Puts what the named failing cases expect to what the draft decides now. Refuses with `faults_first` while the text cannot be read. */
export async function acceptDraftCases(
  context: Context,
  edit: DraftEdit,
  { names }: { readonly names: readonly string[] },
): Promise<void> {
  const draft = await readDraft(context, edit.policy);
  const { cases } = checkText(context.policies, edit.policy, draft);
  if (!cases) throw new Refusal("faults_first");
  const meant = cases.failed.filter(({ name }) => names.includes(name));
  await saveDraft(context, edit, { cases: acceptCases(draft.cases, meant) });
}

/** Why a value cannot stand: a deadline's warnings come before its end, and both are changed here; else the fault it would make. */
function faultyChange({ path: [section, index, key] }: GuidedField, { deadlines }: Pack, message: string): FieldFault {
  const warnings = section === "deadlines" ? deadlines?.[Number(index)]?.warnAfterDays : undefined;
  if (key === "warnAfterDays") return fieldFault("/value", "warnings_too_late");
  if (warnings?.length) return fieldFault("/value", "shorter_than_warnings", { days: warnings.join(", ") });
  return fieldFault("/value", "would_be_faulty", { fault: message });
}
