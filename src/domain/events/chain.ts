import { createHash } from "node:crypto";
import { subjectOf } from "../subject.ts";

/** One link of a history, as it is stored; it is about a claim, an order or an application. */
export interface StoredEvent {
  readonly sellerId: string;
  readonly claimId: string | null;
  readonly orderId: string | null;
  readonly applicationId: string | null;
  /** 1, 2, 3 … within its subject. */
  readonly sequence: number;
  readonly lineId: string | null;
  readonly at: Date;
  readonly actorKind: "person" | "key" | "guest" | "system";
  readonly actorId: string | null;
  readonly actorName: string;
  /** `claim.authorize` for a move of a status, any other `noun.verb` for what was noted. */
  readonly verb: string;
  readonly fromStatus: string | null;
  readonly toStatus: string | null;
  readonly clauses: readonly string[];
  readonly details: Readonly<Record<string, unknown>> | null;
  readonly salt: string;
  readonly detailsHash: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** What a check of a history found: `brokenAt` is the first sequence that does not fit, `erased` those whose personal part is gone. */
export interface Chain {
  readonly intact: boolean;
  readonly length: number;
  readonly brokenAt: number | null;
  readonly erased: readonly number[];
}

/**
 * Whether the history is the one that was written. `events` in order; `end` is what the subject itself remembers of it
 * (number of links, hash of the last), without which a cut tail would not show.
 */
export function verifyChain(
  events: readonly StoredEvent[],
  end?: { readonly eventCount: number; readonly eventHead: string },
): Chain {
  const erased: number[] = [];
  let previous = "";
  for (const [index, event] of events.entries()) {
    const sound =
      event.sequence === index + 1 && event.previousHash === previous && event.hash === hashOf(event, previous);
    const personal = sound && event.detailsHash === hashDetails(event);
    // Erasing takes the details away and leaves their hash; details that are there must be the ones that were hashed.
    if (sound && !personal && event.details === null) erased.push(event.sequence);
    else if (!personal) return { intact: false, length: events.length, brokenAt: index + 1, erased };
    previous = event.hash;
  }
  const whole = !end || (end.eventCount === events.length && end.eventHead === previous);
  return { intact: whole, length: events.length, brokenAt: whole ? null : events.length + 1, erased };
}

/** SHA-256 over everything that is no personal data, bound to the link before it. */
export function hashOf(event: Omit<StoredEvent, "hash">, previous: string): string {
  const { sellerId, sequence, lineId, actorKind, actorId, verb, fromStatus, toStatus, clauses } = event;
  // Only the one subject is named, so that histories of claims hash as they did before there were others.
  const chained = {
    sellerId,
    ...subjectOf(event),
    sequence,
    lineId,
    actorKind,
    actorId,
    verb,
    fromStatus,
    toStatus,
    clauses,
  };
  const link = { ...chained, at: event.at.toISOString(), detailsHash: event.detailsHash, previous };
  return sha256(canonical(link));
}

/** SHA-256 over the salted personal part: who, by name, and what changed. */
export function hashDetails(event: Pick<StoredEvent, "salt" | "actorName" | "details">): string {
  return sha256(event.salt + canonical({ actorName: event.actorName, details: event.details }));
}

/** JSON with its keys in order, so that the same data has the same bytes. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
