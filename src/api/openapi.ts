import { z } from "zod";
import { permissions } from "../domain/people/index.ts";
import { operations } from "./contract/index.ts";
import type { Operation } from "./contract/operation.ts";
import { type NamedSchemas, namedSchemas, schemaOf } from "./openapi-schemas.ts";
import { uploadPaths } from "./openapi-uploads.ts";

type Json = Record<string, unknown>;

/** The API's own description (OpenAPI 3.1), made from the contract: every operation, every answer, every error. */
export function openApiDocument(publicUrl: string): Json {
  const schemas = namedSchemas();
  const paths: Record<string, Json> = {};
  for (const [key, operation] of Object.entries(operations) as [string, Operation][]) {
    const [method, path] = key.split(" ") as [string, string];
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationObject(key, operation, schemas) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Recourse",
      version: "1",
      description:
        "After-sales for sellers of serial-numbered hardware. Errors are application/problem+json (RFC 9457); lists page by cursor; texts come in the reader's language (?lang or Accept-Language: en, es, zh).",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: publicUrl }],
    paths: { ...paths, ...uploadPaths, ...healthPaths },
    components: {
      schemas: schemas.components,
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: cookieName(publicUrl) },
        apiKey: {
          type: "http",
          scheme: "bearer",
          description: "rk_…: acts for one seller with the rights of one role",
        },
        guest: {
          type: "apiKey",
          in: "header",
          name: "Authorization",
          description: "Guest <token of a claim's signed link>",
        },
      },
      responses: Object.fromEntries(
        Object.entries(errors).map(([status, description]) => [`Problem${status}`, problem(description, status)]),
      ),
      headers,
    },
  };
}

/** The name of the session's cookie; browsers hold a `__Secure-` one to https. */
function cookieName(publicUrl: string): string {
  return `${publicUrl.startsWith("https:") ? "__Secure-" : ""}recourse.session_token`;
}

function operationObject(key: string, operation: Operation, schemas: NamedSchemas): Json {
  const path = key.split(" ")[1] as string;
  const roles = permissions[operation.action];
  const open = (roles as readonly string[]).includes("anyone");
  return {
    operationId: operationId(key),
    summary: operation.summary,
    description: `Permission \`${operation.action}\`: ${roles.join(", ")}.`,
    tags: [tagOf(path)],
    security: [...(open ? [{}] : []), { session: [] }, { apiKey: [] }, { guest: [] }],
    parameters: parameters(path, operation, schemas),
    ...(operation.body && {
      requestBody: body({ "application/json": { schema: schemaOf(operation.body, "input", schemas) } }),
    }),
    ...(operation.stream && { requestBody: body({ [operation.stream]: { schema: { type: "string" } } }) }),
    responses: { [operation.status ?? 200]: success(operation, schemas), ...failures(operation, path) },
  };
}

function body(content: Json): Json {
  return { required: true, content };
}

function parameters(path: string, operation: Operation, schemas: NamedSchemas): Json[] {
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
    ...(name === "seller" && { description: "Slug of the seller" }),
  }));
  const query = operation.query
    ? (schemaOf(operation.query, "input", schemas) as { properties?: Json; required?: string[] })
    : {};
  const asked = Object.entries(query.properties ?? {}).map(([name, schema]) => ({
    name,
    in: "query",
    required: query.required?.includes(name) ?? false,
    schema,
  }));
  return [
    ...named,
    ...asked,
    { name: "lang", in: "query", required: false, schema: { enum: ["en", "es", "zh"] } },
    ...(operation.creates ? [idempotencyKey] : []),
    ...(operation.edits ? [ifMatch] : []),
  ];
}

function success(operation: Operation, schemas: NamedSchemas): Json {
  const limits = {
    "RateLimit-Limit": ref("RateLimit-Limit"),
    "RateLimit-Remaining": ref("RateLimit-Remaining"),
    "RateLimit-Reset": ref("RateLimit-Reset"),
  };
  if (operation.status === 302) {
    return { description: "Goes on to the page", headers: { Location: { schema: { type: "string" } }, ...limits } };
  }
  const schema = schemaOf(operation.answer, "output", schemas);
  const tagged = operation.answer instanceof z.ZodObject && "etag" in operation.answer.shape;
  const content = operation.answers
    ? { [operation.answers]: { schema: { type: "string" } } }
    : { "application/json": { schema } };
  return { description: operation.summary, headers: { ...limits, ...(tagged && { ETag: ref("ETag") }) }, content };
}

function failures(operation: Operation, path: string): Json {
  const statuses = [
    "400",
    "401",
    "403",
    // A body, too, may name what is not there.
    ...(path.includes("{") || operation.body ? ["404"] : []),
    "409",
    "410",
    ...(operation.edits ? ["412", "428"] : []),
    ...(operation.body || operation.stream ? ["413", "415"] : []),
    "422",
    "429",
    "500",
    "503",
  ];
  return Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]));
}

function problem(description: string, status: string): Json {
  const waits = status === "429" || status === "503";
  return {
    description,
    ...(waits && { headers: { "Retry-After": ref("Retry-After") } }),
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
}

function ref(header: keyof typeof headers): Json {
  return { $ref: `#/components/headers/${header}` };
}

function operationId(key: string): string {
  const words = key
    .replaceAll(/[{}]/g, "")
    .replace("/v1/", "")
    .split(/[^A-Za-z0-9]+/);
  return words
    .map((word, index) => (index ? word.charAt(0).toUpperCase() + word.slice(1).toLowerCase() : word.toLowerCase()))
    .join("");
}

function tagOf(path: string): string {
  return (
    path
      .replace("/v1/", "")
      .replace(/^sellers\/\{seller\}\/?/, "")
      .split("/")[0] || "sellers"
  );
}

const errors: Readonly<Record<string, string>> = {
  400: "Cannot be read",
  401: "Not signed in, or the credential is not valid",
  403: "The role may not do this",
  404: "Nothing under that address",
  409: "The present state refuses it",
  410: "Used or expired",
  412: "Changed meanwhile by somebody else",
  413: "Too large",
  415: "This media type is not read here",
  422: "Fields are wrong, or the Idempotency-Key was used for another request",
  428: "If-Match is needed",
  429: "Too many requests",
  500: "A fault of ours; it has been noted",
  503: "Cannot answer just now; nothing was changed",
};

const idempotencyKey: Json = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "The same key with the same body has one effect and gives one answer",
  schema: { type: "string", minLength: 1, maxLength: 200 },
};

const ifMatch: Json = {
  name: "If-Match",
  in: "header",
  required: true,
  description: "The etag of the thing that is edited, as an answer gave it",
  schema: { type: "string", pattern: '^"[0-9]+"$' },
};

const headers = {
  ETag: { description: "The version, for If-Match", schema: { type: "string" } },
  "RateLimit-Limit": { description: "Requests a minute", schema: { type: "integer" } },
  "RateLimit-Remaining": { description: "Requests left in this minute", schema: { type: "integer" } },
  "RateLimit-Reset": { description: "Seconds until the minute ends", schema: { type: "integer" } },
  "Retry-After": { description: "Seconds to wait", schema: { type: "integer" } },
} as const;

const status = (words: readonly string[]) => ({
  content: {
    "application/json": { schema: { type: "object", required: ["status"], properties: { status: { enum: words } } } },
  },
});
const healthPaths: Json = {
  "/healthz": {
    get: {
      operationId: "getHealthz",
      summary: "The process answers",
      tags: ["health"],
      responses: { 200: { description: "Alive", ...status(["ok"]) } },
    },
  },
  "/readyz": {
    get: {
      operationId: "getReadyz",
      summary: "The database answers as well",
      tags: ["health"],
      responses: {
        200: { description: "Ready", ...status(["ready"]) },
        503: { description: "Not ready", headers: { "Retry-After": ref("Retry-After") }, ...status(["not_ready"]) },
      },
    },
  },
};
