import { describe, expect, test } from "vitest";
import { policyOf } from "../../test/policies.ts";
import type { Day } from "../core/day.ts";
import { locales } from "../core/locale.ts";
import { type Decision, decide, type Facts } from "./index.ts";

const today = "2026-01-10" as Day;
const term = 'warranty: { clause: F-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }';
const sections = `${term}
voids:
  F-OC: finding.overclocked
routes:
  - { clause: F-BULK, handledBy: business_desk, when: purchase.bulk }
  - { clause: F-SHOP, handledBy: other_seller, when: purchase.channel = "marketplace" }
evidence:
  - { clause: F-SEE, requires: [description, { anyOf: [photo, video] }], when: 'claim.kind = "fault"' }
duties:
  F-TICKET: { until: claim.ticketOpened, when: claim.kind = "fault" }
denies:
  - { clause: F-HOSTED, kinds: [replace], when: unit.hosted }
remedies:
  - { clause: F-FIX, kind: repair, charge: free, when: verdict = "covered" }
  - { clause: F-SWAP, kind: replace, charge: free, opensAfter: [arrival], when: verdict = "covered" }
  - { clause: F-NEW, kind: reissue, charge: free, opensAfter: [inspection], when: verdict = "covered" }
  - { clause: F-PAID, kind: repair, charge: quoted, when: verdict = "not_covered" }
  - clause: F-BACK
    kind: refund
    charge: none
    when: verdict = "covered" and finding.repairable = false
    refund: { of: purchase.price }
freight:
  - { clause: F-WAY, leg: both, paidBy: customer, unless: unit.hosted }
  - { clause: F-OURS, leg: both, paidBy: seller, when: unit.hosted }`;

const filed = {
  delivery: { shippedOn: "2025-06-01" },
  claim: { kind: "fault", reportedOn: "2026-01-10", ticketOpened: true },
  purchase: { channel: "official", bulk: false },
  unit: { hosted: false },
  evidence: { description: true, photo: true },
};
const cleared = { ...filed, finding: { overclocked: false } };

/** What follows, in one line. */
function told({ verdict, remedies, denied, route, evidence, freight, reasons }: Decision): string {
  const offers = remedies.map(({ kind, charge, opens, amount }) =>
    [kind, charge, opens, ...(amount ? [amount.amount] : [])].join(" "),
  );
  const waits = reasons.filter(({ effect }) => effect === "waits").map(({ clause }) => clause);
  return [
    verdict,
    offers.join(", "),
    `denied ${denied.flatMap(({ kinds }) => kinds).join()}`,
    route.handledBy,
    `owed ${evidence.missing.join()}`,
    `waits ${waits.join()}`,
    `way ${freight.inbound}`,
  ].join("; ");
}
// Anew for each test: what one of them leaves with a policy must not answer for the next.
const follows = (facts: object, policy = policyOf(sections)) => told(decide(policy, facts as Facts, today));

describe("what follows from a claim is its own, whichever was decided before it", () => {
  const rest = "denied ; seller; owed ; waits ; way customer";
  const story: readonly (readonly [string, object, string])[] = [
    [
      "before the inspection everything waits for it",
      filed,
      `provisional; repair free after_inspection, replace free after_arrival, reissue free after_inspection; ${rest}`,
    ],
    [
      "once cleared, what needs no parcel is open",
      cleared,
      `covered; repair free now, replace free after_arrival, reissue free after_inspection; ${rest}`,
    ],
    [
      "with the parcel, what waited for it too",
      { ...cleared, parcel: { arrivedOn: "2026-01-09" } },
      `covered; repair free now, replace free now, reissue free after_inspection; ${rest}`,
    ],
    [
      "after the inspection, everything",
      { ...cleared, parcel: { arrivedOn: "2026-01-09" }, inspection: { complete: true } },
      `covered; repair free now, replace free now, reissue free now; ${rest}`,
    ],
    [
      "overclocked, it is repaired for money",
      { ...filed, finding: { overclocked: true } },
      `not_covered; repair quoted now; ${rest}`,
    ],
    [
      "with a shipping day that nobody knows, nothing is offered",
      { ...cleared, delivery: {} },
      `undetermined; ; denied ; seller; owed ; waits F-TERM; way customer`,
    ],
    [
      "a hosted unit is not replaced, and its way is ours",
      { ...cleared, unit: { hosted: true } },
      "covered; repair free now, reissue free after_inspection; denied replace; seller; owed ; waits ; way seller",
    ],
    [
      "nobody said whether it is hosted: it may be, so the way is open",
      { ...cleared, unit: {} },
      "covered; repair free now, replace free after_arrival, reissue free after_inspection; denied ; seller; owed ; waits ; way null",
    ],
    [
      "without a ticket, its opening is waited for",
      { ...cleared, claim: { ...filed.claim, ticketOpened: false } },
      "covered; repair free now, replace free after_arrival, reissue free after_inspection; denied ; seller; owed ; waits F-TICKET; way customer",
    ],
    [
      "a large order goes to its desk",
      { ...cleared, purchase: { channel: "official", bulk: true } },
      "covered; repair free now, replace free after_arrival, reissue free after_inspection; denied ; business_desk; owed ; waits ; way customer",
    ],
    [
      "bought at a marketplace, to that seller, however large",
      { ...cleared, purchase: { channel: "marketplace", bulk: true } },
      "covered; repair free now, replace free after_arrival, reissue free after_inspection; denied ; other_seller; owed ; waits ; way customer",
    ],
    [
      "a film will do for a picture",
      { ...cleared, evidence: { description: true, video: true } },
      `covered; repair free now, replace free after_arrival, reissue free after_inspection; ${rest}`,
    ],
    [
      "with neither, everything waits for it",
      { ...cleared, evidence: { description: true } },
      "covered; repair free after_evidence, replace free after_evidence, reissue free after_evidence; denied ; seller; owed photo; waits F-SEE; way customer",
    ],
    [
      "with nothing on file, for both",
      { ...cleared, evidence: {} },
      "covered; repair free after_evidence, replace free after_evidence, reissue free after_evidence; denied ; seller; owed description,photo; waits F-SEE; way customer",
    ],
    ...[79_900, 12_000].map(
      (amount) =>
        [
          "beyond repair, each gets its own price back",
          {
            ...cleared,
            finding: { overclocked: false, repairable: false },
            purchase: { ...filed.purchase, price: { amount, currency: "EUR" } },
          },
          `covered; repair free now, replace free after_arrival, reissue free after_inspection, refund none now ${amount}; ${rest}`,
        ] as const,
    ),
  ];

  test.each(story)("%s", (_, facts, expected) => {
    expect(follows(facts)).toBe(expected);
  });

  test("in any order, and as often as one likes", () => {
    const policy = policyOf(sections);
    for (const each of [...story, ...story.toReversed(), ...story]) expect(follows(each[1], policy)).toBe(each[2]);
  });

  test("and in its reader's language", () => {
    const policy = policyOf(sections);
    const owed = { ...cleared, evidence: {} } as Facts;
    const texts = () =>
      locales.map(
        (locale) => decide(policy, owed, today, { locale }).reasons.find(({ clause }) => clause === "F-SEE")!.text,
      );
    const expected = [
      "text of F-SEE Still needed: Description of the problem, Photo.",
      "texto de F-SEE Aún falta: Descripción del problema, Foto.",
      "条款 F-SEE 仍需：问题描述、照片。",
    ];
    expect(texts()).toEqual(expected);
    expect(texts()).toEqual(expected);
  });
});

test("what is asked for, what is owed and by which clauses is told in the order of the alphabet", () => {
  const asking = policyOf(`${term}
evidence:
  - { clause: F-Z, requires: [video, photo, invoice] }
  - { clause: F-A, requires: [weight, description] }`);
  const { evidence } = decide(asking, { ...filed, evidence: { photo: true } } as Facts, today);
  expect(evidence).toEqual({
    required: ["description", "invoice", "photo", "video", "weight"],
    missing: ["description", "invoice", "video", "weight"],
    clauses: ["F-A", "F-Z"],
  });
});

test("a policy that speaks of the verdict alone asks for nothing and sends nobody anywhere", () => {
  const decision = decide(policyOf(term), filed as Facts, today);
  expect(decision).toMatchObject({
    route: { handledBy: "seller", clauses: [] },
    evidence: { required: [], missing: [], clauses: [] },
    remedies: [],
    denied: [],
    freight: { inbound: null, outbound: null, clauses: [] },
  });
  expect(decision.reasons.map(({ effect }) => effect)).toEqual(["grants"]);
});

test("its clocks and notices may still ask whether the evidence is there and who handles it", () => {
  const plain = policyOf(`${term}
notices:
  - { clause: F-ALL, when: evidence.complete and route.handledBy = "seller" }
  - { clause: F-NONE, when: not(evidence.complete) }`);
  expect(decide(plain, filed as Facts, today).notices.map(({ clause }) => clause)).toEqual(["F-ALL"]);
});

describe("later rules know whether the evidence is there and who handles the claim", () => {
  const asking = `${term}
routes: [{ clause: F-BULK, handledBy: business_desk, when: purchase.bulk }]
evidence: [{ clause: F-SEE, requires: [photo] }]
remedies:
  - { clause: F-FIX, kind: repair, charge: free, when: evidence.complete }
  - { clause: F-DESK, kind: replace, charge: free, when: route.handledBy = "business_desk" }`;
  const kinds = (bulk: boolean, photo: boolean) =>
    decide(policyOf(asking), { ...filed, purchase: { bulk }, evidence: { photo } } as Facts, today).remedies.map(
      ({ kind }) => kind,
    );

  test.each([
    [false, true, ["repair"]],
    [false, false, []],
    [true, true, ["repair", "replace"]],
    [true, false, ["replace"]],
    [false, true, ["repair"]],
  ] as const)("bulk %s, photo %s: %j", (bulk, photo, expected) => {
    expect(kinds(bulk, photo)).toEqual(expected);
  });
});

describe("a rule that cannot be worked out goes to a person, and spoils no other claim", () => {
  test.each([
    ["routes", "  - { clause: F-ODD, handledBy: business_desk, when: 100 / purchase.price.amount > 1 }"],
    ["duties", "  F-ODD: { until: claim.ticketOpened, when: 100 / purchase.price.amount > 1 }"],
    ["remedies", "  - { clause: F-ODD, kind: repair, charge: free, when: 100 / purchase.price.amount > 1 }"],
  ])("%s", (section, rule) => {
    const odd = policyOf(`${term}\n${section}:\n${rule}`);
    const at = (amount: number) =>
      decide(odd, { ...filed, purchase: { price: { amount, currency: "EUR" } } } as Facts, today);
    for (let turn = 0; turn < 2; turn++) {
      expect(at(50)).toMatchObject({ verdict: "covered" });
      expect(at(0)).toMatchObject({ verdict: "undetermined", error: { clause: "F-ODD", message: "division by zero" } });
    }
  });
});
