import { describe, expect, test } from "vitest";
import { policyOf } from "../../test/policies.ts";
import type { Day } from "../core/day.ts";
import { locales } from "../core/locale.ts";
import { decide } from "./decide.ts";
import type { Facts } from "./facts.ts";

const policy = policyOf(`warranty: { clause: P-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }
refusals:
  - { clause: P-BOX, when: claim.authorized = false }
  - { clause: P-BOX, when: parcel.addressedTo = "other" }
  - { clause: P-BOX, when: 'parcel.contents in ("empty", "wrong_item")' }
  - { clause: P-WET, when: parcel.damaged or parcel.soaked }`);

const arrived = (facts: Facts, locale: (typeof locales)[number] = "en") =>
  decide(policy, facts, "2026-01-10" as Day, { locale }).parcel;

describe("a parcel that is turned away is told why", () => {
  test("what was met of a clause with several ways, and nothing else", () => {
    expect(arrived({ claim: { authorized: true }, parcel: { addressedTo: "other", contents: "empty" } })).toEqual({
      accept: false,
      reasons: [{ clause: "P-BOX", text: "text of P-BOX Found: Addressed to (Another address), Contents (Empty)." }],
      unchecked: ["parcel.damaged", "parcel.soaked"],
    });
  });

  test("of several conditions in one, those that hold", () => {
    expect(arrived({ claim: { authorized: false }, parcel: { damaged: false, soaked: true } })?.reasons).toEqual([
      { clause: "P-BOX", text: "text of P-BOX Found: Return authorised (no)." },
      { clause: "P-WET", text: "text of P-WET Found: Parcel soaked (yes)." },
    ]);
  });

  test("in each language", () => {
    const parcel = { contents: "empty", soaked: true } as const;
    expect(locales.map((locale) => arrived({ parcel }, locale)!.reasons.map(({ text }) => text))).toEqual([
      ["text of P-BOX Found: Contents (Empty).", "text of P-WET Found: Parcel soaked (yes)."],
      ["texto de P-BOX Constatado: Contenido (Vacío).", "texto de P-WET Constatado: Paquete mojado (sí)."],
      ["条款 P-BOX 查明：包裹内容 (空包裹)。", "条款 P-WET 查明：包裹浸湿 (是)。"],
    ]);
  });

  test("two found are joined as the language joins them", () => {
    const parcel = { addressedTo: "other", contents: "wrong_item" } as const;
    expect(arrived({ parcel }, "zh")!.reasons).toEqual([
      { clause: "P-BOX", text: "条款 P-BOX 查明：收件地址 (其他地址)、包裹内容 (错误物品)。" },
    ]);
  });

  test("where nothing was found that has a word, the clause's own text says it", () => {
    const strict = policyOf(`warranty: { clause: P-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }
refusals:
  - { clause: P-NEVER }
  - { clause: P-LATE, when: verdict = "not_covered" }
  - { clause: P-OLD, when: parcel.arrivedOn > delivery.shippedOn }`);
    const facts: Facts = {
      claim: { kind: "fault", reportedOn: "2026-01-02" },
      delivery: { shippedOn: "2020-01-01" },
      parcel: { arrivedOn: "2026-01-05" },
    };
    expect(decide(strict, facts, "2026-01-10" as Day).parcel).toEqual({
      accept: false,
      reasons: ["P-LATE", "P-NEVER", "P-OLD"].map((clause) => ({ clause, text: `text of ${clause}` })),
      unchecked: [],
    });
    const unsent = decide(strict, { claim: { kind: "fault" }, parcel: { damaged: false } }, "2026-01-10" as Day);
    expect(unsent.parcel).toMatchObject({ reasons: [{ clause: "P-NEVER" }] });
    expect(unsent.parcel!.unchecked).toEqual(["delivery.shippedOn", "parcel.arrivedOn"]);
  });

  test("a policy that turns nothing away takes every parcel in", () => {
    const open = policyOf('warranty: { clause: P-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }');
    const parcel = { contents: "empty" } as const;
    expect(decide(open, { parcel }, "2026-01-10" as Day).parcel).toEqual({ accept: true, reasons: [], unchecked: [] });
  });

  test("what is in order is taken in, and what nobody looked at is listed", () => {
    const parcel = { contents: "match", damaged: false, soaked: false, addressedTo: "named_centre" } as const;
    expect(arrived({ claim: { authorized: true }, parcel })).toEqual({ accept: true, reasons: [], unchecked: [] });
    expect(arrived({ parcel: { contents: "match" } })).toEqual({
      accept: true,
      reasons: [],
      unchecked: ["claim.authorized", "parcel.addressedTo", "parcel.damaged", "parcel.soaked"],
    });
  });

  test("of a parcel nobody has seen, nothing is said", () => {
    expect(arrived({ claim: { authorized: false } })).toBeNull();
  });
});
