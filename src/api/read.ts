import { Readable } from "node:stream";
import type { FastifyRequest } from "fastify";
import type { z } from "zod";
import { type FieldFault, Refusal } from "../core/refusal.ts";
import type { Operation } from "./contract/operation.ts";
import { fault, fieldFaults, notText } from "./fields.ts";

/** A request as its row of the contract reads it. */
export interface ReadRequest {
  readonly query: unknown;
  readonly body: unknown;
  readonly version: number;
}

/** Reads query, body and version. Refuses with every wrong field named. */
export function readRequest(request: FastifyRequest, operation: Operation): ReadRequest {
  const expected = operation.stream ?? "application/json";
  const isStream = request.body instanceof Readable;
  if (request.body !== undefined && isStream !== Boolean(operation.stream)) {
    throw new Refusal("unsupported_type", { values: { expected } });
  }
  const version = operation.edits ? readVersion(request.headers["if-match"]) : 0;
  const faults: FieldFault[] = [];
  const part = (schema: z.ZodType | undefined, value: unknown, prefix: string): unknown => {
    if (!schema) return undefined;
    const odd = oddStrings(value, prefix);
    const read = odd.length > 0 ? undefined : schema.safeParse(value, { reportInput: true });
    faults.push(...odd, ...(read?.error ? fieldFaults(read.error.issues, prefix) : []));
    return read?.data;
  };
  const query = part(operation.query, request.query, "/query");
  const body = part(operation.body, request.body ?? {}, "");
  if (faults.length > 0) throw new Refusal("invalid_input", { fields: faults.slice(0, 100) });
  return { query, body, version };
}

/** Parts of an address that are no ids. `installed` is the release that came with the installation, `seller` the seller's own calendar. */
const named = new Set(["seller", "claim", "order", "policy", "paper", "statute", "release", "calendar", "provider"]);

/** Refuses path parameters that can name nothing: ids that are none, and texts no column holds. */
export function checkParams(params: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(params)) {
    const possible = named.has(name) ? value.length <= 100 && !odd(value) : uuid.test(value);
    if (!possible) throw new Refusal("not_found");
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const deepest = 32;

function readVersion(header: string | undefined): number {
  const version = Number(/^"(\d{1,9})"$/.exec(header ?? "")?.[1]);
  if (Number.isNaN(version)) throw new Refusal("version_needed");
  return version;
}

/** Strings that PostgreSQL cannot hold, and nesting that nobody needs. Walks without recursion, so depth cannot end it. */
function oddStrings(root: unknown, prefix: string): FieldFault[] {
  const found: FieldFault[] = [];
  const open: { value: unknown; at: string; depth: number }[] = [{ value: root, at: prefix, depth: 0 }];
  for (let item = open.pop(); item; item = open.pop()) {
    const { value, at, depth } = item;
    if (depth > deepest) return [fault(prefix, "too_deep", tooDeep, { limit: deepest })];
    if (typeof value === "string" && odd(value)) found.push(fault(at, "not_text", notText));
    if (typeof value !== "object" || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (odd(key)) found.push(fault(at, "not_text", notText));
      else open.push({ value: inner, at: `${at}/${key}`, depth: depth + 1 });
    }
  }
  return found;
}

function odd(text: string): boolean {
  return text.includes("\0") || !text.isWellFormed();
}

const tooDeep = {
  en: "Must not be nested deeper than {limit} levels.",
  es: "No debe anidarse más de {limit} niveles.",
  zh: "嵌套不得超过 {limit} 层。",
} as const;
