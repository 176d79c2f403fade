import { contextFunctions } from "./functions/contexts.ts";
import { listFunctions } from "./functions/lists.ts";
import { momentFunctions } from "./functions/moments.ts";
import { numberFunctions } from "./functions/numbers.ts";
import { rangeFunctions } from "./functions/ranges.ts";
import { stringFunctions } from "./functions/strings.ts";
import { type Functions, way } from "./signature.ts";
import type { FeelValue } from "./values.ts";

/** Every built-in function that needs no clock, by its name. */
export const functions: Functions = {
  not: { ways: [way("negand: any", (value: FeelValue) => (typeof value === "boolean" ? !value : null))] },
  ...numberFunctions,
  ...stringFunctions,
  ...listFunctions,
  ...momentFunctions,
  ...contextFunctions,
  ...rangeFunctions,
};
