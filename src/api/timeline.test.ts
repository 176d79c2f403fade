import { expect, test } from "vitest";
import { locales } from "../core/locale.ts";
import { claimLifecycle, custodyLifecycle, workLifecycle } from "../domain/claims/lifecycle.ts";
import { notedVerbs, type StoredEvent } from "../domain/events/index.ts";
import { paymentLifecycle } from "../domain/payments/lifecycle.ts";
import { quoteLifecycle } from "../domain/quotes/lifecycle.ts";
import type { Reader } from "./reader.ts";
import { eventText } from "./texts/timeline.ts";
import { timelineView } from "./timeline.ts";

const lifecycles = [claimLifecycle, custodyLifecycle, workLifecycle, quoteLifecycle, paymentLifecycle];
const verbs = [
  ...notedVerbs,
  ...lifecycles.flatMap(({ name, transitions }) => Object.keys(transitions).map((verb) => `${name}.${verb}`)),
];
const told = (verb: string, details: Record<string, unknown> | null = null) => ({ verb, fromStatus: null, details });

test("every event has a sentence in each language, never a place left open", () => {
  for (const verb of verbs)
    for (const locale of locales) {
      const text = eventText(told(verb, { reason: "", rmaNumber: null, carrier: { name: "DHL" } }), locale);
      expect(text, verb).toMatch(locale === "zh" ? /\p{Script=Han}/u : /^\p{Lu}.* .*\.$/u);
      expect(text).not.toMatch(/[{}]/);
    }
});

test("a sentence quotes what belongs to it", () => {
  expect(eventText(told("claim.reject", { reason: "Serial of another maker" }), "en")).toBe(
    "The claim was rejected. “Serial of another maker”",
  );
  expect(eventText(told("custody.sendIn", { carrier: "DHL", tracking: "JD01" }), "es")).toBe(
    "El equipo se envió al centro de servicio. DHL, JD01.",
  );
  expect(eventText(told("custody.sendIn", { carrier: "DHL" }), "zh")).toBe("设备已寄往维修中心。");
});

test("what leaves a centre in place of a unit is not told as the unit going back", () => {
  const parcel = { carrier: "DHL", tracking: "JD02" };
  expect(eventText(told("custody.sendBack", parcel), "en")).toBe("The unit was sent back. DHL, JD02.");
  expect(eventText(told("custody.sendBack", { ...parcel, instead: "UM790P900001" }), "en")).toBe(
    "The replacement was sent. DHL, JD02.",
  );
});

test("words of a detail are shown as they are, even where they look like a place", () => {
  expect(eventText(told("claim.cancel", { reason: "{reason} {text}" }), "en")).toContain("“{reason} {text}”");
});

const event = (verb: string, more: Partial<StoredEvent> = {}) =>
  ({
    verb,
    sequence: 1,
    at: new Date(0),
    actorName: "Ana",
    actorKind: "person",
    clauses: [],
    details: { a: 1 },
    ...more,
  }) as StoredEvent;
const history = [
  event("claim.submit"),
  event("note.written"),
  event("quote.drafted"),
  event("quote.supersede", { fromStatus: "draft" }),
  event("quote.supersede", { fromStatus: "sent" }),
  event("inspection.saved"),
  event("repair.recorded"),
  event("work.receive"),
];

test("customers are told neither notes among staff nor the inside of an event", () => {
  const outside = timelineView({ locale: "en", inside: false } as Reader, history);
  expect(outside.map(({ verb, from }) => [verb, from ?? null])).toEqual([
    ["claim.submit", null],
    ["quote.supersede", "sent"],
  ]);
  expect(outside.map(({ details }) => details)).toEqual([null, null]);
  expect(timelineView({ locale: "en", inside: true } as Reader, history)).toHaveLength(history.length);
});
