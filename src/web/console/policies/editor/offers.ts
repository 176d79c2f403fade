import type { Answer } from "../../../../api/contract/index.ts";
import type { YamlPath, YamlPlace } from "./yaml-place.ts";

/** What the text of a policy may say. */
export type Vocabulary = Answer<"GET /v1/sellers/{seller}/policies/{policy}/vocabulary">;

/** Something that can be typed at a place. */
export interface Offer {
  readonly label: string;
  readonly kind: "key" | "value" | "clause" | "fact" | "function";
  /** What it means, where a person wrote that down. */
  readonly about?: string;
  /** It must not be missing. */
  readonly needed?: boolean;
  /** A key with more keys or a list beneath it. */
  readonly opens?: boolean;
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly names?: string;
  readonly feel?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** Everything that may stand at a place, by the schema; clauses and facts that only this text has come from `own`. */
export function offersAt(
  { path, role, siblings }: Pick<YamlPlace, "path" | "role" | "siblings">,
  vocabulary: Vocabulary,
  own: OwnNames,
): Offer[] {
  const schemas = schemasAt(vocabulary.schema as Schema, path);
  const offers = schemas.flatMap((schema) =>
    role === "key" ? keysOf(schema, siblings, { vocabulary, own }) : valuesOf(schema, { vocabulary, own }),
  );
  return [...new Map(offers.map((offer) => [offer.label, offer])).values()];
}

/** Whether a place holds a FEEL expression. */
export function isCondition(vocabulary: Vocabulary, path: YamlPath): boolean {
  return schemasAt(vocabulary.schema as Schema, path).some(({ feel }) => feel !== undefined);
}

/** Names that a text itself gives: its clauses and its own facts. */
export interface OwnNames {
  readonly clauses: readonly string[];
  readonly facts: readonly string[];
}

/** The clauses and facts that a text declares, read line by line so that a half-written text has them too. */
export function ownNames(text: string): OwnNames {
  return { clauses: keysUnder(text, "clauses"), facts: keysUnder(text, "facts") };
}

function keysUnder(text: string, section: string): string[] {
  const body = new RegExp(`^${section}:[^\\n]*\\n((?:[ \\t#][^\\n]*\\n?|\\n)*)`, "m").exec(text)?.[1] ?? "";
  return [...body.matchAll(/^ {2}["']?([A-Za-z][\w.-]*)["']?:/gm)].map(([, key = ""]) => key);
}

function schemasAt(root: Schema, path: YamlPath): Schema[] {
  let present = expand(root, root);
  for (const step of path) {
    present = present.flatMap((schema) => {
      const next =
        typeof step === "number"
          ? (schema.prefixItems?.[step] ?? schema.items)
          : (schema.properties?.[step] ?? schema.additionalProperties);
      return typeof next === "object" ? expand(root, next) : [];
    });
  }
  return present;
}

/** The schema with what it refers to and every branch it allows. */
function expand(root: Schema, schema: Schema): Schema[] {
  const { $ref, anyOf = [], allOf = [] } = schema;
  const name = $ref?.replace("#/$defs/", "");
  const meant = name === undefined ? undefined : root.$defs?.[name];
  return [schema, ...(meant ? [meant] : []), ...anyOf, ...allOf].flatMap((each) =>
    each === schema ? [schema] : expand(root, each),
  );
}

interface Words {
  readonly vocabulary: Vocabulary;
  readonly own: OwnNames;
}

function keysOf(schema: Schema, siblings: readonly string[], words: Words): Offer[] {
  const named = schema.propertyNames ? expand(words.vocabulary.schema as Schema, schema.propertyNames) : [];
  const names = named.some(({ names }) => names === "clause") ? clauseOffers(words) : [];
  const keys = Object.keys(schema.properties ?? {}).map((label): Offer => {
    const needed = schema.required?.includes(label) === true;
    const values = expand(words.vocabulary.schema as Schema, schema.properties?.[label] ?? {});
    const types = new Set(values.flatMap(({ type }) => type ?? []));
    const opens = types.size > 0 && [...types].every((type) => type === "object" || type === "array");
    return { label, kind: "key", ...(needed ? { needed } : {}), ...(opens ? { opens } : {}) };
  });
  return [...keys, ...names].filter(({ label }) => !siblings.includes(label));
}

function valuesOf(schema: Schema, words: Words): Offer[] {
  const listed = schema.const === undefined ? (schema.enum ?? []) : [schema.const];
  const { vocabulary } = words;
  const facts = new Map(vocabulary.facts.map(({ name, label }) => [name, label]));
  const values = listed.map((value): Offer => {
    const about = facts.get(String(value));
    return { label: String(value), kind: about ? "fact" : "value", ...(about ? { about } : {}) };
  });
  if (schema.feel) return [...values, ...expressionOffers(words)];
  if (schema.names === "clause") return [...values, ...clauseOffers(words)];
  if (schema.names === "policy") return vocabulary.policies.map((label) => ({ label, kind: "value" }));
  if (schema.names === "evidence") return evidenceOffers(words);
  if (schema.type === "boolean")
    return [...values, ...["true", "false"].map((label) => ({ label, kind: "value" }) as const)];
  return values;
}

function clauseOffers({ vocabulary, own }: Words): Offer[] {
  const known = vocabulary.clauses.map(({ id, text }): Offer => ({ label: id, kind: "clause", about: text }));
  return [...own.clauses.map((label): Offer => ({ label, kind: "clause" })), ...known];
}

function evidenceOffers({ vocabulary }: Words): Offer[] {
  const start = "evidence.";
  return vocabulary.facts
    .filter(({ name }) => name.startsWith(start))
    .map(({ name, label }) => ({ label: name.slice(start.length), kind: "fact", about: label }));
}

/** What decisions themselves name beside the facts. */
export const decisionNames = ["verdict", "asOf", "warranty.endsOn", "warranty.testedOn"] as const;

function expressionOffers({ vocabulary, own }: Words): Offer[] {
  const words = ["and", "or", "not", "if", "then", "else", "in", "between", "true", "false", "null"];
  return [
    ...vocabulary.facts.map(({ name, label }): Offer => ({ label: name, kind: "fact", about: label })),
    ...own.facts.map((label): Offer => ({ label, kind: "fact" })),
    ...decisionNames.map((label): Offer => ({ label, kind: "fact" })),
    ...vocabulary.functions.map(({ name, parameters }): Offer => {
      const about = `${name}(${parameters.map((each) => each.name).join(", ")})`;
      return { label: name, kind: "function", about };
    }),
    ...words.map((label): Offer => ({ label, kind: "value" })),
  ];
}
