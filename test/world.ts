import { type Actor, type Role, systemActor } from "../src/core/actor.ts";
import { addDays, type Day, day, dayAt, startOfDay } from "../src/core/day.ts";
import { newId } from "../src/core/id.ts";
import { serialKey } from "../src/core/serial.ts";
import { inTransaction, type Tx } from "../src/database/transaction.ts";
import type { Address, ClaimRecord, LineRecord } from "../src/domain/claims/index.ts";
import { loadClaim } from "../src/domain/claims/index.ts";
import type { Context, Policies } from "../src/domain/context.ts";
import { policiesOf, storePolicyVersions } from "../src/domain/policies/index.ts";
import { sellerSettings } from "../src/domain/sellers/index.ts";
import { readPackFiles } from "../src/policy/index.ts";
import { type Course, courseOf, type Stage } from "./course.ts";
import { type FreshDatabase, freshDatabase } from "./database.ts";
import { packs } from "./packs.ts";

/** What a test asks for; everything has a sensible default. */
export interface WorldOptions extends Partial<Course> {
  /** The pack the units are under. */
  readonly policy?: string;
  /** The seller's day on which it begins; a Monday unless told. */
  readonly on?: string;
  readonly timeZone?: string;
  /** The shipment record of the units. */
  readonly unit?: UnitColumns;
  /** What kind of product it is; as its policy's own unless told. */
  readonly category?: string;
  /** Where the customer lives; `DE` unless told. */
  readonly country?: string;
  /** How many units the claim is for. */
  readonly units?: number;
  /** How far the claim has come, through the real verbs; left out: there is no claim. */
  readonly claim?: Stage;
}

interface UnitColumns {
  readonly releasedOn?: string;
  readonly shippedOn?: string;
  readonly deliveredOn?: string;
  readonly channel?: string;
  readonly orderNumber?: string;
  readonly warehouse?: string;
  readonly preorder?: boolean;
  /** `customer` stands for the world's own customer. */
  readonly buyerEmail?: string;
  readonly priceAmount?: number;
  readonly priceCurrency?: string;
}

/** A seller with its people, units and, where asked for, a claim: alone in its scope, in the test file's own database. */
export type World = Awaited<ReturnType<typeof world>>;

const policies = policiesOfTests();
let fresh: Promise<FreshDatabase> | undefined;
let worlds = 0;

/** Drops the database of the file's worlds; `test/after-file.ts` does that after each file. */
export async function closeWorlds(): Promise<void> {
  const made = await fresh;
  fresh = undefined;
  await made?.close();
}

/** Makes a world; several may live in one test. */
export async function world(options: WorldOptions = {}) {
  const { db, url } = await database();
  const timeZone = options.timeZone ?? "Europe/Berlin";
  const clock = clockAt(options.on ?? "2026-03-02", timeZone);
  const policy = options.policy ?? "whatsminer";
  const seller = { id: newId(clock.now()), slug: `seller-${++worlds}`, timeZone, policy };
  const country = options.country ?? "DE";
  const tenant = await inTransaction(db, { sellerId: seller.id }, (tx) => addTenant(tx, { ...seller, country }));
  const act = <T>(actor: Actor, work: (context: Context) => Promise<T>): Promise<T> =>
    inTransaction(db, { sellerId: actor.sellerId, personId: actor.id }, async (tx) => {
      const [now, seller] = [clock.now(), await sellerSettings(tx, actor.sellerId)];
      return work({ tx, actor, now, seller, policies: await policiesOf(tx, policies, seller, now) });
    });
  const serials = await inTransaction(db, { sellerId: seller.id }, (tx) =>
    addUnits(tx, seller.id, { ...options, customerEmail: tenant.customerEmail }),
  );
  const base = { db, url, policies, clock, act, serials, sellerId: seller.id, ...tenant };
  const claimId = options.claim ? await courseOf(base, { ...options, claim: options.claim }) : "";
  const load = (): Promise<ClaimRecord> => act(tenant.auditor, (context) => loadClaim(context, claimId));
  /** The claim's first line as it stands. */
  const line = async (): Promise<LineRecord> => {
    const [first] = (await load()).lines;
    if (!first) throw new Error("the claim has no line");
    return first;
  };
  return { ...base, claimId, load, line };
}

/** Everybody who may meet a claim, by what they are called in tests. */
export type People = Awaited<ReturnType<typeof addTenant>>;

/** What verbs are called with in a world. */
export interface Stagecraft extends People {
  readonly act: <T>(actor: Actor, work: (context: Context) => Promise<T>) => Promise<T>;
  readonly clock: Clock;
  readonly serials: readonly string[];
}

/** The one clock of a world. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  today(): Day;
  /** Ten in the morning of a day. */
  set(on: string): void;
  /** The same hour, days later. */
  advance(days: number): void;
  /** Any instant. */
  setInstant(at: number): void;
}

function clockAt(on: string, timeZone: string): Clock {
  const morning = (of: Day) => startOfDay(of, timeZone) + 10 * 3_600_000;
  let now = morning(day(on));
  const clock: Clock = {
    // Things done one after the other are not done in the same instant.
    now: () => now++,
    today: () => dayAt(now, timeZone),
    set(next) {
      now = morning(day(next));
    },
    advance(days) {
      now = morning(addDays(clock.today(), days));
    },
    setInstant(at) {
      now = at;
    },
  };
  return clock;
}

async function database(): Promise<FreshDatabase> {
  fresh ??= freshDatabase().then(async (made) => {
    await storePolicyVersions(made.db, policies, Date.UTC(2026, 0, 1));
    return made;
  });
  return fresh;
}

function policiesOfTests(): Policies {
  const all = [...packs.byId.values()];
  return {
    all,
    find: (id) => packs.byId.get(id),
    byDigest: (digest) => all.find((policy) => policy.digest === digest),
    installed: (id) => readPackFiles(packs.folder, id),
  };
}

const address: Address = {
  name: "Ada Lovelace",
  lines: ["12 Example Street"],
  city: "Berlin",
  region: "",
  postcode: "10115",
  country: "DE",
  phone: "",
  kind: "address",
};

async function addTenant(tx: Tx, seller: Readonly<Record<"id" | "slug" | "timeZone" | "policy" | "country", string>>) {
  const sellerId = seller.id;
  const createdAt = new Date(0);
  await tx
    .insertInto("seller")
    .values({
      id: sellerId,
      slug: seller.slug,
      name: seller.slug,
      timeZone: seller.timeZone,
      email: `care@${seller.slug}.example`,
      policies: [seller.policy],
      createdAt,
    })
    .execute();
  await tx.insertInto("calendar").values({ sellerId }).execute();
  const centre = { sellerId, name: "Berlin bench", address: JSON.stringify(address), createdAt };
  const [centreId, otherCentreId, customerId, otherCustomerId] = [newId(), newId(), newId(), newId()];
  await tx
    .insertInto("serviceCentre")
    .values([
      { ...centre, id: centreId },
      { ...centre, id: otherCentreId, name: "Madrid bench" },
    ])
    .execute();
  const customer = { sellerId, kind: "consumer", country: seller.country, locale: "en", createdAt };
  const customerEmail = `ada@${seller.slug}.example`;
  await tx
    .insertInto("customer")
    .values([
      { ...customer, id: customerId, name: "Ada Lovelace", email: customerEmail },
      { ...customer, id: otherCustomerId, name: "Grace Hopper", email: `grace@${seller.slug}.example` },
    ])
    .execute();
  const person = (name: string, role: Role, more: Partial<Actor> = {}) =>
    addPerson(tx, seller, { name, role, ...more });
  return {
    centreId,
    otherCentreId,
    customerId,
    customerEmail,
    address,
    customer: await person("Ada", "customer_owner", { customerId }),
    stranger: await person("Grace", "customer_owner", { customerId: otherCustomerId }),
    agent: await person("Sam", "support"),
    clerk: await person("Cleo", "receiving"),
    technician: await person("Theo", "technician"),
    finance: await person("Fay", "finance"),
    shipping: await person("Ships", "shipping"),
    administrator: await person("Ann", "administrator"),
    auditor: await person("Otto", "auditor"),
    policyManager: await person("Paul", "policy_manager"),
    member: await person("Mia", "centre_member", { centreId }),
    otherMember: await person("Noa", "centre_member", { centreId: otherCentreId }),
    system: systemActor(sellerId),
  };
}

async function addPerson(
  tx: Tx,
  seller: { readonly id: string; readonly slug: string },
  { name, role, ...more }: { readonly name: string; readonly role: Role } & Partial<Actor>,
): Promise<Actor> {
  const id = newId();
  const createdAt = new Date(0);
  await tx
    .insertInto("person")
    .values({ id, name, email: `${name.toLowerCase()}@${seller.slug}.example`, emailVerified: true })
    .execute();
  if (more.customerId)
    await tx
      .insertInto("customerMember")
      .values({ sellerId: seller.id, customerId: more.customerId, personId: id, role, createdAt })
      .execute();
  else
    await tx
      .insertInto("staffMember")
      .values({ sellerId: seller.id, personId: id, role, centreId: more.centreId ?? null, createdAt })
      .execute();
  return { kind: "person", id, name, sellerId: seller.id, role, locale: "en", ...more };
}

const models: Readonly<Record<string, readonly [manufacturer: string, name: string, category: string]>> = {
  whatsminer: ["MicroBT", "M50S", "miner"],
  bitmain: ["Bitmain", "S19", "miner"],
  canaan: ["Canaan", "A1246", "miner"],
  minisforum: ["Minisforum", "UM790", "mini_pc"],
  jasminer: ["Jasminer", "X4-Q", "miner"],
};

async function addUnits(
  tx: Tx,
  sellerId: string,
  options: WorldOptions & { readonly customerEmail: string },
): Promise<string[]> {
  const policy = options.policy ?? "whatsminer";
  const [manufacturer, name, category] = models[policy] ?? ["Maker", "Thing", "general"];
  const [modelId, createdAt] = [newId(), new Date(0)];
  await tx
    .insertInto("model")
    .values({ sellerId, id: modelId, manufacturer, name, category: options.category ?? category, policy, createdAt })
    .execute();
  const serials = Array.from({ length: options.units ?? 1 }, (_, index) => `SN-${worlds}-${index + 1}`);
  const unit = { releasedOn: "2025-09-01", shippedOn: "2025-09-10", deliveredOn: "2025-09-20", ...options.unit };
  const { buyerEmail = null } = options.unit ?? {};
  await tx
    .insertInto("unit")
    .values(
      serials.map((serial) => ({
        sellerId,
        id: newId(),
        serial,
        serialKey: serialKey(serial),
        modelId,
        createdAt,
        updatedAt: createdAt,
        ...unit,
        buyerEmail: buyerEmail === "customer" ? options.customerEmail : buyerEmail,
      })),
    )
    .execute();
  return serials;
}
