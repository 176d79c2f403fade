import { sql } from "kysely";
import { expect, test } from "vitest";
import { world } from "../../../test/world.ts";

test.each(["triage", "received", "quoted", "proof_uploaded", "resolved", "closed"] as const)(
  "what is kept of an open claim's units is what its tables say: %s",
  async (claim) => {
    const { act, auditor, claimId } = await world({ claim, units: 2 });
    const { rows } = await act(auditor, ({ tx }) => differences(claimId).execute(tx));
    expect(rows).toEqual([]);
  },
);

/** Situations that are kept and not there, or there and not kept. */
function differences(claimId: string) {
  const columns = sql`status, custody, work, inspected, verdict, quote, payment, refund, forfeitable`;
  const present = sql`select ${columns}, count(*)::integer as units from line_situation
    where claim_id = ${claimId} and status not in ('draft', 'closed', 'rejected', 'cancelled', 'expired') group by ${columns}`;
  const kept = sql`select ${columns}, units from open_situation where claim_id = ${claimId}`;
  return sql`(${present} except ${kept}) union all (${kept} except ${present})`;
}
