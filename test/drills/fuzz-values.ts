import type { Random } from "../../src/main/demo/random.ts";

export type Json = { readonly [name: string]: unknown };

/** Makes values out of the schemas of an OpenAPI document: mostly what they ask for, sometimes what they do not. */
export class Values {
  readonly #random: Random;
  readonly #components: Json;
  readonly #known: readonly string[];

  /** `known` are ids, numbers and serials that exist. */
  constructor(random: Random, document: Json, known: readonly string[]) {
    this.#random = random;
    this.#components = (document["components"] as Json)["schemas"] as Json;
    this.#known = known;
  }

  /** A value for the schema; wrong now and then, in one place or another. */
  of(schema: Json, depth = 0): unknown {
    const random = this.#random;
    if (random.chance(0.03)) return this.odd();
    const named = /^#\/components\/schemas\/(.+)$/.exec(word(schema["$ref"]))?.[1];
    if (named) return this.of(this.#components[named] as Json, depth);
    if ("const" in schema) return schema["const"];
    if (Array.isArray(schema["enum"])) return random.pick(schema["enum"]);
    const ways = (schema["anyOf"] ?? schema["oneOf"]) as Json[] | undefined;
    if (ways) return this.of(random.pick(ways), depth);
    const parts = schema["allOf"] as Json[] | undefined;
    if (parts) return Object.assign({}, ...parts.map((part) => this.of(part, depth)));
    const type = Array.isArray(schema["type"]) ? random.pick(schema["type"]) : schema["type"];
    if (type === "object") return this.#object(schema, depth);
    if (type === "array") return this.#array(schema, depth);
    if (type === "integer" || type === "number") return this.#number(schema);
    if (type === "boolean") return random.chance(0.5);
    if (type === "null") return null;
    return type === "string" ? this.text(schema) : this.odd();
  }

  /** What no schema asks for: other types, huge and hostile texts, numbers at the edge. */
  odd(): unknown {
    const random = this.#random;
    return random.pick([
      null,
      true,
      -1,
      0,
      1e308,
      Number.MAX_SAFE_INTEGER,
      0.1,
      "",
      " ",
      "\u0000",
      "a\u0000b",
      "\ud800",
      "é\u0301🛠".repeat(random.whole(1, 400)),
      "'; drop table claim; --",
      "<script>alert(1)</script>",
      "../../etc/passwd",
      "=cmd|' /C calc'!A0",
      "x".repeat(random.whole(1, 9_000)),
      "99999-99-99",
      "-271821-04-20",
      [],
      {},
      [[[[[]]]]],
      JSON.parse('{"__proto__":{"polluted":true}}'),
    ]);
  }

  /** A string as the schema describes it, by its format where it has one. */
  text(schema: Json): string {
    const random = this.#random;
    const format = word(schema["format"]);
    if (random.chance(0.35) && this.#known.length > 0) return random.pick(this.#known);
    if (format === "uuid") return `${random.signs("0123456789abcdef", 8)}-0000-7000-8000-000000000000`;
    if (format === "date" || /day/i.test(word(schema["description"])))
      return `20${random.whole(10, 40)}-${String(random.whole(1, 12)).padStart(2, "0")}-${String(random.whole(1, 31)).padStart(2, "0")}`;
    if (format === "date-time") return new Date(random.whole(0, 2_000_000_000) * 1000).toISOString();
    if (format === "email") return `${random.signs("abcdefgh", 6)}@example.com`;
    const low = Number(schema["minLength"] ?? 0);
    const high = Math.min(Number(schema["maxLength"] ?? 40), low + 40);
    return random.signs("abcdefghij klmnop-0123456789é测试", random.whole(low, high));
  }

  #object(schema: Json, depth: number): Json {
    const random = this.#random;
    const fields = (schema["properties"] ?? {}) as Record<string, Json>;
    const needed = new Set((schema["required"] ?? []) as string[]);
    const made: Record<string, unknown> = {};
    for (const [name, field] of Object.entries(fields))
      if ((needed.has(name) && !random.chance(0.03)) || random.chance(depth > 4 ? 0.1 : 0.6))
        made[name] = this.of(field, depth + 1);
    if (random.chance(0.04)) made[random.pick(["extra", "constructor", "toString", "sellerId"])] = this.odd();
    const more = schema["additionalProperties"];
    if (more && typeof more === "object" && depth < 5)
      for (let left = random.whole(0, 3); left > 0; left--) made[this.text({})] = this.of(more as Json, depth + 1);
    return made;
  }

  #array(schema: Json, depth: number): unknown[] {
    const length = this.#random.chance(0.02) ? 300 : this.#random.whole(Number(schema["minItems"] ?? 0), 3);
    return Array.from({ length: depth > 5 ? 0 : length }, () => this.of((schema["items"] ?? {}) as Json, depth + 1));
  }

  #number(schema: Json): number {
    const low = Number(schema["minimum"] ?? schema["exclusiveMinimum"] ?? -5);
    const high = Math.min(Number(schema["maximum"] ?? 1_000), low + 10_000);
    return schema["type"] === "integer" ? this.#random.whole(low, high) : low + this.#random.next() * (high - low);
  }
}

function word(value: unknown): string {
  return typeof value === "string" ? value : "";
}
