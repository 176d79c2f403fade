import { writeCursor } from "../core/cursor.ts";
import type { Locale } from "../core/locale.ts";
import { fill } from "../core/refusal.ts";
import { abilityOf } from "../domain/abilities/index.ts";
import type { Context } from "../domain/context.ts";
import { turnAwayWords } from "../domain/messages/index.ts";
import {
  forfeitParked,
  forfeitParkedGuard,
  listParked,
  matchParked,
  type ParkedParcel,
  parkedForfeiture,
  parkParcel,
  turnParkedAway,
} from "../domain/parcels/index.ts";
import { clauseCard } from "./clause-card.ts";
import type { Answer } from "./contract/index.ts";
import type { Handlers } from "./handler.ts";
import { parkedText } from "./texts/receiving.ts";

type Parked = "/v1/sellers/{seller}/parked-parcels";
type Item = Answer<`GET ${Parked}`>["items"][number];

/** Parcels at the dock that nobody announced: put aside, matched, turned away. */
export const parkedHandlers: Handlers<
  `${"GET" | "POST"} ${Parked}` | `POST ${Parked}/{parcel}/${"match" | "turning-away" | "forfeiture"}`
> = {
  "GET /v1/sellers/{seller}/parked-parcels": ({ run, query }) =>
    run(async (context) => {
      const { items, next } = await listParked(context, query);
      return { items: items.map((item) => itemView(context, item)), next: next && writeCursor(next) };
    }),
  "POST /v1/sellers/{seller}/parked-parcels": ({ run, body }) =>
    run(async (context) => ({ id: await parkParcel(context, body) })),
  "POST /v1/sellers/{seller}/parked-parcels/{parcel}/match": ({ run, params, body }) =>
    run(async (context) => {
      await matchParked(context, params.parcel, body);
      return { id: params.parcel };
    }),
  "POST /v1/sellers/{seller}/parked-parcels/{parcel}/turning-away": ({ run, params, body }) =>
    run(async (context) => {
      await turnParkedAway(context, params.parcel, body);
      return { id: params.parcel };
    }),
  "POST /v1/sellers/{seller}/parked-parcels/{parcel}/forfeiture": ({ run, params, body }) =>
    run(async (context) => {
      await forfeitParked(context, params.parcel, body);
      return { id: params.parcel };
    }),
};

function itemView(context: Context, parcel: ParkedParcel): Item {
  const { id, code, serials, carrier, sender, note, parkedBy, candidates } = parcel;
  const parkedAt = parcel.parkedAt.toISOString();
  return {
    id,
    code,
    serials: [...serials],
    carrier,
    sender,
    note,
    parkedBy,
    parkedAt,
    outcome: outcomeOf(parcel, context.actor.locale),
    forfeits: forfeitsOf(context, parcel),
    candidates: [...candidates],
  };
}

/** The last day of a parcel that still waits, with its clause. */
function forfeitsOf(context: Context, parcel: ParkedParcel): Item["forfeits"] {
  const due = parcel.matchedAt || parcel.turnedAwayAt ? null : parkedForfeiture(context, parcel.parkedAt);
  if (!due) return null;
  const ability = abilityOf(context.actor, forfeitParkedGuard(context, parcel));
  return { on: due.dueOn, clause: clauseCard(context.policies, due.clause, context.actor.locale), ability };
}

function outcomeOf(parcel: ParkedParcel, locale: Locale): Item["outcome"] {
  const { matchedAt, matchedBy, claimNumber, turnedAwayAt, turnedAwayBy, turnedAwayFor, clause } = parcel;
  if (matchedAt && claimNumber) {
    const text = fill(parkedText.matched[locale], { claim: claimNumber, who: matchedBy ?? "" });
    return { text, at: matchedAt.toISOString(), claimNumber, clause: null };
  }
  if (!(turnedAwayAt && turnedAwayFor)) return null;
  const values = { reason: parcel.forfeitReason ?? turnAwayWords[turnedAwayFor][locale], who: turnedAwayBy ?? "" };
  const over = turnedAwayFor === "forfeited" ? parkedText.forfeited : parkedText.turnedAway;
  return {
    text: fill(over[locale], values),
    at: turnedAwayAt.toISOString(),
    claimNumber: null,
    clause,
  };
}
