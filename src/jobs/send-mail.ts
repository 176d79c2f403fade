import { sql } from "kysely";
import type { Locale } from "../core/locale.ts";
import { type Jobs, queues } from "../database/queues.ts";
import { inTransaction, type Tx } from "../database/transaction.ts";
import {
  composeMail,
  type MailData,
  MailRefused,
  type MailSettings,
  type OutgoingMail,
  type Template,
} from "../domain/messages/index.ts";
import { clauseWords, policiesOf } from "../domain/policies/index.ts";
import type { JobDeps } from "./deps.ts";

type SendMail = Jobs["sendMail"];

/**
 * Hands one waiting mail over. A mail that is out stays out: run again, it does nothing. Only a crash between the
 * server's yes and the mark below sends it twice, under the same Message-ID.
 */
export async function sendMail(deps: JobDeps, job: SendMail): Promise<void> {
  const mail = await waitingMail(deps, job);
  if (!mail) return;
  try {
    await deps.mail.send(mail);
  } catch (error) {
    const final = error instanceof MailRefused;
    await noteFailure(deps, job, { reason: error instanceof Error ? error.message : String(error), final });
    if (final) return;
    throw error;
  }
  await noteSent(deps, job);
}

/** Written out from what the database says now; null where there is nothing to send any more. */
async function waitingMail(deps: JobDeps, { sellerId, mailId }: SendMail): Promise<OutgoingMail | null> {
  return inTransaction(deps.db, { sellerId }, async (tx) => {
    const row = await tx
      .selectFrom("mail")
      .select(["id", "sellerId", "claimId", "orderId", "applicationId", "recipient", "locale", "template", "data"])
      .select("createdAt")
      .where("id", "=", mailId)
      .where("status", "=", "queued")
      .executeTakeFirst();
    if (!row) return null;
    return composeMail(
      tx,
      {
        ...row,
        locale: row.locale as Locale,
        template: row.template as Template,
        data: row.data as MailData[Template],
      },
      { ...deps.mailSettings, clauseText: await clauseTexts(deps, tx, sellerId) },
    );
  });
}

/** Clauses in the words of the seller's own releases, else in those that came with the installation. */
async function clauseTexts(
  { policies, mailSettings, now }: JobDeps,
  tx: Tx,
  sellerId: string,
): Promise<MailSettings["clauseText"]> {
  const columns = ["id", "policiesVersion", "timeZone"] as const;
  const seller = await tx.selectFrom("seller").select(columns).where("id", "=", sellerId).executeTakeFirstOrThrow();
  const own = await policiesOf(tx, policies, seller, now());
  return (policy, clause, locale) =>
    clauseWords(own, policy, clause)?.[locale] ?? mailSettings.clauseText(policy, clause, locale);
}

async function noteSent(deps: JobDeps, { sellerId, mailId }: SendMail): Promise<void> {
  await inTransaction(deps.db, { sellerId }, (tx) =>
    tx
      .updateTable("mail")
      .set((row) => ({
        status: "sent",
        sentAt: new Date(deps.now()),
        attempts: row("attempts", "+", 1),
        failure: null,
        data: withoutSecret,
      }))
      .where("id", "=", mailId)
      .where("status", "=", "queued")
      .execute(),
  );
}

/** The last try that fails leaves the mail failed, where staff see it; before that it keeps waiting. */
async function noteFailure(
  deps: JobDeps,
  { sellerId, mailId }: SendMail,
  failure: { readonly reason: string; readonly final: boolean },
): Promise<void> {
  const tries = failure.final ? 0 : queues.sendMail.retryLimit;
  await inTransaction(deps.db, { sellerId }, (tx) =>
    tx
      .updateTable("mail")
      .set((row) => ({
        attempts: row("attempts", "+", 1),
        failure: failure.reason.slice(0, 1000),
        status: sql<string>`case when attempts >= ${tries} then 'failed' else 'queued' end`,
        data: sql<string>`case when attempts >= ${tries} then data - 'link' else data end`,
      }))
      .where("id", "=", mailId)
      .where("status", "=", "queued")
      .execute(),
  );
}

/** A link that works once has done its work in the mail. */
const withoutSecret = sql<string>`data - 'link'`;
