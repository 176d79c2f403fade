import { sql } from "kysely";
import { isId } from "../../core/id.ts";
import { Refusal } from "../../core/refusal.ts";
import type { Tx } from "../../database/transaction.ts";
import type { ClaimStatus } from "../claims/lifecycle.ts";
import type { Context } from "../context.ts";
import { type Subject, subjectId, subjectTable } from "../subject.ts";
import { compiledInReach, reachOfSubject, type Scoped } from "./scope.ts";

/** A claim that nobody else can change until this transaction ends. */
export interface LockedClaim {
  readonly id: string;
  readonly status: ClaimStatus;
  readonly version: number;
}

/**
 * Locks a claim for the rest of the transaction; every verb starts here and locks nothing before, so two never wait for
 * each other. Refuses with `not_found` what the actor does not reach.
 */
export async function lockClaim(context: Context, claimId: string): Promise<LockedClaim> {
  if (!isId(claimId)) throw new Refusal("not_found");
  const [claim] = await lockedRow(context.tx, context.actor, claimId);
  if (!claim) throw new Refusal("not_found");
  return { ...claim, status: claim.status as ClaimStatus };
}

const lockedRow = compiledInReach((tx: Tx, scope: Scoped, claimId: string) =>
  tx.selectFrom("claim").select(["id", "status", "version"]).where(scope).where("id", "=", claimId).forUpdate(),
);

/** The same for whatever a history is about. */
export async function lockSubject(context: Context, subject: Subject): Promise<{ readonly status: string }> {
  if (subject.claimId) return lockClaim(context, subject.claimId);
  const id = subjectId(subject);
  if (!isId(id)) throw new Refusal("not_found");
  const { rows } = await sql<{ status: string }>`
    select status from ${subjectTable(subject)} as subject
    where ${reachOfSubject(context.actor)} and subject.id = ${id} for update`.execute(context.tx);
  if (!rows[0]) throw new Refusal("not_found");
  return rows[0];
}
