import type { Actor, Role, StaffRole } from "../../src/core/actor.ts";
import { addDays, type Day, dayAt } from "../../src/core/day.ts";
import { newId } from "../../src/core/id.ts";
import { serialKey } from "../../src/core/serial.ts";
import type { Db } from "../../src/database/connect.ts";
import { inTransaction } from "../../src/database/transaction.ts";
import { loadClaim } from "../../src/domain/claims/index.ts";
import type { Context, Policies } from "../../src/domain/context.ts";
import { startCardPayment } from "../../src/domain/payments/index.ts";
import { createKey } from "../../src/domain/people/index.ts";
import { sellerSettings } from "../../src/domain/sellers/index.ts";
import { loadPolicies } from "../../src/main/policies.ts";
import { courseOf, type Stage } from "../course.ts";
import type { Stagecraft } from "../world.ts";

/** One unit whose quote is being paid by card. */
export interface Till {
  readonly claimId: string;
  readonly lineId: string;
  readonly paymentId: string;
}

export interface Shop {
  readonly sellerId: string;
  readonly slug: string;
  /** Whose claims they are. */
  readonly customerId: string;
  /** Keys that act for the administrator and for finance. */
  readonly keys: { readonly administrator: string; readonly finance: string };
  /** A claim of some units, each quoted, accepted and to be paid; by card, unless told otherwise. */
  openTills(units: number, how?: { readonly byCard: boolean }): Promise<Till[]>;
  /** A claim of some units, else one, that has come so far, their repair paid for; gives the claim's number. */
  claimAt(claim: Stage, units?: number): Promise<string>;
}

const address = {
  name: "Drill",
  lines: ["1 Street"],
  city: "Berlin",
  region: "",
  postcode: "10115",
  country: "DE",
  phone: "",
  kind: "address" as const,
};

/** Everybody and everything of the drill's seller, beside the running server and through the real verbs. */
export async function openShop(db: Db): Promise<Shop> {
  const seller = await db.selectFrom("seller").select(["id", "slug", "timeZone"]).executeTakeFirstOrThrow();
  const { id: sellerId, slug, timeZone } = seller;
  const policies = await loadPolicies(db, "policies", Date.now());
  const [customerId, modelId, centreId, technicianId] = [newId(), newId(), newId(), newId()];
  const createdAt = new Date();
  const keys = await inTransaction(db, { sellerId }, async (tx) => {
    const person = { id: technicianId, name: "Theo", email: "theo@drill.example", emailVerified: true };
    await tx.insertInto("person").values(person).execute();
    const customer = { kind: "consumer", name: "Ada", email: "ada@drill.example", country: "DE", locale: "en" };
    await tx
      .insertInto("customer")
      .values({ sellerId, id: customerId, ...customer, createdAt })
      .execute();
    const centre = { name: "Bench", address: JSON.stringify(address) };
    await tx
      .insertInto("serviceCentre")
      .values({ sellerId, id: centreId, ...centre, createdAt })
      .execute();
    const model = { manufacturer: "Minisforum", name: "UM690", category: "mini_pc", policy: "minisforum" };
    await tx
      .insertInto("model")
      .values({ sellerId, id: modelId, ...model, createdAt })
      .execute();
    const key = (role: StaffRole) => createKey(tx, { sellerId, name: role, role, now: Date.now() });
    return { administrator: await key("administrator"), finance: await key("finance") };
  });
  const actor = (name: string, role: Role, more: Partial<Actor> = {}): Actor => ({
    kind: "person",
    id: newId(),
    name,
    sellerId,
    role,
    locale: "en",
    ...more,
  });
  const people = {
    customer: actor("Ada", "customer_owner", { customerId }),
    agent: actor("Sam", "support"),
    clerk: actor("Cleo", "receiving"),
    auditor: actor("Otto", "auditor"),
    technician: actor("Theo", "technician", { id: technicianId }),
    finance: actor("Fay", "finance"),
    shipping: actor("Ships", "shipping"),
  };
  const act = actIn(db, policies);
  const today = () => dayAt(Date.now(), timeZone);
  const clock = { now: Date.now, today, set() {}, advance() {}, setInstant() {} };
  const stage = { ...people, act, clock, centreId, customerId, address, db, policies, sellerId };
  const findings = { finding: { manufacturingDefect: true, repairable: true } };
  let made = 0;
  const withUnits = async (units: number) => {
    const serials = Array.from({ length: units }, () => `DRILL-${++made}`);
    await inTransaction(db, { sellerId }, (tx) =>
      tx
        .insertInto("unit")
        .values(serials.map((serial) => unitOf({ sellerId, modelId, serial, today: today() })))
        .execute(),
    );
    return { ...stage, serials } as unknown as Stagecraft & typeof stage;
  };
  return {
    sellerId,
    slug,
    customerId,
    keys,
    async openTills(units, { byCard } = { byCard: true }) {
      const set = await withUnits(units);
      const claimId = await courseOf(set, { claim: "accepted", findings });
      const record = await act(people.customer, (context) => loadClaim(context, claimId));
      const tills = record.lines.flatMap(({ id, quotes }) => {
        const paymentId = quotes[0]?.payment?.id;
        return paymentId ? [{ claimId, lineId: id, paymentId }] : [];
      });
      for (const { paymentId } of byCard ? tills : [])
        await act(people.customer, (context) => startCardPayment(context, paymentId, "http://localhost"));
      return tills;
    },
    async claimAt(claim, units = 1) {
      const claimId = await courseOf(await withUnits(units), { claim, findings });
      return (await act(people.auditor, (context) => loadClaim(context, claimId))).number;
    },
  };
}

function actIn(db: Db, policies: Policies): Stagecraft["act"] {
  return <T>(actor: Actor, work: (context: Context) => Promise<T>) =>
    inTransaction(db, { sellerId: actor.sellerId }, async (tx) =>
      work({ tx, actor, now: Date.now(), seller: await sellerSettings(tx, actor.sellerId), policies }),
    );
}

/** Out of its warranty for long: its repair is to be paid. */
function unitOf({
  sellerId,
  modelId,
  serial,
  today,
}: {
  sellerId: string;
  modelId: string;
  serial: string;
  today: Day;
}) {
  const delivered = addDays(today, -1200);
  return {
    sellerId,
    id: newId(),
    serial,
    serialKey: serialKey(serial),
    modelId,
    createdAt: new Date(),
    updatedAt: new Date(),
    shippedOn: delivered,
    deliveredOn: delivered,
    warehouse: "CN",
    preorder: false,
  };
}
