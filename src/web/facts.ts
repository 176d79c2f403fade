type Group = Readonly<Record<string, unknown>>;

/** The value of a fact (`delivery.deliveredOn`) in nested facts; undefined where it is not known. */
export function factAt(facts: Group, name: string): unknown {
  const [group = "", member = ""] = split(name);
  return (facts[group] as Group | null | undefined)?.[member];
}

/** Nested facts that hold just this one, as the API takes answers; they are merged there. */
export function factOf(name: string, value: unknown): Record<string, Record<string, unknown>> {
  const [group = "", member = ""] = split(name);
  return { [group]: { [member]: value } };
}

/** `facts` with one more; the others stay. */
export function withFact(facts: Group, name: string, value: unknown): Group {
  const [group = "", member = ""] = split(name);
  return { ...facts, [group]: { ...(facts[group] as Group | undefined), [member]: value } };
}

function split(name: string): string[] {
  const dot = name.indexOf(".");
  return [name.slice(0, dot), name.slice(dot + 1)];
}
