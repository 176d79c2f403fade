import { expect, test } from "vitest";
import { questionSchema } from "./question.ts";

const asked = { policy: "canaan", facts: {} };

test.each([
  ["a day", { ...asked, asOf: "2026-01-10" }, []],
  ["no day", asked, []],
  ["a day that nobody knows", { ...asked, asOf: null }, []],
  ["a day that is a number", { ...asked, asOf: 20260110 }, ["asOf"]],
  ["no policy", { facts: {} }, ["policy"]],
  ["a policy that nobody knows", { ...asked, policy: null }, ["policy"]],
  ["a name without end for a policy", { ...asked, policy: "x".repeat(101) }, ["policy"]],
  ["no facts", { policy: "canaan" }, ["facts"]],
  ["facts that nobody knows", { ...asked, facts: null }, ["facts"]],
  ["a list of facts", { ...asked, facts: [] }, ["facts"]],
  ["a name that no question has", { ...asked, fact: {} }, [""]],
  ["no question", null, [""]],
])("a question with %s: what is wrong is at %j", (_, question, paths) => {
  const { error } = questionSchema.safeParse(question);
  expect((error?.issues ?? []).map(({ path }) => path.join("."))).toEqual(paths);
});
