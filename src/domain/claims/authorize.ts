import { fieldFault } from "../../core/fault.ts";
import { type FieldFault, Refusal } from "../../core/refusal.ts";
import { type RankedCentre, routeClaim } from "../centres/index.ts";
import type { Context } from "../context.ts";
import { move, noteEvent, type Onlooker, permission, refuseIf, standing } from "../events/index.ts";
import { tellCustomer } from "../messages/index.ts";
import { nextNumber } from "../numbers/index.ts";
import { citing, decideLine, policyOf, processClause, storeDecisions, today } from "../policies/index.ts";
import { comesIn } from "./comes-in.ts";
import { claimLifecycle } from "./lifecycle.ts";
import { claimForChange, lineOf, loadClaim } from "./load.ts";
import type { ClaimRecord, LineRecord } from "./record.ts";
import { setClaim } from "./write.ts";

/** The rules that an authorisation rests on. */
const rules = ["confirmed", "nearest_centre"] as const;

export interface AuthorizeClaim {
  /** Where every unit goes that `centres` does not name; left out: to the centre that is proposed for it. */
  readonly centreId?: string | undefined;
  /** Units that go elsewhere than the others. */
  readonly centres?: readonly { readonly centreId: string; readonly lineIds: readonly string[] }[] | undefined;
  /** Why another centre than the proposed one; kept in the history. */
  readonly routingReason?: string | undefined;
  /** Words for the customer. */
  readonly note: string;
}

type Look = Onlooker & Pick<Context, "policies" | "now">;

/** Whether the return may be authorised: only after the remote diagnosis is recorded (AM-TICKET, WM-1.1, …), and of what comes in. */
export function authorizeClaimGuard(onlooker: Look, record: ClaimRecord): Refusal | null {
  const policy = policyOf(onlooker, record);
  const allowed = permission(onlooker, "claim.authorize");
  if (allowed) return allowed;
  // A submitted claim is told what comes first, not only that it is too early.
  if (
    !record.triage &&
    (record.status === "submitted" || record.status === "info_needed" || record.status === "triage")
  )
    return new Refusal("triage_first", citing(policy, "triage_first"));
  return standing(onlooker, claimLifecycle, "authorize", record) ?? nothingComesIn(onlooker, record);
}

/** Refuses a return where the terms end every line without its unit, unless a person decided otherwise. */
function nothingComesIn(look: Look, record: ClaimRecord): Refusal | null {
  const clauses = new Set<string>();
  for (const line of record.lines) {
    const decision = decideLine(look, record, line);
    if (line.override || comesIn(record, line, decision)) return null;
    for (const remedy of decision.remedies) for (const clause of remedy.clauses) clauses.add(clause);
  }
  return new Refusal("nothing_comes_in", { clauses: [...clauses] });
}

/**
 * Lets the customer send the units in: gives the RMA number, names the centre of each unit, starts the send-in clocks (SA-4.2a, SA-4.2b).
 * Returns the claim's id.
 */
export async function authorizeClaim(context: Context, claimId: string, input: AuthorizeClaim): Promise<string> {
  const record = await claimForChange(context, claimId);
  refuseIf(authorizeClaimGuard(context, record));
  const ways = await waysOf(context, record, input);
  const rmaNumber = await nextNumber(context, "RMA");
  await setClaim(context, claimId, { rmaNumber, authorizedOn: today(context) });
  const parted = [...Map.groupBy(ways, ({ chosen }) => chosen.id).values()];
  for (const group of parted) await setCentre(context, group);
  const policy = policyOf(context, record);
  await move(context, claimLifecycle, { claimId }, "authorize", {
    clauses: [...new Set(rules.flatMap((rule) => processClause(policy, rule) ?? []))],
    details: {
      rmaNumber,
      note: input.note,
      centre: parted.map(([way]) => way?.chosen.name).join(", "),
      ...(parted.length > 1 && {
        centres: parted.map((group) => ({
          centre: group[0]?.chosen.name,
          serials: group.map(({ line }) => line.serial),
        })),
      }),
    },
  });
  await noteOthers(context, record, { ways, reason: input.routingReason ?? "" });
  const authorized = await loadClaim(context, claimId);
  await storeDecisions(context, authorized, authorized.lines, "authorized");
  await tellCustomer(context, claimId, "claim_authorized", input.note ? { note: input.note } : {});
  return claimId;
}

/** Where one unit goes, and where it should. */
interface Way {
  readonly line: LineRecord;
  readonly chosen: RankedCentre;
  readonly proposed: RankedCentre | null;
}

/** For each unit the centre that was named, or the proposed one. Another than the nearest that can do it (ZM-MACHINE) needs a reason. */
async function waysOf(context: Context, record: ClaimRecord, input: AuthorizeClaim): Promise<Way[]> {
  const { groups } = await routeClaim(context, record);
  const named = namedFor(record, input);
  const ways = groups.flatMap(({ lineIds, centres, proposed }) =>
    lineIds.map((lineId): Way => {
      const { centreId, pointer } = named.get(lineId) ?? { centreId: input.centreId, pointer: "/centreId" };
      const chosen = centreId === undefined ? proposed : centres.find(({ id }) => id === centreId);
      if (!chosen)
        throw new Refusal("invalid_input", {
          fields: [
            fieldFault(pointer, centreId === undefined ? "no_suitable_centre" : "unknown_choice", { thing: "centre" }),
          ],
        });
      return { line: lineOf(record, lineId), chosen, proposed };
    }),
  );
  const unexplained = ways.find(isWorse);
  if (unexplained && !input.routingReason)
    throw new Refusal("invalid_input", {
      fields: [fieldFault("/routingReason", "other_centre", { proposed: unexplained.proposed?.name ?? "" })],
      ...citing(policyOf(context, record), "nearest_centre"),
    });
  return ways;
}

function isWorse({ chosen, proposed }: Way): boolean {
  return proposed !== null && chosen.score < proposed.score;
}

/** The centres that are named for single units, each with its place in the input. */
function namedFor(record: ClaimRecord, { centres = [] }: AuthorizeClaim) {
  const named = new Map<string, { readonly centreId: string; readonly pointer: string }>();
  const faults: FieldFault[] = [];
  for (const [at, { centreId, lineIds }] of centres.entries())
    for (const [index, lineId] of lineIds.entries()) {
      const pointer = `/centres/${at}/lineIds/${index}`;
      const line = record.lines.find(({ id }) => id === lineId);
      if (!line) faults.push(fieldFault(pointer, "not_in_this_claim"));
      else if (named.has(lineId)) faults.push(fieldFault(pointer, "twice", { value: line.serial }));
      else named.set(lineId, { centreId, pointer: `/centres/${at}/centreId` });
    }
  if (faults.length > 0) throw new Refusal("invalid_input", { fields: faults });
  return named;
}

async function setCentre({ tx, actor }: Context, ways: readonly Way[]): Promise<void> {
  await tx
    .updateTable("claimLine")
    .set({ centreId: ways[0]?.chosen.id ?? null })
    .where("sellerId", "=", actor.sellerId)
    .where(
      "id",
      "in",
      ways.map(({ line }) => line.id),
    )
    .execute();
}

/** What goes elsewhere than proposed stands in the history: once where all units do so alike, else with each. */
async function noteOthers(
  context: Context,
  { id: claimId, lines }: ClaimRecord,
  { ways, reason }: { readonly ways: readonly Way[]; readonly reason: string },
): Promise<void> {
  const worse = ways.filter(isWorse);
  const told = ({ chosen, proposed }: Way) => ({ centre: chosen.name, proposed: proposed?.name, reason });
  const alike = new Set(worse.map((way) => JSON.stringify(told(way)))).size === 1;
  if (alike && worse[0] && worse.length === lines.length)
    await noteEvent(context, claimId, "claim.rerouted", told(worse[0]));
  else for (const way of worse) await noteEvent(context, { claimId, lineId: way.line.id }, "claim.rerouted", told(way));
}
