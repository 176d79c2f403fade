import { describe, expect, test } from "vitest";
import { type RankedCentre, type RoutingCandidate, type RoutingNeed, rankCentres } from "./routing.ts";

const madrid = { latitude: 40.42, longitude: -3.7 };
const need: RoutingNeed = {
  units: [{ category: "miner", work: "repair", model: "M50S" }],
  from: madrid,
  country: "ES",
};
const centre = (id: string, more: Partial<RoutingCandidate> = {}): RoutingCandidate => ({
  id,
  name: id,
  country: "ES",
  coordinates: madrid,
  skills: [{ category: "miner", works: ["repair"], models: [] }],
  capacity: 10,
  open: 0,
  accepting: true,
  ofCustomer: false,
  ...more,
});
const order = (ranked: readonly RankedCentre[]) => ranked.map(({ id }) => id);
const why = (ranked: readonly RankedCentre[], id: string) =>
  ranked.find((one) => one.id === id)?.reasons.map(({ key }) => key);

describe("of two centres that can do it", () => {
  test("the nearer one is proposed", () => {
    const far = centre("far", { coordinates: { latitude: 43.3, longitude: -3 } });
    expect(order(rankCentres(need, [far, centre("near")]))).toEqual(["near", "far"]);
  });

  test("the one on the customer's side of the customs border is, even where the other is nearer", () => {
    const portuguese = centre("Évora", { country: "PT", coordinates: { latitude: 38.57, longitude: -7.9 } });
    const moroccan = centre("Tangier", { country: "MA", coordinates: { latitude: 35.77, longitude: -5.8 } });
    const ranked = rankCentres({ ...need, from: { latitude: 36.1, longitude: -5.45 } }, [moroccan, portuguese]);
    expect(order(ranked)).toEqual(["Évora", "Tangier"]);
    expect(why(ranked, "Évora")).toContain("same_union");
    expect(why(ranked, "Tangier")).toContain("border");
  });

  test("the one with room is, and a full one comes after it", () => {
    const ranked = rankCentres(need, [centre("full", { open: 10 }), centre("half", { open: 5 }), centre("free")]);
    expect(order(ranked)).toEqual(["free", "half", "full"]);
    expect(why(ranked, "full")).toContain("full");
  });

  test("the one that names the very model is", () => {
    const named = centre("named", { skills: [{ category: "miner", works: ["repair"], models: ["WhatsMiner M50S"] }] });
    expect(order(rankCentres(need, [centre("any"), named]))).toEqual(["named", "any"]);
  });
});

describe("not suitable, with the reason,", () => {
  test.each([
    ["paused", { accepting: false }],
    ["own_workshop", { ofCustomer: true }],
    ["lacks_skill", { skills: [{ category: "mini_pc", works: ["repair"], models: [] }] }],
    ["lacks_skill", { skills: [{ category: "miner", works: ["cleaning"], models: [] }] }],
    ["lacks_skill", { skills: [{ category: "miner", works: ["repair"], models: ["Antminer S19"] }] }],
  ] as const)("is a centre: %s %o", (key, more) => {
    const ranked = rankCentres(need, [centre("unfit", more), centre("fit", { coordinates: null })]);
    expect(order(ranked)).toEqual(["fit", "unfit"]);
    expect(ranked[1]).toMatchObject({ suitable: false, score: 0 });
    expect(why(ranked, "unfit")).toContain(key);
  });

  test("is one that can do only a part of the claim", () => {
    const both = {
      ...need,
      units: [...need.units, { category: "hash_board", work: "board_repair", model: null } as const],
    };
    expect(rankCentres(both, [centre("miners only")])[0]).toMatchObject({ suitable: false });
  });
});

describe("what is not known", () => {
  test("is never taken as a no: such a centre stays suitable, behind what is known to be good", () => {
    const silent = centre("silent", { skills: [], coordinates: null, capacity: null });
    const ranked = rankCentres(need, [silent, centre("known")]);
    expect(order(ranked)).toEqual(["known", "silent"]);
    expect(ranked[1]).toMatchObject({ suitable: true, distance: null });
    expect(why(ranked, "silent")).toEqual(["skill_not_said", "distance_unknown", "load_unknown", "same_country"]);
  });

  test("of the customer leaves the order to skill and load", () => {
    const ranked = rankCentres({ ...need, from: null, country: null }, [centre("busy", { open: 9 }), centre("free")]);
    expect(order(ranked)).toEqual(["free", "busy"]);
    expect(why(ranked, "free")).toContain("border_unknown");
  });
});

test("the same centres come in the same order however they are given, and the points make the score", () => {
  const all = ["c", "a", "b"].map((id) => centre(id));
  expect(order(rankCentres(need, all))).toEqual(["a", "b", "c"]);
  expect(order(rankCentres(need, all.toReversed()))).toEqual(["a", "b", "c"]);
  for (const { score, reasons } of rankCentres(need, all)) {
    expect(score).toBe(Math.round(reasons.reduce((sum, { points }) => sum + (points ?? 0), 0)));
    expect(score).toBeGreaterThan(90);
    expect(score).toBeLessThanOrEqual(100);
  }
});
