import { isStaff } from "../../core/actor.ts";
import { fieldFault } from "../../core/fault.ts";
import { Refusal } from "../../core/refusal.ts";
import type { ClaimKind, CompiledPolicy, Facts } from "../../policy/index.ts";
import type { Context } from "../context.ts";
import { checkDestination } from "../destinations/index.ts";
import { noteEvent, type Onlooker, permission, refuseIf, wrongState } from "../events/index.ts";
import {
  carrierRefusal,
  citing,
  evidenceForm,
  pastDayFaults,
  policyOf,
  readAnswers,
  ruling,
} from "../policies/index.ts";
import type { ClaimStatus } from "./lifecycle.ts";
import { claimForChange, lineOf } from "./load.ts";
import type { Address, ClaimRecord, LineRecord, PreferredRemedy } from "./record.ts";
import { unchanged } from "./version.ts";
import { setClaim } from "./write.ts";

export interface EditClaim {
  readonly kind?: ClaimKind | undefined;
  readonly summary?: string | undefined;
  readonly returnAddress?: Address | undefined;
  /** One of the carriers that the policy names; null leaves it to the seller. */
  readonly returnCarrier?: string | null | undefined;
  /** Evidence in words, by its name under `evidence.`; merged into what is known, null takes one back. */
  readonly evidence?: Readonly<Record<string, string | null>> | undefined;
}

export interface EditLine {
  readonly description?: string | undefined;
  readonly firstNoticedOn?: string | null | undefined;
  readonly keepOriginal?: boolean | undefined;
  readonly returnReplacedParts?: boolean | undefined;
  readonly preferredRemedy?: PreferredRemedy | null | undefined;
  /** Merged into what is known; null takes an answer back. */
  readonly answers?: Readonly<Record<string, unknown>> | undefined;
}

type Look = Onlooker & Pick<Context, "policies">;

/** Whether the actor may change what the draft says. */
export function draftGuard(onlooker: Onlooker, record: ClaimRecord): Refusal | null {
  return (
    permission(onlooker, "claim.edit") ?? (record.status === "draft" ? null : wrongState(onlooker, "claim", record))
  );
}

/** Where it comes back to may be changed until the claim is submitted; then the policy's clause locks it. */
export function changeAddressGuard(onlooker: Look, record: ClaimRecord): Refusal | null {
  const locked = () => new Refusal("address_locked", citing(policyOf(onlooker, record), "address_locked"));
  return permission(onlooker, "claim.changeAddress") ?? (record.status === "draft" ? null : locked());
}

/** The address is locked from submission on, by the policy's clause; a pick-up point is refused where the policy says so. */
export function editClaimGuard(onlooker: Look, record: ClaimRecord, input: EditClaim = {}): Refusal | null {
  const policy = policyOf(onlooker, record);
  const refused =
    permission(onlooker, "claim.edit") ?? (input.returnAddress ? changeAddressGuard(onlooker, record) : null);
  if (refused) return refused;
  if (input.returnAddress?.kind === "pickup_point" && ruling(policy, "no_pickup_point"))
    return new Refusal("no_pickup_point", citing(policy, "no_pickup_point"));
  const carrier = input.returnCarrier ? carrierRefusal(policy, input.returnCarrier, null) : null;
  if (carrier) return carrier;
  const { evidence, ...others } = input;
  return evidence && namesOf(others).length === 0 ? editLineGuard(onlooker, record) : draftGuard(onlooker, record);
}

/** Edits a draft from the version that the editor saw. Returns the claim's id. */
export async function editClaim(
  context: Context,
  claimId: string,
  ...[version, input]: [version: number, input: EditClaim]
): Promise<string> {
  const record = await claimForChange(context, claimId);
  refuseIf(editClaimGuard(context, record, input));
  refuseIf(unchanged(record, record.version, version));
  const { returnAddress, returnCarrier, kind, summary, evidence } = input;
  if (evidence) refuseUnknownEvidence(policyOf(context, record), evidence);
  if (returnAddress) await checkReturnAddress(context, record.customer.id, returnAddress);
  await setClaim(context, claimId, {
    ...(kind && { kind }),
    ...(summary !== undefined && { summary }),
    ...(evidence && { evidence: JSON.stringify(mergedEvidence(record.evidence, evidence)) }),
    ...(returnAddress && { returnAddress: JSON.stringify(returnAddress) }),
    ...(returnCarrier !== undefined && {
      returnCarrier: returnCarrier && JSON.stringify({ name: returnCarrier.trim(), arranged: null }),
    }),
  });
  await noteEvent(context, claimId, "claim.edited", { fields: namesOf(input) });
  return claimId;
}

/** Refuses an address that nothing is sent back to. */
export function checkReturnAddress(context: Context, customerId: string, address: Address): Promise<void> {
  return checkDestination(context, { address, customerId, pointer: "/returnAddress" });
}

function refuseUnknownEvidence(policy: CompiledPolicy, given: Readonly<Record<string, unknown>>): void {
  const fields = Object.keys(given).flatMap((name) =>
    policy.facts.has(`evidence.${name}`) && evidenceForm(name) !== "file"
      ? []
      : [fieldFault(`/evidence/${name}`, "unknown_fact", { nearest: "" })],
  );
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
}

function mergedEvidence(
  known: ClaimRecord["evidence"],
  given: Readonly<Record<string, string | null>>,
): Record<string, string> {
  const merged = Object.entries({ ...known, ...given }).flatMap(([name, words]) => (words ? [[name, words]] : []));
  return Object.fromEntries(merged) as Record<string, string>;
}

const customersTurn: readonly ClaimStatus[] = ["draft", "info_needed"];
const desksTurn: readonly ClaimStatus[] = ["draft", "submitted", "triage", "info_needed", "authorized", "in_progress"];

/** A customer edits a line while it is their turn; the desk may record what it learned until the claim has ended. */
export function editLineGuard(onlooker: Onlooker, record: ClaimRecord): Refusal | null {
  const turn = isStaff(onlooker.actor) ? desksTurn : customersTurn;
  return (
    permission(onlooker, "claim.edit") ?? (turn.includes(record.status) ? null : wrongState(onlooker, "claim", record))
  );
}

/** Edits a line: words, wishes, answers to the policy's questions. Returns the claim's id. */
export async function editLine(
  context: Context,
  at: { readonly claimId: string; readonly lineId: string; readonly version: number },
  input: EditLine,
): Promise<string> {
  const record = await claimForChange(context, at.claimId);
  const line = lineOf(record, at.lineId);
  refuseIf(editLineGuard(context, record));
  refuseIf(unchanged(record, line.version, at.version, line.id));
  await writeLines(context, record, { lines: [line], input });
  await noteEvent(context, { claimId: record.id, lineId: line.id }, "line.edited", { fields: namesOf(input) });
  return record.id;
}

/** Says the same of many lines at once: an answer or a wish that holds for all of them. Returns the claim's id. */
export async function editLines(
  context: Context,
  claimId: string,
  { lineIds, ...input }: EditLine & { readonly lineIds: readonly string[] },
): Promise<string> {
  const record = await claimForChange(context, claimId);
  refuseIf(editLineGuard(context, record));
  const lines = lineIds.map((lineId) => lineOf(record, lineId));
  await writeLines(context, record, { lines, input });
  await noteEvent(context, claimId, "line.edited", { fields: namesOf(input), lines: lines.length });
  return claimId;
}

/** Lines that then hold the same answers are written with one statement. */
async function writeLines(
  context: Context,
  record: ClaimRecord,
  { lines, input }: { readonly lines: readonly LineRecord[]; readonly input: EditLine },
): Promise<void> {
  const { tx, actor } = context;
  const { description, firstNoticedOn, keepOriginal, returnReplacedParts, preferredRemedy, answers } = input;
  const scope = isStaff(actor) ? "staff" : "customer";
  const policy = policyOf(context, record);
  const merged = (line: LineRecord) =>
    answers && readAnswers(policy, scope, answers, { known: line.answers, pointer: "/answers" });
  refuseFutureDay(context, "/firstNoticedOn", firstNoticedOn);
  const groups = Map.groupBy(lines, (line) => JSON.stringify(merged(line) ?? null));
  for (const [written, same] of groups) {
    const known = JSON.parse(written) as Facts | null;
    refuseFutureDay(context, "/answers/claim/firstNoticedOn", known?.claim?.firstNoticedOn);
    await tx
      .updateTable("claimLine")
      .set((eb) => ({
        version: eb("version", "+", 1),
        ...(description !== undefined && { description }),
        ...(firstNoticedOn !== undefined && { firstNoticedOn }),
        ...(keepOriginal !== undefined && { keepOriginal }),
        ...(returnReplacedParts !== undefined && { returnReplacedParts }),
        ...(preferredRemedy !== undefined && { preferredRemedy }),
        ...(known && { answers: written }),
      }))
      .where("sellerId", "=", actor.sellerId)
      .where(
        "id",
        "in",
        same.map(({ id }) => id),
      )
      .execute();
  }
}

function refuseFutureDay(context: Context, pointer: string, on: string | null | undefined): void {
  if (!on) return;
  const fields = pastDayFaults(context, pointer, on);
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
}

function namesOf(input: object): string[] {
  return Object.entries(input).flatMap(([name, value]) => (value === undefined ? [] : [name]));
}
