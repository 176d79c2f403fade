import { writeCursor } from "../core/cursor.ts";
import type { Locale } from "../core/locale.ts";
import { fill } from "../core/refusal.ts";
import { listParked, matchParked, type ParkedParcel, parkParcel, turnParkedAway } from "../domain/parcels/index.ts";
import type { Answer } from "./contract/index.ts";
import type { Handlers } from "./handler.ts";
import { parkedText, turnAwayText } from "./texts/receiving.ts";

type Parked = "/v1/sellers/{seller}/parked-parcels";
type Item = Answer<`GET ${Parked}`>["items"][number];

/** Parcels at the dock that nobody announced: put aside, matched, turned away. */
export const parkedHandlers: Handlers<
  `${"GET" | "POST"} ${Parked}` | `POST ${Parked}/{parcel}/${"match" | "turning-away"}`
> = {
  "GET /v1/sellers/{seller}/parked-parcels": ({ run, query, locale }) =>
    run(async (context) => {
      const { items, next } = await listParked(context, query);
      return { items: items.map((item) => itemView(item, locale)), next: next && writeCursor(next) };
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
};

function itemView(parcel: ParkedParcel, locale: Locale): Item {
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
    outcome: outcomeOf(parcel, locale),
    candidates: [...candidates],
  };
}

function outcomeOf(parcel: ParkedParcel, locale: Locale): Item["outcome"] {
  const { matchedAt, matchedBy, claimNumber, turnedAwayAt, turnedAwayBy, turnedAwayFor, clause } = parcel;
  if (matchedAt && claimNumber) {
    const text = fill(parkedText.matched[locale], { claim: claimNumber, who: matchedBy ?? "" });
    return { text, at: matchedAt.toISOString(), claimNumber, clause: null };
  }
  if (!(turnedAwayAt && turnedAwayFor)) return null;
  const values = { reason: turnAwayText[turnedAwayFor][locale], who: turnedAwayBy ?? "" };
  return {
    text: fill(parkedText.turnedAway[locale], values),
    at: turnedAwayAt.toISOString(),
    claimNumber: null,
    clause,
  };
}
