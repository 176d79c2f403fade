import { hashPassword } from "better-auth/crypto";
import type { StaffRole } from "../../src/core/actor.ts";
import { addDays, type Day, dayAt } from "../../src/core/day.ts";
import { newId } from "../../src/core/id.ts";
import { serialKey } from "../../src/core/serial.ts";
import type { Db } from "../../src/database/connect.ts";
import { inTransaction, type Tx } from "../../src/database/transaction.ts";
import { createSeller } from "../../src/domain/sellers/index.ts";
import { loadPolicies } from "../../src/main/policies.ts";
import { packs } from "../packs.ts";
import type { SignIn, Stage } from "./stage.ts";

/** A seller of machines with one of each staff, and two customers who have signed up. */
export interface Shop {
  readonly id: string;
  readonly slug: string;
  readonly customer: SignIn;
  /** Another customer, who knows nothing of the first. */
  readonly neighbour: SignIn;
  staff(role: StaffRole): SignIn;
  /** Lets somebody sign in for a customer who has not signed up. */
  enrol(customerId: string): Promise<SignIn>;
  /** Enters a unit that left the maker, and reached its buyer ten days later, so many days ago; gives its serial. */
  unit(model: ModelName, daysAgo: number): Promise<string>;
  /** Enters a unit that is sold and has not left yet; gives its serial. */
  unshipped(model: ModelName): Promise<string>;
}

type ModelName = keyof typeof models;

const models = {
  M50S: { manufacturer: "MicroBT", category: "miner", policy: "whatsminer", code: "HTM35X" },
  UM790: { manufacturer: "Minisforum", category: "mini_pc", policy: "minisforum", code: "UM790P" },
  S21: { manufacturer: "Bitmain", category: "miner", policy: "bitmain", code: "YNAHA" },
  APW12: { manufacturer: "Zeus Mining", category: "power_supply", policy: "zeus", code: "ZMPSU" },
} as const;

const roles = ["administrator", "support", "receiving", "technician", "finance", "shipping"] as const;
const password = "a long enough password";
const centre = {
  name: "Centre North",
  address: {
    name: "North Repairs",
    lines: ["Dock Road 2"],
    city: "Rotterdam",
    region: "",
    postcode: "3029 ZZ",
    country: "NL",
    phone: "",
    kind: "address" as const,
  },
};

/** Opens a shop on the stage; its people sign in with one password. */
export async function openShop(
  { server }: Stage,
  slug = "north",
  uses: readonly string[] = ["whatsminer", "minisforum"],
): Promise<Shop> {
  const { db } = server.database;
  const now = Date.now();
  const id = newId<"seller">(now);
  const email = (name: string) => `${name}@${slug}.example`;
  const hash = await hashPassword(password);
  const card = { slug, name: "North Machines", email: email("care"), currency: "EUR", timeZone: "UTC" };
  const policies = await loadPolicies(db, packs, now);
  await inTransaction(db, { sellerId: id }, async (tx) => {
    const seller = { ...card, locale: "en", policies: uses, centre } as const;
    await createSeller(tx, id, seller, { policies, now });
    for (const role of roles) {
      const personId = await addPerson(tx, {
        name: `${role[0]?.toUpperCase()}${role.slice(1)} North`,
        email: email(role),
        hash,
      });
      await tx
        .insertInto("staffMember")
        .values({ sellerId: id, personId, role, createdAt: new Date(now) })
        .execute();
    }
    await addCustomer(tx, id, { name: "Ana Ruiz", email: email("ana"), hash });
    await addCustomer(tx, id, { name: "Ben Ortiz", email: email("ben"), hash });
  });
  const enter = unitsOf(db, id);
  const today = dayAt(now, "UTC");
  const signIn = (name: string) => ({ email: email(name), password });
  const enrol = (customerId: string) =>
    inTransaction(db, { sellerId: id }, async (tx) => {
      const personId = await addPerson(tx, { name: "Cora Díaz", email: email(customerId), hash });
      await addMember(tx, { sellerId: id, customerId, personId });
      return signIn(customerId);
    });
  return {
    id,
    slug,
    customer: signIn("ana"),
    neighbour: signIn("ben"),
    staff: signIn,
    enrol,
    unit: (model, daysAgo) => enter(model, sentOn(addDays(today, -daysAgo))),
    unshipped: (model) => enter(model, { releasedOn: null, shippedOn: null, deliveredOn: null }),
  };
}

interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly hash: string;
}

async function addPerson(tx: Tx, { name, email, hash }: NewPerson): Promise<string> {
  const id = newId();
  await tx.insertInto("person").values({ id, name, email, emailVerified: true }).execute();
  const account = { personId: id, accountId: id, providerId: "credential", password: hash };
  await tx.insertInto("personAccount").values(account).execute();
  return id;
}

async function addCustomer(tx: Tx, sellerId: string, person: NewPerson): Promise<void> {
  const personId = await addPerson(tx, person);
  const [id, createdAt] = [newId(), new Date()];
  const { name, email } = person;
  const customer = { sellerId, id, kind: "consumer", name, email, country: "ES", locale: "en", createdAt };
  await tx.insertInto("customer").values(customer).execute();
  await addMember(tx, { sellerId, customerId: id, personId });
}

async function addMember(tx: Tx, member: Record<"sellerId" | "customerId" | "personId", string>): Promise<void> {
  const row = { ...member, role: "customer_owner", createdAt: new Date() };
  await tx.insertInto("customerMember").values(row).execute();
}

type UnitDays = Readonly<Record<"releasedOn" | "shippedOn" | "deliveredOn", Day | null>>;

function sentOn(releasedOn: Day): UnitDays {
  return { releasedOn, shippedOn: addDays(releasedOn, 3), deliveredOn: addDays(releasedOn, 10) };
}

function unitsOf(db: Db, sellerId: string): (name: ModelName, days: UnitDays) => Promise<string> {
  let made = 0;
  return (name, days) =>
    inTransaction(db, { sellerId }, async (tx) => {
      const { code, ...model } = models[name];
      const [at, id] = [new Date(), newId()];
      const found = await tx.selectFrom("model").select("id").where("name", "=", name).executeTakeFirst();
      const modelId = found?.id ?? newId();
      if (!found)
        await tx
          .insertInto("model")
          .values({ sellerId, id: modelId, name, ...model, createdAt: at })
          .execute();
      made += 1;
      const serial = `${code}${100_000 + made}`;
      const keys = { serial, serialKey: serialKey(serial), orderNumber: `SO-${made}`, channel: "official" };
      const price = { priceAmount: 74_900, priceCurrency: "EUR" };
      const row = { sellerId, id, modelId, ...keys, ...days, ...price, warehouse: "EU", preorder: false };
      await tx
        .insertInto("unit")
        .values({ ...row, createdAt: at, updatedAt: at })
        .execute();
      return serial;
    });
}
