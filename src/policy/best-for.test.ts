import { describe, expect, test } from "vitest";
import { bestFor } from "./best-for.ts";
import type { Decision, StatutoryResult } from "./decision.ts";

type Deep<T> = { readonly [K in keyof T]?: T[K] extends object | null ? Deep<NonNullable<T[K]>> | null : T[K] };

function commercial(change: Deep<Decision> = {}): Decision {
  const base = {
    verdict: "covered",
    route: { handledBy: "seller", clauses: [] },
    warranty: { startsOn: "2026-01-01", endsOn: "2027-01-01", testedOn: "2026-06-01", clauses: [] },
    reasons: [],
    remedies: [],
    freight: { inbound: "customer", outbound: "seller", clauses: [] },
  };
  return { ...base, ...change, warranty: { ...base.warranty, ...change.warranty } } as unknown as Decision;
}

function law(change: Deep<StatutoryResult> = {}): StatutoryResult {
  const base = {
    verdict: "covered",
    startsOn: "2026-01-10",
    endsOn: "2028-01-10",
    rights: [],
    remedies: [],
    freight: { inbound: null, outbound: null, clauses: [] },
  };
  return { ...base, ...change } as unknown as StatutoryResult;
}

const right = (kind: string, holds: boolean | null = true) => ({ kind, holds }) as never;
const refund = (amount: number | null, more: object = {}) =>
  ({ kind: "refund", amount: amount === null ? null : { amount, currency: "EUR" }, ...more }) as never;
const point = (
  name: keyof ReturnType<typeof bestFor>,
  own: Decision,
  legal: StatutoryResult,
  kind: string | null = "fault",
) => bestFor(own, [legal], kind)[name];

describe("cover", () => {
  const order = ["not_covered", "undetermined", "provisional", "covered"] as const;
  test.each(order.flatMap((own, at) => order.map((legal, to) => [own, legal, to > at] as const)))(
    "%s beside %s",
    (own, legal, better) => {
      expect(point("coverage", commercial({ verdict: own }), law({ verdict: legal }))).toBe(
        better ? "statute" : "commercial",
      );
    },
  );
});

describe("the last and the first day", () => {
  test("a later last day is better, the same is not", () => {
    expect(point("until", commercial(), law())).toBe("statute");
    expect(point("until", commercial({ warranty: { endsOn: "2028-01-10" as never } }), law())).toBe("commercial");
    expect(point("until", commercial({ warranty: { endsOn: "2029-01-10" as never } }), law())).toBe("commercial");
  });

  test("where the last day is not settled the latest it can be counts; none at all is best while it covers", () => {
    const between = { endsOn: null, endsBetween: ["2026-07-01", "2029-01-01"] } as never;
    expect(point("until", commercial({ warranty: between }), law())).toBe("commercial");
    expect(point("until", commercial({ warranty: { endsOn: null } }), law())).toBe("commercial");
    expect(point("until", commercial({ verdict: "not_covered", warranty: { endsOn: null } }), law())).toBe("statute");
  });

  test("a law that gives nothing, or has no last day, is not compared", () => {
    expect(point("until", commercial(), law({ verdict: "not_covered" }))).toBeUndefined();
    expect(point("until", commercial(), law({ endsOn: null }))).toBeUndefined();
    expect(point("start", commercial(), law({ verdict: "not_covered" }))).toBeUndefined();
    expect(point("start", commercial(), law({ startsOn: null }))).toBeUndefined();
    expect(point("start", commercial({ warranty: { startsOn: null } }), law())).toBeUndefined();
  });

  test("a later first day is better", () => {
    expect(point("start", commercial(), law())).toBe("statute");
    expect(point("start", commercial(), law({ startsOn: "2026-01-01" as never }))).toBe("commercial");
  });

  test.each(["change_of_mind", "undelivered"])("for %s it is the time to give it back", (kind) => {
    expect(point("returnWindow", commercial(), law(), kind)).toBe("statute");
    expect(point("until", commercial(), law(), kind)).toBeUndefined();
    expect(point("start", commercial(), law(), kind)).toBeUndefined();
    expect(point("returnWindow", commercial(), law(), "fault")).toBeUndefined();
  });
});

describe("freight", () => {
  const paid = (inbound: string | null, outbound: string | null) => ({ inbound, outbound, clauses: [] }) as never;
  test.each([
    [paid("customer", "customer"), paid("seller", "seller"), "statute"],
    [paid("customer", "seller"), paid("seller", "seller"), "statute"],
    [paid("seller", "customer"), paid("seller", "seller"), "statute"],
    [paid(null, "seller"), paid("seller", null), "statute"],
    [paid("seller", "seller"), paid("seller", "seller"), "commercial"],
    [paid("seller", "seller"), paid("customer", "customer"), "commercial"],
    [paid("customer", "customer"), paid("customer", null), "commercial"],
    [paid("customer", "customer"), paid(null, null), undefined],
    [paid("customer", "seller"), paid(null, "seller"), "commercial"],
  ])("%j beside %j", (own, legal, better) => {
    expect(point("freight", commercial({ freight: own }), law({ freight: legal }))).toBe(better);
  });
});

describe("money back", () => {
  const gives = (...remedies: never[]) => law({ rights: [right("refund")], remedies } as never);
  test.each([
    [[], gives(refund(100)), "statute"],
    [[refund(null)], gives(refund(100)), "commercial"],
    [[refund(80)], gives(refund(100)), "statute"],
    [[refund(100)], gives(refund(100)), "commercial"],
    [[refund(100)], gives(refund(80)), "commercial"],
    [[refund(100)], gives(refund(null)), "commercial"],
    [[refund(100)], gives(), "commercial"],
    [[refund(80), refund(100)], gives(refund(90)), "commercial"],
    [[refund(100, { mayDeduct: [{ kind: "shipping", clauses: ["A"] }] })], gives(refund(100)), "statute"],
    [[refund(100, { deductions: [{ kind: "use" }] })], gives(refund(100)), "statute"],
    [[refund(100, { deductions: [] })], gives(refund(100)), "commercial"],
    [[{ kind: "repair", amount: { amount: 1, currency: "EUR" } } as never], gives(refund(100)), "statute"],
  ])("%j beside the law's", (remedies, legal, better) => {
    expect(point("refund", commercial({ remedies: remedies as never }), legal)).toBe(better);
  });

  test("a law without a refund, or whose time for it is over, is not compared; one that may still give it is", () => {
    expect(point("refund", commercial(), law())).toBeUndefined();
    expect(point("refund", commercial(), law({ rights: [right("refund", false)] as never }))).toBeUndefined();
    expect(point("refund", commercial(), law({ rights: [right("refund", null)] as never }))).toBe("statute");
  });

  test("what is taken off is compared where the law takes nothing off, or gives the money back", () => {
    const less = commercial({ remedies: [refund(80, { deductions: [{ kind: "use" }] })] as never });
    for (const kind of ["deductions", "refund"]) {
      expect(point("deductions", less, law({ rights: [right(kind)] as never }))).toBe("statute");
      expect(point("deductions", commercial(), law({ rights: [right(kind)] as never }))).toBe("commercial");
    }
    expect(point("deductions", less, law({ rights: [right("freight")] as never }))).toBeUndefined();
  });
});

describe("notice, and who answers", () => {
  const ended = (effect: string, fact: string) => commercial({ reasons: [{ effect, facts: [fact] }] as never });
  test.each([
    [ended("voids", "claim.firstNoticedOn"), "statute"],
    [ended("excludes", "claim.firstNoticedOn"), "statute"],
    [ended("waits", "claim.firstNoticedOn"), "commercial"],
    [ended("voids", "finding.burnt"), "commercial"],
    [commercial({ reasons: [{ effect: "voids" }] as never }), "commercial"],
  ])("a cover that ended because it was told of late", (own, better) => {
    expect(point("notice", own, law({ rights: [right("notice")] as never }))).toBe(better);
    expect(point("notice", own, law())).toBeUndefined();
  });

  test.each([
    [commercial(), "commercial"],
    [commercial({ route: { handledBy: "manufacturer", clauses: [] } as never }), "statute"],
    [commercial({ route: { handledBy: "other_seller", clauses: [] } as never }), "statute"],
    [ended("excludes", "purchase.channel"), "statute"],
    [ended("grants", "purchase.channel"), "commercial"],
  ])("somebody else than the seller", (own, better) => {
    expect(point("handledBy", own, law({ rights: [right("liability")] as never }))).toBe(better);
    expect(point("handledBy", own, law())).toBeUndefined();
  });
});

test("of several laws one that is better is enough, and without any nothing is compared", () => {
  const weak = law({ verdict: "not_covered" });
  expect(bestFor(commercial({ verdict: "provisional" }), [weak, law()], "fault").coverage).toBe("statute");
  expect(bestFor(commercial(), [weak, law()], "fault").coverage).toBe("commercial");
  expect(bestFor(commercial(), [], "fault")).toEqual({});
});
