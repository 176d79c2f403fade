import { z } from "zod";
import { conditionFunctionNames } from "./feel/compile.ts";
import { functions } from "./feel/general/functions.ts";
import { packSchema } from "./pack.ts";

/** A function that a condition may call, with the names of its parameters. */
export interface ConditionFunction {
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
}

/**
 * The shape of a `policy.yaml` as JSON Schema 2020-12, for editors. `names: clause` marks where a clause's id belongs, `feel` where an
 * expression does; what only the whole pack can tell (unknown clauses, types) is for `policy check`.
 */
export function packJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(packSchema, { io: "input", unrepresentable: "any", target: "draft-2020-12", reused: "ref" });
}

/** Every function that a condition may call, by name. */
export function conditionFunctions(): readonly ConditionFunction[] {
  return [...conditionFunctionNames].sort().map((name) => ({
    name,
    parameters: (functions[name]?.ways[0]?.parameters ?? []).map((each) => ({
      name: each.name,
      type: each.types.join(" | "),
    })),
  }));
}
