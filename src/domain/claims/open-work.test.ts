import { sql } from "kysely";
import { expect, test } from "vitest";
import { type World, world } from "../../../test/world.ts";
import { approveRefund, declineRefund, failRefund, requestRefund } from "../refunds/index.ts";
import { situationColumns, situationOf } from "./situation.ts";

test.each(["triage", "received", "quoted", "proof_uploaded", "resolved", "closed"] as const)(
  "what is kept of an open claim's units is what its tables say: %s",
  async (claim) => {
    const { act, auditor, claimId } = await world({ claim, units: 2 });
    const { rows } = await act(auditor, ({ tx }) => differences(claimId).execute(tx));
    expect(rows).toEqual([]);
  },
);

test.each(["triage", "received", "quoted", "proof_uploaded", "resolved"] as const)(
  "a claim's page tells the situation of its units as lists do: %s",
  async (claim) => {
    await sameOnPage(await world({ claim, units: 2 }));
  },
);

test("and so does it while money waits, is on its way, or came to nothing", async () => {
  const set = await world({
    policy: "minisforum",
    claim: "inspected",
    findings: { finding: { manufacturingDefect: true, repairable: false } },
    unit: {
      deliveredOn: "2025-09-20",
      shippedOn: "2025-09-10",
      warehouse: "CN",
      preorder: false,
      channel: "official",
      buyerEmail: "customer",
      priceAmount: 100_000,
      priceCurrency: "EUR",
    },
  });
  const line = await set.line();
  const amount = { amount: 70_000, currency: "EUR" };
  const plain = { amount, method: "bank_transfer", reason: "Cannot be repaired", clauses: [] } as const;
  const ask = () =>
    set.act(set.agent, (context) => requestRefund(context, { claimId: set.claimId, lineId: line.id }, plain));
  const turnedDown = await ask();
  expect(await sameOnPage(set)).toBe("approval");
  await set.act(set.finance, (context) => declineRefund(context, turnedDown, { reason: "Not agreed" }));
  expect(await sameOnPage(set)).toBeNull();
  const id = await ask();
  await set.act(set.finance, (context) => approveRefund(context, id));
  expect(await sameOnPage(set)).toBe("sending");
  await set.act(set.finance, (context) => failRefund(context, id, { reason: "Account closed" }));
  expect(await sameOnPage(set)).toBe("failed");
});

/** Holds the page's situation of each line against the lists'; returns what the first line's refund waits for. */
async function sameOnPage({ act, auditor, claimId, load }: World) {
  const { rows } = await act(auditor, ({ tx }) =>
    sql`select ${situationColumns} from line_situation s join claim_line l on l.id = s.line_id
      where s.claim_id = ${claimId} order by l.position`.execute(tx),
  );
  const record = await load();
  const told = record.lines.map((line) => situationOf(record, line));
  expect(told).toEqual(rows);
  return told[0]?.refund;
}

/** Situations that are kept and not there, or there and not kept. */
function differences(claimId: string) {
  const columns = sql`status, custody, work, inspected, verdict, quote, payment, refund, forfeitable`;
  const present = sql`select ${columns}, count(*)::integer as units from line_situation
    where claim_id = ${claimId} and status not in ('draft', 'closed', 'rejected', 'cancelled', 'expired') group by ${columns}`;
  const kept = sql`select ${columns}, units from open_situation where claim_id = ${claimId}`;
  return sql`(${present} except ${kept}) union all (${kept} except ${present})`;
}
