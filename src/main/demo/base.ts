import { newId } from "../../core/id.ts";
import { serialKey } from "../../core/serial.ts";
import type { Tx } from "../../database/transaction.ts";
import type { Policies } from "../../domain/context.ts";
import { createSeller } from "../../domain/sellers/index.ts";
import { writeCentres } from "./centres.ts";
import type { DemoCustomer } from "./customers.ts";
import { faultsOf } from "./faults.ts";
import type { DemoModel } from "./seller.ts";
import type { SellerPlan } from "./stories.ts";

/** What the base data needs besides the plan. */
export interface BaseSetting {
  readonly policies: Policies;
  readonly passwordHash: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Writes a seller with everything but its claims, in the scope of `sellerId`: people, models, units, a centre. */
export async function writeBase(tx: Tx, sellerId: string, plan: SellerPlan, setting: BaseSetting): Promise<void> {
  const { seller } = plan;
  const { slug, name, email, locale, timeZone, currency, colour, policies } = seller;
  const logo = `data:image/svg+xml;base64,${Buffer.from(seller.logo).toString("base64")}`;
  const card = { slug, name, email, locale, timeZone, currency, colour, policies, logo, demo: true };
  const centre = { name: seller.centre.name, address: { ...seller.centre.address, kind: "address" as const } };
  const { centreId } = await createSeller(tx, sellerId, { ...card, centre }, setting);
  await tx
    .updateTable("serviceCentre")
    .set({ instructions: JSON.stringify(seller.centre.instructions) })
    .where("sellerId", "=", sellerId)
    .execute();
  await writeCentres(tx, sellerId, { slug, centreId, now: setting.now });
  await writeAccount(tx, sellerId, { name, currency });
  const people = await writePeople(tx, plan, setting.passwordHash);
  await writeStaff(tx, sellerId, { plan, people, centreId, now: setting.now });
  await writeCustomers(tx, sellerId, { plan, people, now: setting.now });
  await writeUnits(tx, sellerId, plan, setting.now);
  await writeParts(tx, sellerId, plan, setting.now);
}

/** The shelf of the bench: the parts that the demo's repairs use, some of them to be bought. */
async function writeParts(tx: Tx, sellerId: string, { seller }: SellerPlan, now: number): Promise<void> {
  const used = seller.models.flatMap((model) => faultsOf(model).map(({ part }) => part));
  const parts = [...new Map(used.map((part) => [part.name, part])).values()];
  for (const [index, { name, price }] of parts.entries()) {
    const [id, stock] = [newId<"part">(now), (index * 7) % 23];
    const code = `P-${String(index + 101)}`;
    const part = { sellerId, id, code, codeKey: serialKey(code), name, value: price, currency: seller.currency };
    await tx
      .insertInto("part")
      .values({ ...part, stock, lowAt: 3, createdAt: new Date(now) })
      .execute();
    if (stock === 0) continue;
    const movement = { sellerId, id: newId<"stockMovement">(now), partId: id, quantity: stock, reason: "received" };
    await tx
      .insertInto("stockMovement")
      .values({ ...movement, byName: seller.staff[0]?.name ?? "", at: new Date(now) })
      .execute();
  }
}

/** Where customers pay to, and up to 100 back needs one person only. The numbers are examples that no bank gives out. */
async function writeAccount(tx: Tx, sellerId: string, of: { name: string; currency: string }): Promise<void> {
  const bank =
    of.currency === "EUR"
      ? { bank: "Example Bank, Frankfurt", number: "DE02 1203 0000 0000 2020 51", code: "BYLADEM1001" }
      : { bank: "Example Bank, New York", number: "000123456789", code: "021000021" };
  const account = { currency: of.currency, holder: of.name, ...bank, note: "" };
  await tx
    .insertInto("paymentSettings")
    .values({ sellerId, bankAccounts: JSON.stringify([account]), refundLimit: 10_000 })
    .execute();
}

/** The address that a staff member of the demo signs in with. */
export function staffEmail(seller: { readonly email: string }, role: string): string {
  return `${role.replaceAll("_", "-")}@${seller.email.split("@")[1]}`;
}

type People = ReadonlyMap<string, string>;

/** Everybody who signs in, with the demo's password; somebody may be a customer of both sellers. Returns ids by address. */
async function writePeople(tx: Tx, { seller, customers }: SellerPlan, passwordHash: string): Promise<People> {
  const people = [
    ...seller.staff.map(({ role, name }) => ({ name, email: staffEmail(seller, role), locale: "en" })),
    ...customers
      .filter(({ signsIn }) => signsIn)
      .map(({ contact, email, locale }) => ({ name: contact, email, locale })),
  ];
  const rows = await tx
    .insertInto("person")
    .values(people.map((person) => ({ ...person, emailVerified: true })))
    .onConflict((conflict) => conflict.column("email").doUpdateSet({ emailVerified: true }))
    .returning(["id", "email"])
    .execute();
  await tx
    .insertInto("personAccount")
    .values(rows.map(({ id }) => ({ personId: id, accountId: id, providerId: "credential", password: passwordHash })))
    .onConflict((conflict) => conflict.columns(["providerId", "accountId"]).doNothing())
    .execute();
  return new Map(rows.map(({ id, email }) => [email, id]));
}

interface Written {
  readonly plan: SellerPlan;
  readonly people: People;
  readonly now: number;
}

async function writeStaff(
  tx: Tx,
  sellerId: string,
  { plan, people, centreId, now }: Written & { centreId: string | null },
): Promise<void> {
  const members = plan.seller.staff.map(({ role }) => ({
    sellerId,
    personId: people.get(staffEmail(plan.seller, role))!,
    role,
    centreId: role === "centre_member" ? centreId : null,
    createdAt: new Date(now),
  }));
  await tx.insertInto("staffMember").values(members).execute();
}

async function writeCustomers(tx: Tx, sellerId: string, { plan, people, now }: Written): Promise<void> {
  const createdAt = new Date(now);
  const rows = plan.customers.map((customer) => ({ customer, id: newId<"customer">(now) }));
  const card = ({ kind, name, email, phone, country, locale }: DemoCustomer) => ({
    kind,
    name,
    email,
    phone,
    country,
    locale,
  });
  await tx
    .insertInto("customer")
    .values(rows.map(({ customer, id }) => ({ sellerId, id, ...card(customer), createdAt })))
    .execute();
  await tx
    .insertInto("customerAddress")
    .values(
      rows.map(({ customer, id }) => ({
        sellerId,
        id: newId<"address">(now),
        customerId: id,
        address: JSON.stringify(customer.address),
        createdAt,
      })),
    )
    .execute();
  const members = rows.flatMap(({ customer, id }) => {
    const personId = customer.signsIn ? people.get(customer.email) : undefined;
    return personId ? [{ sellerId, customerId: id, personId, role: "customer_owner", createdAt }] : [];
  });
  await tx.insertInto("customerMember").values(members).execute();
}

async function writeUnits(tx: Tx, sellerId: string, { seller, units }: SellerPlan, now: number): Promise<void> {
  const at = new Date(now);
  const models = new Map<DemoModel, string>(seller.models.map((model) => [model, newId(now)]));
  await tx
    .insertInto("model")
    .values(
      [...models].map(([{ manufacturer, name, category, policy, hsCode, origin }, id]) => ({
        sellerId,
        id,
        manufacturer,
        name,
        category,
        policy,
        hsCode,
        origin,
        createdAt: at,
      })),
    )
    .execute();
  // PostgreSQL takes 65,535 parameters in one statement.
  for (let from = 0; from < units.length; from += 1000) {
    const rows = units.slice(from, from + 1000).map((unit) => ({
      sellerId,
      id: newId<"unit">(now),
      serial: unit.serial,
      serialKey: serialKey(unit.serial),
      modelId: models.get(unit.model)!,
      batch: unit.batch,
      orderNumber: unit.order,
      releasedOn: unit.releasedOn,
      shippedOn: unit.shippedOn,
      deliveredOn: unit.deliveredOn,
      invoiceOn: unit.invoiceOn,
      priceAmount: unit.price,
      priceCurrency: seller.currency,
      channel: unit.channel,
      warehouse: unit.warehouse,
      preorder: unit.preorder,
      bulk: unit.bulk,
      buyerName: unit.customer.name,
      buyerEmail: unit.customer.email,
      createdAt: at,
      updatedAt: at,
    }));
    await tx.insertInto("unit").values(rows).execute();
  }
}
