import type { Db } from "../../src/database/connect.ts";
import { inTransaction, type Tx } from "../../src/database/transaction.ts";
import { type StoredEvent, verifyChain } from "../../src/domain/events/index.ts";
import { type Filing, linesPerClaim } from "./file-claims.ts";

/** What the database says, held against what the client was told. */
export interface Findings {
  readonly claims: number;
  /** Acknowledged, but not there, or not as acknowledged. */
  readonly lost: readonly string[];
  /** There twice. */
  readonly doubled: readonly string[];
  /** There in part: lines, events, decisions or mails missing, or a history that does not verify. */
  readonly half: readonly string[];
}

/** Looks at every claim of the drill's customer. */
export async function inspectClaims(
  db: Db,
  { sellerId, customerId }: { sellerId: string; customerId: string },
  filings: readonly Filing[],
): Promise<Findings> {
  return inTransaction(db, { sellerId }, async (tx) => {
    const claims = await tx
      .selectFrom("claim")
      .select(["id", "number", "status", "eventCount", "eventHead"])
      .where("customerId", "=", customerId)
      .execute();
    const states = new Map<string, { status: string; serials: string[] }>();
    const half: string[] = [];
    for (const claim of claims) {
      const { serials, faults } = await inspect(tx, claim);
      states.set(claim.id, { status: claim.status, serials });
      if (faults.length > 0) half.push(`${claim.number}: ${faults.join(", ")}`);
    }
    const lost = filings.flatMap((filing) => lossesOf(filing, states));
    const counted = new Map<string, number>();
    for (const { serials } of states.values()) counted.set(serials[0] ?? "", (counted.get(serials[0] ?? "") ?? 0) + 1);
    const doubled = [...counted].filter(([, count]) => count > 1).map(([serial]) => serial);
    return { claims: claims.length, lost, doubled, half };
  });
}

interface ClaimEnd {
  readonly id: string;
  readonly status: string;
  readonly eventCount: number;
  readonly eventHead: string;
}

async function inspect(tx: Tx, claim: ClaimEnd): Promise<{ serials: string[]; faults: string[] }> {
  const of = claim.id;
  const lines = await tx
    .selectFrom("claimLine")
    .select("serial")
    .where("claimId", "=", of)
    .orderBy("position")
    .execute();
  const events = await tx.selectFrom("event").selectAll().where("claimId", "=", of).orderBy("sequence").execute();
  const decisions = await tx.selectFrom("decision").select("id").where("claimId", "=", of).execute();
  const mails = await tx.selectFrom("mail").select("id").where("claimId", "=", of).execute();
  const submissions = events.filter((event) => event.verb === "claim.submit").length;
  const submitted = claim.status === "draft" ? 0 : 1;
  const faults = [
    lines.length !== linesPerClaim && `${lines.length} lines`,
    !verifyChain(events as StoredEvent[], claim).intact && "its history does not verify",
    submissions !== submitted && `${submissions} submissions in its history while it is ${claim.status}`,
    decisions.length !== submitted * linesPerClaim && `${decisions.length} decisions`,
    mails.length !== submitted && `${mails.length} mails`,
  ].filter((fault) => fault !== false);
  return { serials: lines.map((line) => line.serial), faults };
}

function lossesOf(filing: Filing, states: ReadonlyMap<string, { status: string }>): string[] {
  if (!filing.draftId) return [];
  const state = states.get(filing.draftId);
  if (!state) return [`claim ${filing.number} was acknowledged and is not there`];
  return filing.submitted && state.status === "draft" ? [`claim ${filing.number} was submitted and is a draft`] : [];
}
