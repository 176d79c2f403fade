import type { Money } from "../../core/money.ts";
import type { RemedyKind } from "../../policy/index.ts";
import type { Context } from "../context.ts";

/** An answer that a person gave instead of the policy's. */
export interface OverrideRecord {
  readonly id: string;
  readonly verdict: "covered" | "not_covered";
  readonly remedy: {
    readonly kind: RemedyKind;
    readonly charge: "free" | "quoted" | "none";
    readonly amount: Money | null;
  };
  readonly reason: string;
  readonly decidedBy: string;
  readonly decidedById: string | null;
  readonly decidedAt: Date;
}

/** The customer's appeal against what was decided of a unit. */
export interface AppealRecord {
  readonly id: string;
  readonly against: string;
  readonly againstId: string | null;
  readonly words: string;
  readonly filedBy: string;
  readonly filedAt: Date;
  readonly status: "filed" | "upheld" | "dismissed";
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
}

/** The override in force of each line of a claim: the newest. */
export async function readOverrides({ tx, actor }: Context, claimId: string): Promise<Map<string, OverrideRecord>> {
  const rows = await tx
    .selectFrom("decisionOverride")
    .select(["lineId", "id", "verdict", "remedy", "reason", "decidedBy", "decidedById", "decidedAt"])
    .where("sellerId", "=", actor.sellerId)
    .where("claimId", "=", claimId)
    .orderBy("decidedAt")
    .orderBy("id")
    .execute();
  return new Map(
    rows.map(({ lineId, verdict, remedy, ...row }) => [
      lineId,
      {
        ...row,
        verdict: verdict as OverrideRecord["verdict"],
        remedy: remedy as unknown as OverrideRecord["remedy"],
      },
    ]),
  );
}

/** The appeal of each line of a claim; there is at most one. */
export async function readAppeals({ tx, actor }: Context, claimId: string): Promise<Map<string, AppealRecord>> {
  const rows = await tx
    .selectFrom("appeal")
    .select(["lineId", "id", "against", "againstId", "words", "filedBy", "filedAt"])
    .select(["status", "answer", "answeredBy", "answeredAt"])
    .where("sellerId", "=", actor.sellerId)
    .where("claimId", "=", claimId)
    .execute();
  return new Map(
    rows.map(({ lineId, status, ...row }) => [lineId, { ...row, status: status as AppealRecord["status"] }]),
  );
}
