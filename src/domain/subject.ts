import { type RawBuilder, sql } from "kysely";

/** What a history, a clock, money, a file or a letter is about: a claim, an order, or a centre's application. */
export type Subject = OfClaim | OfOrder | OfApplication;

export interface OfClaim {
  readonly claimId: string;
  readonly orderId?: never;
  readonly applicationId?: never;
}
export interface OfOrder {
  readonly claimId?: never;
  readonly orderId: string;
  readonly applicationId?: never;
}
export interface OfApplication {
  readonly claimId?: never;
  readonly orderId?: never;
  readonly applicationId: string;
}

/** The columns in which a row says what it is about; one of them is set. */
export interface SubjectColumns {
  readonly claimId?: string | null | undefined;
  readonly orderId?: string | null | undefined;
  readonly applicationId?: string | null | undefined;
}

/** What a row is about; of anything that names its subject, that and nothing else. */
export function subjectOf({ claimId, orderId, applicationId }: SubjectColumns): Subject {
  if (claimId) return { claimId };
  if (orderId) return { orderId };
  if (applicationId) return { applicationId };
  throw new Error("a row is about a claim, an order or an application");
}

/** Its id, as `subject_id` has it. */
export function subjectId({ claimId, orderId, applicationId }: SubjectColumns): string {
  const id = claimId ?? orderId ?? applicationId;
  if (!id) throw new Error("a row is about a claim, an order or an application");
  return id;
}

/** The claim's id, of what only ever is about claims. */
export function claimIdOf({ claimId }: SubjectColumns): string {
  if (!claimId) throw new Error("this is about no claim");
  return claimId;
}

/** The order's id, of what only ever is about orders. */
export function orderIdOf({ orderId }: SubjectColumns): string {
  if (!orderId) throw new Error("this is about no order");
  return orderId;
}

/** The table that has the subject's row, with its status and the end of its history. */
export function subjectTable({ claimId, orderId }: Subject): RawBuilder<unknown> {
  return sql.table(claimId ? "claim" : orderId ? "customer_order" : "centre_application");
}

/** Its column and id, for a `where`. */
export function subjectColumn(subject: SubjectColumns): readonly ["claimId" | "orderId" | "applicationId", string] {
  const column = subject.claimId ? "claimId" : subject.orderId ? "orderId" : "applicationId";
  return [column, subjectId(subject)];
}
