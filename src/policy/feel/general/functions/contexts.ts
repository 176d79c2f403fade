import { type Functions, way } from "../signature.ts";
import { type FeelContext, type FeelValue, isContext } from "../values.ts";

/** The functions of contexts. */
export const contextFunctions: Functions = {
  "get value": { ways: [way("m: context, key: string", (m: FeelContext, key: string) => m.get(key) ?? null)] },
  "get entries": {
    ways: [way("m: context", (m: FeelContext) => [...m].map(([key, value]) => entry(key, value)))],
  },
  context: { ways: [way("entries: list", (entries: readonly FeelValue[]) => fromEntries(entries))] },
  "context put": {
    ways: [
      way("context: context, key: string, value: any", (context: FeelContext, key: string, value: FeelValue) =>
        put(context, [key], value),
      ),
      way(
        "context: context, keys: list, value: any",
        (context: FeelContext, keys: readonly FeelValue[], value: FeelValue) => put(context, keys, value),
      ),
    ],
  },
  "context merge": {
    ways: [
      way("contexts: list", (contexts: readonly FeelValue[]) =>
        contexts.every(isContext) ? new Map(contexts.flatMap((each) => [...each])) : null,
      ),
    ],
  },
};

function entry(key: string, value: FeelValue): FeelContext {
  return new Map([
    ["key", key],
    ["value", value],
  ]);
}

function fromEntries(entries: readonly FeelValue[]): FeelValue {
  const made = new Map<string, FeelValue>();
  for (const each of entries) {
    const key = isContext(each) ? each.get("key") : null;
    if (!isContext(each) || typeof key !== "string" || !each.has("value") || made.has(key)) return null;
    made.set(key, each.get("value")!);
  }
  return made;
}

function put(context: FeelContext, keys: readonly FeelValue[], value: FeelValue): FeelValue {
  const [key, ...deeper] = keys;
  if (typeof key !== "string") return null;
  if (deeper.length === 0) return new Map(context).set(key, value);
  const inner = context.get(key) ?? null;
  const changed = isContext(inner) ? put(inner, deeper, value) : null;
  return changed === null ? null : new Map(context).set(key, changed);
}
