import type { Answer, Body, Key, Params, Query } from "../api/contract/index.ts";
import type { Locale } from "../core/locale.ts";
import { currentHat, type Hat } from "./hat.ts";

/** What one call takes: path parameters, query and body as the contract declares them. */
export type CallInput<K extends Key> = Given<"params", Params<K>> &
  Given<"query", Query<K>> &
  Given<"body", Body<K>> & {
    /** The `etag` of the answer that is edited; sent as If-Match. */
    readonly ifMatch?: string;
    /** Names the one effect that a repeated POST may have. */
    readonly idempotencyKey?: string;
    /** A body that is not JSON, such as a CSV file. */
    readonly stream?: Blob;
    readonly signal?: AbortSignal;
    /** As whom, unless the open page says it. */
    readonly as?: Hat;
  };

type Given<Name extends string, Value> = [Value] extends [undefined]
  ? unknown
  : Record<never, never> extends Value
    ? { readonly [N in Name]?: Value }
    : { readonly [N in Name]: Value };

/** A clause that came with a refusal. */
export interface ProblemClause {
  readonly id: string;
  readonly text: string;
  readonly source: string;
  readonly note: string | null;
}

/** What a refusal tells: RFC 9457 with this product's members. Status 0 and code `offline` stand for a server out of reach. */
export interface ProblemDetails {
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly next?: string;
  readonly clauses?: readonly ProblemClause[];
  readonly fields?: readonly { readonly pointer: string; readonly code: string; readonly text: string }[];
}

/** A call that was refused or did not get through; the only error that `call` throws, aborts aside. */
export class Problem extends Error {
  readonly details: ProblemDetails;
  constructor(details: ProblemDetails) {
    super(details.title);
    this.name = "Problem";
    this.details = details;
  }
  /** The text for a field by its JSON pointer (`/email`), where the refusal names it. */
  field(pointer: string): string | undefined {
    return this.details.fields?.find((field) => field.pointer === pointer)?.text;
  }
}

let language: Locale = "en";
let guestToken: string | null = null;
const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();

/** Sets the language that answers come in. */
export function speak(locale: Locale): void {
  language = locale;
}

/** Sets the token of a guest's signed link for every later call; null goes back to the signed-in person. */
export function actAsGuest(token: string | null): void {
  guestToken = token;
}

/** Who the calls are made for, as headers; uploads need them too. */
export function identityHeaders(): Record<string, string> {
  return {
    "accept-language": language,
    ...(timeZone && { "recourse-time-zone": timeZone }),
    ...(currentHat() === null ? {} : { "recourse-as": "customer" }),
    ...(guestToken === null ? {} : { authorization: `Guest ${guestToken}` }),
  };
}

/** Calls one operation of the contract and gives its answer; throws a `Problem` where it is refused or out of reach. */
export async function call<K extends Key>(key: K, input: CallInput<K>): Promise<Answer<K>> {
  const { params, query, body, ifMatch, idempotencyKey, stream, signal, as } = input as LooseInput;
  const [method = "GET", path = ""] = key.split(" ");
  const headers: Record<string, string> = { accept: "application/json", ...identityHeaders() };
  if (as === "customer") headers["recourse-as"] = as;
  if (as === null) delete headers["recourse-as"];
  if (ifMatch !== undefined) headers["if-match"] = ifMatch.startsWith('"') ? ifMatch : `"${ifMatch}"`;
  if (idempotencyKey !== undefined) headers["idempotency-key"] = idempotencyKey;
  if (stream !== undefined)
    headers["content-type"] = key.endsWith("/unit-imports") ? "text/csv" : "application/octet-stream";
  else if (body !== undefined) headers["content-type"] = "application/json";
  const response = await send(fillPath(path, params) + search(query), {
    method,
    headers,
    body: stream ?? (body === undefined ? null : JSON.stringify(body)),
    ...(signal ? { signal } : {}),
  });
  return (await response.json()) as Answer<K>;
}

/** Whether the page is going away: what is sent then, such as a message that could still be taken back, must outlive it. */
let leaving = false;
window.addEventListener("pagehide", () => (leaving = true), { capture: true });
window.addEventListener("pageshow", () => (leaving = false));

/** Sends a request and turns everything but a success into a `Problem`. */
export async function send(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: "same-origin", keepalive: leaving, ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem({ title: "", status: 0, code: "offline" });
  }
  if (response.ok) return response;
  throw new Problem(await problemOf(response));
}

/** A key for a POST that creates. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

interface LooseInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly ifMatch?: string;
  readonly idempotencyKey?: string;
  readonly stream?: Blob;
  readonly signal?: AbortSignal;
  readonly as?: Hat;
}

function fillPath(path: string, params: Readonly<Record<string, string>> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
}

function search(query: Readonly<Record<string, unknown>> = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  return given.length === 0 ? "" : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

async function problemOf(response: Response): Promise<ProblemDetails> {
  const told = (await response.json().catch(() => null)) as (Partial<ProblemDetails> & { message?: string }) | null;
  return {
    ...told,
    title: told?.title ?? told?.message ?? "",
    status: response.status,
    code: told?.code ?? (response.status >= 500 ? "unavailable" : "refused"),
  };
}
