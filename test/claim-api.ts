import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { z } from "zod";
import { type FakeCards, fakeCards } from "../src/adapters/card-fake.ts";
import { typstPress } from "../src/adapters/papers/press-typst.ts";
import { readXlsx } from "../src/adapters/sheet-xlsx.ts";
import { diskStorage } from "../src/adapters/storage-disk.ts";
import { type FakeTracking, fakeTracking } from "../src/adapters/tracking-fake.ts";
import { type AppDeps, buildApp } from "../src/api/app.ts";
import type { Answer, Body, Key, Params, Query } from "../src/api/contract/index.ts";
import type { problem } from "../src/api/contract/shapes.ts";
import type { Role } from "../src/core/actor.ts";
import { newId } from "../src/core/id.ts";
import type { Locale } from "../src/core/locale.ts";
import { serialKey } from "../src/core/serial.ts";
import type { Db } from "../src/database/connect.ts";
import { inTransaction, type Tx } from "../src/database/transaction.ts";
import { makeVault } from "../src/domain/payments/index.ts";
import type { SignedIn, SignIn } from "../src/domain/people/index.ts";
import { createSeller } from "../src/domain/sellers/index.ts";
import { openChangeFeed } from "../src/main/change-feed.ts";
import { loadPolicies } from "../src/main/policies.ts";
import { type FreshDatabase, freshDatabase } from "./database.ts";
import { packs } from "./packs.ts";

export type Problem = z.output<typeof problem>;

/** What a request carries besides its key. */
export type Asked<K extends Key> = {
  readonly params?: Partial<Params<K>>;
  readonly body?: Body<K>;
  readonly query?: Partial<Query<K>>;
  readonly etag?: string;
  readonly locale?: Locale;
  readonly once?: string;
};

/** Somebody who sends requests to the real app; each call is one request. */
export interface Client {
  readonly id: string;
  /** The answer of a request that must succeed. */
  ok<K extends Key>(key: K, asked?: Asked<K>): Promise<Answer<K>>;
  /** The problem of a request that must be refused. */
  refused<K extends Key>(key: K, asked?: Asked<K>): Promise<Problem>;
  /** The bare answer. */
  send<K extends Key>(
    key: K,
    asked?: Asked<K>,
  ): Promise<{ status: number; text: string; headers: Record<string, unknown> }>;
}

/** The app over a database of its own, with a seller `north` that sells WhatsMiners and Minisforum machines. */
export interface ClaimApi {
  readonly app: FastifyInstance;
  /** What the app was built with, for one built otherwise. */
  readonly deps: AppDeps;
  readonly db: Db;
  readonly sellerId: string;
  readonly centreId: string;
  /** The card provider of the app. */
  readonly cards: FakeCards;
  readonly carriers: FakeTracking;
  /** Milliseconds since the epoch; tests turn it on. */
  readonly clock: { now: number };
  /** How many queries the app has sent so far. */
  queries(): number;
  staff(role: Role): Promise<Client>;
  customer(name: string, locale?: Locale): Promise<Client & { readonly customerId: string; readonly email: string }>;
  /** Somebody signed in who is nothing at this seller yet. */
  visitor(name: string): Promise<Client>;
  readonly stranger: Client;
  guest(token: string): Client;
  unit(serial: string, unit: NewUnit): Promise<void>;
  within<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Breaks the connection that hears of changes, as a restart of PostgreSQL would. */
  breakListening(): Promise<void>;
  close(): Promise<void>;
}

export interface NewUnit {
  readonly model: "M50S" | "UM790";
  readonly releasedOn?: string;
  readonly shippedOn?: string;
  readonly deliveredOn?: string;
  readonly orderNumber?: string;
  readonly buyerEmail?: string;
}

const models = {
  M50S: { manufacturer: "MicroBT", category: "miner", policy: "whatsminer" },
  UM790: { manufacturer: "Minisforum", category: "mini_pc", policy: "minisforum" },
} as const;

export const homeAddress = {
  name: "Ana Ruiz",
  lines: ["Calle Mayor 1"],
  city: "Madrid",
  region: "",
  postcode: "28001",
  country: "ES",
  phone: "",
  kind: "address" as const,
};

/** Starts the app; `now` is the instant its clock shows until a test turns it on. A program that is no test brings a migrated database. */
export async function openClaimApi(
  now = Date.parse("2026-02-02T09:00:00Z"),
  database?: FreshDatabase,
): Promise<ClaimApi> {
  const { db, url, close } = database ?? (await freshDatabase());
  const changes = openChangeFeed(url);
  const press = typstPress();
  const owner = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 1 }) }),
  });
  const folder = await mkdtemp(join(tmpdir(), "recourse-api-"));
  const clock = { now };
  const policies = await loadPolicies(db, packs, now);
  const sellerId = newId(now);
  const within = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(db, { sellerId }, work);
  const centre = { name: "Centre North", address: { ...homeAddress, name: "Dock 2" } };
  const seller = { slug: "north", name: "North", email: "help@north.example", currency: "EUR", timeZone: "UTC" };
  const created = await within((tx) =>
    createSeller(
      tx,
      sellerId,
      { ...seller, locale: "en", policies: ["whatsminer", "minisforum"], centre },
      { policies, now },
    ),
  );
  const people = new Map<string, SignedIn>();
  const counted = counting(db);
  const cards = fakeCards();
  const carriers = fakeTracking();
  const deps: AppDeps = {
    db: counted.db,
    policies,
    storage: diskStorage(join(folder, "files")),
    changes,
    press,
    uploadFolder: join(folder, "uploads"),
    readSheet: readXlsx,
    cards: { port: cards, vault: makeVault("a key of the installation for tests") },
    carriers: { ports: [carriers], vault: makeVault("a key of the installation for tests") },
    signIn: signInOf(people),
    publicUrl: "http://localhost:8080",
    now: () => clock.now,
    logger: false,
    webRoot: null,
    rateFactor: 1000,
  };
  const app = await buildApp(deps);
  const person = async (name: string, locale: Locale): Promise<SignedIn> => {
    const email = `${name.toLowerCase()}@example.com`;
    const row = { id: newId(now), name, email, emailVerified: true, locale };
    await within((tx) => tx.insertInto("person").values(row).execute());
    people.set(row.id, row);
    return row;
  };
  return {
    app,
    deps,
    db,
    sellerId,
    cards,
    carriers,
    centreId: created.centreId as string,
    clock,
    queries: () => counted.count,
    within,
    async visitor(name) {
      const { id } = await person(name, "en");
      return client(app, id, cookieOf(id));
    },
    stranger: client(app, "", {}),
    guest: (token) => client(app, "", { authorization: `Guest ${token}` }),
    async staff(role) {
      const { id } = await person(`${role}-${people.size}`, "en");
      const centreId = role === "centre_member" ? created.centreId : null;
      const member = { sellerId, personId: id, role, centreId, createdAt: new Date(now) };
      await within((tx) => tx.insertInto("staffMember").values(member).execute());
      return client(app, id, cookieOf(id));
    },
    async customer(name, locale = "en") {
      const { id, email } = await person(name, locale);
      const customerId = newId(now);
      const row = { sellerId, id: customerId, kind: "business", name, email, country: "ES", locale };
      const member = { sellerId, customerId, personId: id, role: "customer_owner", createdAt: new Date(now) };
      await within(async (tx) => {
        await tx
          .insertInto("customer")
          .values({ ...row, createdAt: new Date(now) })
          .execute();
        await tx.insertInto("customerMember").values(member).execute();
      });
      return { ...client(app, id, cookieOf(id)), customerId, email };
    },
    unit: (serial, unit) => within((tx) => insertUnit(tx, { sellerId, serial, now, ...unit })),
    async breakListening() {
      const { rows } = await sql<{ ended: boolean }>`select pg_terminate_backend(pid) as ended from pg_stat_activity
        where datname = current_database() and application_name = 'recourse listens'`.execute(owner);
      if (rows.length === 0) throw new Error("nobody listens");
    },
    async close() {
      await owner.destroy();
      await app.close();
      await changes.close();
      await press.close();
      await close();
      await rm(folder, { recursive: true });
    },
  };
}

/** The same database, its queries counted. */
function counting(db: Db) {
  const counter = { db, count: 0 };
  counter.db = db.withPlugin({
    transformQuery({ node }) {
      counter.count += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return counter;
}

/** Sessions without passwords: the cookie is the person. */
function signInOf(people: ReadonlyMap<string, SignedIn>): SignIn {
  return {
    async open({ cookie = "" }) {
      const person = people.get(cookie.replace("person=", ""));
      return person ? { person, cookies: [] } : null;
    },
    answer: () => Promise.reject(new Error("nobody signs in here")),
    hashPassword: () => Promise.reject(new Error("nobody signs up here")),
  };
}

function cookieOf(id: string) {
  return { cookie: `person=${id}`, origin: "http://localhost:8080" };
}

function client(app: FastifyInstance, id: string, who: Record<string, string>): Client {
  const send = async <K extends Key>(key: K, asked: Asked<K> = {}) => {
    const [method, path] = key.split(" ") as ["GET", string];
    const params: Record<string, string | undefined> = { seller: "north", ...asked.params };
    const answer = await app.inject({
      method,
      url: path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? name)),
      query: (asked.query ?? {}) as Record<string, string>,
      headers: {
        ...who,
        "accept-language": asked.locale ?? "en",
        ...(asked.etag && { "if-match": asked.etag }),
        ...(asked.once && { "idempotency-key": asked.once }),
      },
      ...(asked.body !== undefined && { payload: asked.body as object }),
    });
    return { status: answer.statusCode, text: answer.body, headers: answer.headers as Record<string, unknown> };
  };
  return {
    id,
    send,
    async ok<K extends Key>(key: K, asked?: Asked<K>) {
      const { status, text } = await send(key, asked);
      if (status >= 300) throw new Error(`${key} answered ${status}: ${text}`);
      return JSON.parse(text) as Answer<K>;
    },
    async refused<K extends Key>(key: K, asked?: Asked<K>) {
      const { status, text, headers } = await send(key, asked);
      if (status < 400) throw new Error(`${key} was not refused: ${status} ${text}`);
      if (headers["content-type"] !== "application/problem+json; charset=utf-8")
        throw new Error(`${key}: no problem+json`);
      return JSON.parse(text) as Problem;
    },
  };
}

async function insertUnit(tx: Tx, unit: NewUnit & { sellerId: string; serial: string; now: number }): Promise<void> {
  const { sellerId, serial, now, model, ...known } = unit;
  const at = new Date(now);
  const found = await tx.selectFrom("model").select("id").where("name", "=", model).executeTakeFirst();
  const modelId = found?.id ?? newId<"model">(now);
  if (!found)
    await tx
      .insertInto("model")
      .values({ sellerId, id: modelId, name: model, createdAt: at, ...models[model] })
      .execute();
  await tx
    .insertInto("unit")
    .values({
      sellerId,
      id: newId(now),
      serial,
      serialKey: serialKey(serial),
      modelId,
      createdAt: at,
      updatedAt: at,
      ...known,
    })
    .execute();
}
