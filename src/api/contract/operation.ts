import type { z } from "zod";
import type { Action } from "../../domain/people/permissions.ts";

/** One operation of the API: everything that routing, validation, authorisation, the OpenAPI page and the pages' client need. */
export interface Operation {
  readonly summary: string;
  /** Row of the permission table that opens it. */
  readonly action: Action;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** A body that is not JSON, streamed to the handler (its media type). */
  readonly stream?: string;
  readonly answer: z.ZodType;
  /** Media type of an answer that is not JSON. */
  readonly answers?: string;
  /** Status of a success; 200 where none is given. */
  readonly status?: 200 | 201 | 202 | 302;
  /** A POST that creates: takes an Idempotency-Key. */
  readonly creates?: true;
  /** An edit: needs If-Match with the ETag that a read gave. */
  readonly edits?: true;
  /** Requests a minute from one address, where the general limit is too kind. */
  readonly perMinute?: number;
}

/** Method and path, as `POST /v1/sellers/{seller}/claims`. */
export type OperationKey = `${"GET" | "POST" | "PUT" | "PATCH" | "DELETE"} /v1/${string}`;

/** A table of operations; `satisfies` it, so that each row keeps its own types. */
export type Operations = Readonly<Record<OperationKey, Operation>>;

/** The names between braces of a path: what a caller must give. */
export type PathNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathNames<Rest>
  : never;
