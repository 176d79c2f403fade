import { factAt, withFact } from "../../facts.ts";

/** The conditions that keys 1 to 5 stand for. */
export const conditions = ["1", "2", "3", "4", "5"] as const;
export type Condition = (typeof conditions)[number];

const told: Readonly<Record<Condition, Readonly<Record<string, unknown>>>> = {
  "1": {
    "parcel.packagingAdequate": true,
    "parcel.damaged": false,
    "parcel.soaked": false,
    "parcel.contents": "match",
  },
  "2": { "parcel.packagingAdequate": false, "parcel.damaged": false, "parcel.soaked": false },
  "3": { "parcel.damaged": true, "parcel.soaked": false },
  "4": { "parcel.soaked": true },
  "5": { "parcel.contents": "mismatch" },
};

/** The facts about a parcel that its condition tells at once; answers given one by one before stay where it is silent. */
export function withCondition(
  facts: Readonly<Record<string, unknown>>,
  condition: Condition,
): Readonly<Record<string, unknown>> {
  const cleared = Object.keys(told["1"]).reduce((so, name) => withFact(so, name, undefined), facts);
  return Object.entries(told[condition]).reduce((so, [name, value]) => withFact(so, name, value), cleared);
}

/** Facts without what is unknown, as the API takes them. */
export function knownFacts(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const groups = Object.entries(facts).map(([group, members]) => [
    group,
    Object.fromEntries(Object.entries(members ?? {}).filter(([, value]) => value !== undefined && value !== null)),
  ]);
  return Object.fromEntries(groups);
}

/** Whether a parcel fact was recorded that speaks against taking it in; the policy decides, this only draws the eye. */
export function looksBad(facts: Readonly<Record<string, unknown>>): boolean {
  const contents = factAt(facts, "parcel.contents");
  return (
    factAt(facts, "parcel.packagingAdequate") === false ||
    factAt(facts, "parcel.damaged") === true ||
    factAt(facts, "parcel.soaked") === true ||
    (typeof contents === "string" && contents !== "match")
  );
}
