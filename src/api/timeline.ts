import type { StoredEvent } from "../domain/events/index.ts";
import type { Reader } from "./reader.ts";
import { eventText, isInternal } from "./texts/timeline.ts";

/** The history as the reader may see it, oldest first; customers and guests get no note among staff and no inside of an event. */
export function timelineView({ locale, inside }: Reader, events: readonly StoredEvent[]) {
  return events
    .filter((event) => inside || !isInternal(event))
    .map((event) => ({
      sequence: event.sequence,
      at: event.at.toISOString(),
      verb: event.verb,
      actor: event.actorName,
      actorKind: event.actorKind,
      lineId: event.lineId,
      text: eventText(event, locale),
      from: event.fromStatus,
      to: event.toStatus,
      clauses: [...event.clauses],
      details: inside ? (event.details as Record<string, unknown> | null) : null,
    }));
}
