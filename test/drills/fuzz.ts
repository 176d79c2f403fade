import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { roles, staffRoles } from "../../src/core/actor.ts";
import { inTransaction } from "../../src/database/transaction.ts";
import { openToGuest } from "../../src/domain/messages/index.ts";
import { createKey } from "../../src/domain/people/index.ts";
import { type Random, randomFrom } from "../../src/main/demo/random.ts";
import { type RunningServer, runServer } from "../../src/main/run-server.ts";
import { keptSecret } from "../../src/main/secret.ts";
import { configOf } from "../browser/config.ts";
import { throwAwayCluster } from "../cluster.ts";
import { Knowledge } from "./fuzz-knowledge.ts";
import { type Json, Values } from "./fuzz-values.ts";
import { freePort } from "./server.ts";

const slug = "all-mining";
const lanes = 6;

/** Somebody who sends requests: what they send to be known, and the claims they may reach. */
interface Caller {
  readonly role: string;
  readonly headers: () => Promise<Record<string, string>>;
}

/** An operation of /openapi.json. */
interface Asked {
  readonly method: string;
  readonly path: string;
  readonly operation: Json;
}

/** One request that was answered badly: why, and all that is needed to send it again. */
interface Fault {
  readonly kind: string;
  readonly detail: string;
}

/**
 * Sends made-up requests to every operation of the API's own description, as everybody who may come. Passes where no
 * answer is a 5xx, every error is a problem that names its fields, and every answer is one that the description declares.
 * (That an answer has its declared shape is held by the server itself: anything else would be a 500.)
 */
export async function fuzzDrill(rounds: number): Promise<boolean> {
  const seed = Number(process.env["SEED"] ?? 1);
  await using ending = new AsyncDisposableStack();
  const cluster = await throwAwayCluster();
  ending.defer(() => cluster.stop());
  const dataFolder = mkdtempSync(join(tmpdir(), "recourse-fuzz-"));
  ending.defer(() => rmSync(dataFolder, { recursive: true, force: true }));
  const config = configOf({ dataFolder, databaseUrl: cluster.url, smtpUrl: null, demo: true, port: await freePort() });
  const server = await runServer(config, { log: () => {}, onLost: console.error });
  ending.defer(() => server.close());
  const document = (await (await fetch(`${config.publicUrl}/openapi.json`)).json()) as Json;
  const callers = await makeCallers(server, config.publicUrl, dataFolder);
  const target = { url: config.publicUrl, document, operations: operationsOf(document), callers };
  const tally = await bombard(target, { rounds, seed });
  return report(tally, { rounds, seed, operations: target.operations.length, callers: callers.length });
}

interface Target {
  readonly url: string;
  readonly document: Json;
  readonly operations: readonly Asked[];
  readonly callers: readonly Caller[];
}

interface Tally {
  readonly statuses: Map<number, number>;
  readonly faults: Map<string, { count: number; readonly detail: string }>;
  /** Operations that were answered with a success at least once. */
  readonly succeeded: Set<string>;
}

async function bombard(target: Target, { rounds, seed }: { rounds: number; seed: number }): Promise<Tally> {
  const tally: Tally = { statuses: new Map(), faults: new Map(), succeeded: new Set() };
  const knowledge = new Knowledge(randomFrom(seed));
  knowledge.known.push("minisforum", "whatsminer", "bitmain");
  await readAround(target, knowledge);
  let left = rounds;
  const lane = async (number: number): Promise<void> => {
    const random = randomFrom(seed * 1000 + number);
    const values = new Values(random, target.document, knowledge.known);
    while (left-- > 0) {
      const asked = random.pick(target.operations);
      const caller = random.pick(target.callers);
      const fault = await sendOne({ target, asked, caller }, { random, values, knowledge, tally });
      if (!fault) continue;
      const name = `${fault.kind}: ${asked.method} ${asked.path}`;
      const before = tally.faults.get(name);
      tally.faults.set(name, {
        count: (before?.count ?? 0) + 1,
        detail: before?.detail ?? `as ${caller.role}: ${fault.detail}`,
      });
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
  return tally;
}

interface Tools {
  readonly random: Random;
  readonly values: Values;
  readonly knowledge: Knowledge;
  readonly tally: Tally;
}

async function sendOne(
  { target, asked, caller }: { target: Target; asked: Asked; caller: Caller },
  { random, values, knowledge, tally }: Tools,
): Promise<Fault | null> {
  const { url, init } = await makeRequest({ target, asked, caller }, { random, values, knowledge });
  const sent = fetch(url, { ...init, redirect: "manual", signal: AbortSignal.timeout(60_000) });
  const answer = await sent.catch((error: Error) => error);
  if (answer instanceof Error)
    return {
      kind: "no answer",
      detail: `${asked.method} ${url} ${answer.cause instanceof Error ? answer.cause.message : answer.message}`,
    };
  tally.statuses.set(answer.status, (tally.statuses.get(answer.status) ?? 0) + 1);
  const type = answer.headers.get("content-type") ?? "";
  if (type.startsWith("text/event-stream")) {
    await answer.body?.cancel();
    return null;
  }
  const text = await answer.text().catch((error: Error) => error);
  if (text instanceof Error)
    return { kind: "an answer that breaks off", detail: `${asked.method} ${url} ${answer.status} ${type}` };
  const said = `${asked.method} ${url} ${JSON.stringify(init.headers)} ${((init.body as string | undefined) ?? "").slice(0, 1500)} → ${answer.status} ${text.slice(0, 600)}`;
  if (answer.ok) {
    tally.succeeded.add(`${asked.method} ${asked.path}`);
    if (type.includes("json") && asked.method === "GET") knowledge.learn(asked.path, JSON.parse(text));
  }
  const kind = faultOf({ status: answer.status, type, text }, asked);
  return kind ? { kind, detail: said } : null;
}

/** What is wrong with an answer; null where it is as it should be. */
function faultOf({ status, type, text }: { status: number; type: string; text: string }, { operation, path }: Asked) {
  if (status >= 500) return `a ${status}`;
  const declared = operation["responses"] as Json;
  if (!(String(status) in declared)) return `a ${status} that is not declared`;
  if (status < 400) return null;
  // Uploads speak tus, whose errors are plain.
  if (path.startsWith("/v1/uploads")) return null;
  if (!type.startsWith("application/problem+json")) return `a ${status} of type ${type}`;
  const problem = JSON.parse(text) as Json;
  const whole = typeof problem["title"] === "string" && problem["title"] !== "" && problem["status"] === status;
  if (!whole || typeof problem["code"] !== "string") return `a ${status} without title, status and code`;
  if (problem["code"] !== "invalid_input") return null;
  const fields = (problem["fields"] ?? []) as { pointer?: unknown; text?: unknown }[];
  const named = fields.every((field) => typeof field.pointer === "string" && field.text);
  return fields.length > 0 && named ? null : "invalid input that names no field";
}

async function makeRequest(
  { target, asked, caller }: { target: Target; asked: Asked; caller: Caller },
  { random, values, knowledge }: Omit<Tools, "tally">,
): Promise<{ url: string; init: RequestInit }> {
  const { operation, method, path } = asked;
  const parameters = ((operation["parameters"] ?? []) as Json[]).map((each) => resolved(each, target.document));
  const headers: Record<string, string> = await caller.headers();
  const query = new URLSearchParams();
  for (const parameter of parameters) {
    const name = parameter["name"] as string;
    const value = stringOf(values.of((parameter["schema"] ?? {}) as Json));
    if (parameter["in"] === "query" && random.chance(0.5)) query.set(name, value);
    if (parameter["in"] === "header" && random.chance(0.85)) headers[name] = headerValue(name, value, random);
  }
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const given = knowledge.fill(names);
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = random.chance(0.04) ? stringOf(values.odd()).slice(0, 500) : given.get(name)!;
    return encodeURIComponent(name === "seller" && random.chance(0.97) ? slug : value || "-");
  });
  const content = ((operation["requestBody"] as Json | undefined)?.["content"] ?? {}) as Record<string, Json>;
  const [media, described] = Object.entries(content)[0] ?? [];
  const init: RequestInit = { method, headers };
  if (media && described && method !== "GET") {
    const value = values.of((described["schema"] ?? {}) as Json);
    headers["content-type"] = random.chance(0.97) ? media : "text/html";
    init.body = media === "application/json" && !random.chance(0.02) ? JSON.stringify(value) : stringOf(value);
  }
  return { url: `${target.url}${filled}${query.size > 0 ? `?${query}` : ""}`, init };
}

function resolved(parameter: Json, document: Json): Json {
  const path = /^#\/(.+)$/.exec((parameter["$ref"] as string | undefined) ?? "")?.[1];
  if (!path) return parameter;
  return path.split("/").reduce<Json>((at, step) => at[step] as Json, document);
}

function stringOf(value: unknown): string {
  return typeof value === "string" ? value.toWellFormed() : (JSON.stringify(value) ?? "");
}

function headerValue(name: string, value: string, random: Random): string {
  if (name.toLowerCase() === "if-match")
    return random.pick(['"1"', '"2"', '"3"', '"4"', '"7"', "*", value]).replaceAll(/[^\x20-\x7e]/g, "");
  if (name.toLowerCase() === "tus-resumable") return "1.0.0";
  return value.replaceAll(/[^\x20-\x7e]/g, "").slice(0, 300);
}

/** As the administrator, everything that can be read without knowing anything, then the claims and units found there. */
async function readAround({ url, callers, operations }: Target, knowledge: Knowledge): Promise<void> {
  const headers = await callers.find(({ role }) => role === "administrator")!.headers();
  const read = async (path: string, names: ReadonlyMap<string, string>): Promise<void> => {
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === "seller" ? slug : names.get(name)!));
    const answer = await fetch(url + filled, { headers });
    if (!answer.ok || !answer.headers.get("content-type")?.startsWith("application/json")) await answer.body?.cancel();
    else knowledge.learn(path, await answer.json());
  };
  const paths = operations.filter(({ method }) => method === "GET").map(({ path }) => path);
  for (const path of paths.filter((each) => !each.replace("{seller}", "").includes("{"))) await read(path, new Map());
  const claims = knowledge.known.filter((each) => each.startsWith("R-"));
  for (const claim of claims) await read("/v1/sellers/{seller}/claims/{claim}", new Map([["claim", claim]]));
}

function operationsOf(document: Json): Asked[] {
  const paths = document["paths"] as Record<string, Record<string, Json>>;
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]) =>
      operation["responses"] ? [{ method: method.toUpperCase(), path, operation }] : [],
    ),
  );
}

async function makeCallers({ database, signIns }: RunningServer, url: string, dataFolder: string): Promise<Caller[]> {
  const { db } = database;
  const seller = await db.selectFrom("seller").select("id").where("slug", "=", slug).executeTakeFirstOrThrow();
  const sellerId = seller.id;
  const { keys, guest } = await inTransaction(db, { sellerId }, async (tx) => {
    const keys: [string, string][] = [];
    for (const role of staffRoles)
      keys.push([role, await createKey(tx, { sellerId, name: role, role, now: Date.now() })]);
    const claim = await tx.selectFrom("claim").select("id").limit(1).executeTakeFirstOrThrow();
    return { keys, guest: await openToGuest(tx, { sellerId, id: claim.id }, keptSecret(dataFolder)) };
  });
  const { password } = JSON.parse(readFileSync(join(dataFolder, "demo.json"), "utf8")) as { password: string };
  const people = signIns.filter(({ seller: name }) => name === "All Mining");
  return [
    { role: roles[roles.indexOf("anyone")]!, headers: async () => ({}) },
    { role: "guest", headers: async () => ({ authorization: `Guest ${guest}` }) },
    ...keys.map(([role, key]) => ({ role, headers: async () => ({ authorization: `Bearer ${key}` }) })),
    ...people.map(({ as, email }) => ({ role: `${as}, signed in`, headers: session(url, { email, password }) })),
  ];
}

/** A session's cookie, signed in afresh now and then, since a request may sign out. */
function session(url: string, sign: { readonly email: string; readonly password: string }) {
  let cookie: Promise<string> | undefined;
  let uses = 0;
  return async (): Promise<Record<string, string>> => {
    if (uses++ % 40 === 0) cookie = undefined;
    cookie ??= fetch(`${url}/v1/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: url },
      body: JSON.stringify(sign),
    }).then((answer) =>
      answer.headers
        .getSetCookie()
        .map((each) => each.split(";")[0])
        .join("; "),
    );
    return { cookie: await cookie, origin: url };
  };
}

function report(tally: Tally, of: { rounds: number; seed: number; operations: number; callers: number }): boolean {
  for (const [name, { count, detail }] of tally.faults) console.log(`fuzz: ${count} × ${name}\n      ${detail}`);
  const statuses = [...tally.statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
  const bad = [...tally.faults.values()].reduce((sum, { count }) => sum + count, 0);
  console.log(`fuzz: ${statuses.join(", ")}`);
  console.log(
    `fuzz: ${of.rounds} requests to ${of.operations} operations as ${of.callers} callers (seed ${of.seed}); ` +
      `${tally.succeeded.size} operations succeeded at least once; ${bad} answers were wrong: ${bad === 0 ? "passed" : "FAILED"}`,
  );
  return bad === 0;
}
