import { sql } from "kysely";
import { type Position, readCursor } from "../../core/cursor.ts";
import { fieldFault } from "../../core/fault.ts";
import { isId, newId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import { serialKey } from "../../core/serial.ts";
import { type Part, partKeyOfLine, reachOf } from "../claims/index.ts";
import type { Context } from "../context.ts";
import { lockClaim, noteEvent, reachOfLine, scopeOf } from "../events/index.ts";
import { type TurnAwayReason, tellCustomer } from "../messages/index.ts";
import { processClause } from "../policies/index.ts";
import { lockParked } from "./lock-parked.ts";

/** Those that a clerk gives; a forfeiture is confirmed by itself (forfeit-parked.ts). */
export type DockReason = Exclude<TurnAwayReason, "forfeited">;

/** What can be read on a parcel that nobody announced. */
export interface ParkParcel {
  readonly code: string;
  readonly serials: readonly string[];
  readonly carrier: string;
  readonly sender: string;
  readonly note: string;
}

/** A parcel put aside, and what became of it. */
export interface ParkedParcel extends ParkParcel {
  readonly id: string;
  readonly parkedBy: string;
  readonly parkedAt: Date;
  readonly claimNumber: string | null;
  readonly matchedBy: string | null;
  readonly matchedAt: Date | null;
  readonly turnedAwayFor: TurnAwayReason | null;
  readonly clause: string | null;
  readonly turnedAwayBy: string | null;
  readonly turnedAwayAt: Date | null;
  readonly forfeitReason: string | null;
  /** Claims, ended ones aside, with a unit whose serial stands on the parcel; empty once it is settled. */
  readonly candidates: readonly Candidate[];
}

/** A claim that a parked parcel may belong to; a centre is told of units for another one only where that is. */
export interface Candidate {
  readonly claimId: string;
  readonly claimNumber: string;
  readonly serial: string;
  readonly customer: string;
  /** Where it is expected, where that is another centre than the one whose dock it lies at. */
  readonly expectedAt: string | null;
}

/** Puts a parcel aside that belongs to no claim yet. The same code again gives the parcel that is aside already. Returns its id. */
export async function parkParcel({ tx, actor, now }: Context, input: ParkParcel): Promise<string> {
  const serials = [...new Set([input.code, ...input.serials].map((serial) => serial.trim()).filter(Boolean))];
  await tx
    .insertInto("parkedParcel")
    .values({
      sellerId: actor.sellerId,
      id: newId<"parkedParcel">(now),
      code: input.code.trim(),
      codeKey: serialKey(input.code),
      serials,
      serialKeys: serials.map(serialKey),
      carrier: input.carrier.trim(),
      sender: input.sender.trim(),
      note: input.note.trim(),
      centreId: actor.centreId ?? null,
      parkedBy: actor.name,
      parkedAt: new Date(now),
    })
    .onConflict((conflict) =>
      conflict
        .columns(["sellerId", "codeKey"])
        .where("matchedAt", "is", null)
        .where("turnedAwayAt", "is", null)
        .doNothing(),
    )
    .execute();
  const { id } = await tx
    .selectFrom("parkedParcel")
    .select("id")
    .where("sellerId", "=", actor.sellerId)
    .where("codeKey", "=", serialKey(input.code))
    .where("matchedAt", "is", null)
    .where("turnedAwayAt", "is", null)
    .executeTakeFirstOrThrow();
  return id;
}

/** Gives a parked parcel to a claim, whose history then says that it lies here; taking its units in is the next step. */
export async function matchParked(
  context: Context,
  parcelId: string,
  input: { readonly claim: string },
): Promise<void> {
  const { tx, actor, now } = context;
  // The claim first: every verb locks it before anything else.
  const claim = await lockClaim(context, await claimIdOf(context, input.claim));
  const parcel = await lockParked(context, parcelId);
  await tx
    .updateTable("parkedParcel")
    .set({ claimId: claim.id, matchedBy: actor.name, matchedAt: new Date(now) })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", parcelId)
    .execute();
  await noteEvent(context, claim.id, "parcel.matched", {
    code: parcel.code,
    carrier: parcel.carrier,
    note: parcel.note,
  });
}

/**
 * Sends a parked parcel back to where it came from, for a reason that is kept with its clause; whoever claims for a unit that stands on it is
 * told why, and so is the history of that claim.
 */
export async function turnParkedAway(
  context: Context,
  parcelId: string,
  input: { readonly reason: DockReason },
): Promise<void> {
  const { tx, actor, now } = context;
  const { reason } = input;
  const clause = clauseOf(context, reason);
  // The claims first: every verb locks them before anything else.
  const claims = await claimsOf(context, parcelId);
  for (const claimId of claims) await lockClaim(context, claimId);
  const { code } = await lockParked(context, parcelId);
  await tx
    .updateTable("parkedParcel")
    .set({
      turnedAwayFor: reason,
      clause,
      turnedAwayBy: actor.name,
      turnedAwayAt: new Date(now),
    })
    .where("sellerId", "=", actor.sellerId)
    .where("id", "=", parcelId)
    .execute();
  for (const claimId of claims) {
    await noteEvent(context, { claimId, clauses: clause ? [clause] : [] }, "parcel.turnedAway", { code, reason });
    await tellCustomer(context, claimId, "parcel_turned_away", { code, reason, clauses: clause ? [clause] : [] });
  }
}

/** The claims whose units may be in a parcel that waits, in the order of their ids, so that two clerks never wait for each other. */
async function claimsOf(context: Context, parcelId: string): Promise<string[]> {
  const { tx, actor } = context;
  const row = isId(parcelId)
    ? await tx
        .selectFrom("parkedParcel")
        .select(["serialKeys", "centreId"])
        .where("sellerId", "=", actor.sellerId)
        .where("id", "=", parcelId)
        .executeTakeFirst()
    : undefined;
  if (!row) return [];
  const found = (await candidatesOf(context, row.serialKeys)).flatMap((each) => candidateFor(row, each));
  return [...new Set(found.filter(({ expectedAt }) => expectedAt === null).map(({ claimId }) => claimId))].sort();
}

export interface ParkedQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
  /** Only what still waits, or only what is settled. */
  readonly state: "waiting" | "settled";
}

/** A page of the parcels put aside, the latest first, each with the claims it may belong to. */
export async function listParked(context: Context, query: ParkedQuery) {
  const after = readCursor(query.cursor);
  const { tx, actor } = context;
  let rows = tx
    .selectFrom("parkedParcel as p")
    .leftJoin("claim", (join) => join.onRef("claim.sellerId", "=", "p.sellerId").onRef("claim.id", "=", "p.claimId"))
    .selectAll("p")
    .select("claim.number as claimNumber")
    .where("p.sellerId", "=", actor.sellerId)
    .where(sql<boolean>`(p.matched_at is null and p.turned_away_at is null) = ${query.state === "waiting"}`)
    .orderBy("p.parkedAt", "desc")
    .orderBy("p.id", "desc")
    .limit(query.limit + 1);
  if (actor.centreId) rows = rows.where("p.centreId", "=", actor.centreId);
  if (after) rows = rows.where(sql<boolean>`(p.parked_at, p.id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  const found = await rows.execute();
  const page = found.slice(0, query.limit);
  const last = found.length > query.limit ? page.at(-1) : undefined;
  const candidates =
    query.state === "waiting"
      ? await candidatesOf(
          context,
          page.flatMap((row) => row.serialKeys),
        )
      : [];
  const items: ParkedParcel[] = page.map((row) => ({
    ...row,
    turnedAwayFor: row.turnedAwayFor as TurnAwayReason | null,
    candidates: candidates.flatMap((found) => candidateFor(row, found)),
  }));
  return { items, next: last ? ({ at: last.parkedAt, id: last.id } satisfies Position) : null };
}

function candidateFor(
  { serialKeys, centreId }: { readonly serialKeys: readonly string[]; readonly centreId: string | null },
  { own: theirs, centre, part, ...found }: Awaited<ReturnType<typeof candidatesOf>>[number],
): Candidate[] {
  const own = [found.serial, part?.serial ?? ""].map(serialKey).filter((key) => key !== "");
  if (!own.some((key) => serialKeys.includes(key))) return [];
  const expectedAt = centreId && found.centreId !== centreId ? centre : null;
  if (!theirs && !expectedAt) return [];
  const { claimId, claimNumber, serial, customer } = found;
  return [{ claimId, claimNumber, serial, customer: theirs ? customer : "", expectedAt }];
}

async function claimIdOf({ tx, actor }: Context, idOrNumber: string): Promise<string> {
  const found = await tx
    .selectFrom("claim")
    .select("id")
    .where(scopeOf(actor))
    .where(isId(idOrNumber) ? "id" : "number", "=", isId(idOrNumber) ? idOrNumber : idOrNumber.trim().toUpperCase())
    .executeTakeFirst();
  if (found) return found.id;
  throw new Refusal("invalid_input", { fields: [fieldFault("/claim", "unknown_choice", { thing: "claim" })] });
}

async function candidatesOf({ tx, actor }: Context, keys: readonly string[]) {
  const among = [...new Set(keys)].filter((key) => key !== "");
  if (among.length === 0) return [];
  return tx
    .selectFrom("claimLine as l")
    .innerJoin("claim", (join) => join.onRef("claim.sellerId", "=", "l.sellerId").onRef("claim.id", "=", "l.claimId"))
    .innerJoin("customer", (join) =>
      join.onRef("customer.sellerId", "=", "claim.sellerId").onRef("customer.id", "=", "claim.customerId"),
    )
    .leftJoin("serviceCentre as c", (join) =>
      join.onRef("c.sellerId", "=", "l.sellerId").onRef("c.id", "=", "l.centreId"),
    )
    .select(["claim.id as claimId", "claim.number as claimNumber", "l.serial", "customer.name as customer"])
    .select(sql<Part | null>`l.part`.as("part"))
    .select(["l.centreId", "c.name as centre"])
    .select(sql<boolean>`${reachOf(actor)} and ${reachOfLine(actor)}`.as("own"))
    .where("l.sellerId", "=", actor.sellerId)
    .where((eb) =>
      eb.or([eb("l.serialKey", "in", among), eb.and([eb("l.part", "is not", null), eb(partKeyOfLine, "in", among)])]),
    )
    .where("claim.status", "in", ["submitted", "triage", "info_needed", "authorized", "in_progress"])
    .where("l.custody", "in", ["with_customer", "in_transit_in", "refused"])
    .orderBy("claim.number")
    .execute();
}

/** The clause that lets a parcel without an application be sent back, of the seller's first policy that has one. */
function clauseOf({ policies, seller }: Context, reason: DockReason): string | null {
  if (reason !== "no_order") return null;
  const policy = seller.policies.map((id) => policies.find(id)).find((one) => one !== undefined);
  return policy ? (processClause(policy, "authorization_first") ?? null) : null;
}
