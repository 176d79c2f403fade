import { newId } from "../../src/core/id.ts";
import { connect, type Db } from "../../src/database/connect.ts";
import { launchDatabase } from "../../src/database/launch.ts";
import { inTransaction } from "../../src/database/transaction.ts";
import { createKey } from "../../src/domain/people/index.ts";

/** A seller on a server of its own, with a customer and a key that files for them. */
export interface Scene {
  readonly sellerId: string;
  readonly slug: string;
  readonly customerId: string;
  readonly key: string;
}

/** Makes the seller, over the API of a server where nobody is yet. */
export async function setUp(url: string): Promise<void> {
  const seller = {
    sellerName: "Drill",
    slug: "drill",
    policies: ["whatsminer"],
    currency: "USD",
    timeZone: "Europe/Berlin",
  };
  const person = { locale: "en", name: "Ada", email: "ada@example.com", password: "correct horse battery" };
  const answer = await fetch(`${url}/v1/installation`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": "drill" },
    body: JSON.stringify({ ...seller, ...person }),
  });
  if (!answer.ok) throw new Error(`the seller was not made: ${answer.status} ${await answer.text()}`);
}

/** A customer and a key of the drill's own. */
export async function prepare(db: Db): Promise<Scene> {
  const { id: sellerId, slug } = await db
    .selectFrom("seller")
    .select(["id", "slug"])
    .orderBy("slug")
    .executeTakeFirstOrThrow();
  const customerId = newId<"customer">();
  return inTransaction(db, { sellerId }, async (tx) => {
    const customer = {
      kind: "business",
      name: "Drill",
      email: "drill@example.com",
      locale: "en",
      createdAt: new Date(),
    };
    await tx
      .insertInto("customer")
      .values({ ...customer, sellerId, id: customerId })
      .execute();
    const key = await createKey(tx, { sellerId, name: "drill", role: "support", now: Date.now() });
    return { sellerId, slug, customerId, key };
  });
}

/** Works on the database beside the running server. */
export async function withDatabase<T>(dataFolder: string, work: (db: Db) => Promise<T>): Promise<T> {
  const database = await launchDatabase({ dataFolder, as: "visitor" });
  const db = connect(database.url, { max: 2 });
  try {
    return await work(db);
  } finally {
    await db.destroy();
    await database.stop();
  }
}
