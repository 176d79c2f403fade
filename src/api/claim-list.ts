import { listClaims, openSituations, recordClauses, type WaitingFor } from "../domain/claims/index.ts";
import type { Context } from "../domain/context.ts";
import { claimRow } from "./claim-row.ts";
import { clauseCard } from "./clause-card.ts";
import type { Answer, ReadQuery } from "./contract/index.ts";
import { readerOf } from "./reader.ts";
import { roleAbilities } from "./role-abilities.ts";
import { stepOf } from "./step.ts";
import type { StepKey } from "./texts/steps.ts";

type Key = "GET /v1/sellers/{seller}/claims";

/** A page of the claims in the reader's reach, with how many there are by status. */
export async function claimList(context: Context, { step, ...query }: ReadQuery<Key>): Promise<Answer<Key>> {
  const reader = readerOf(context);
  const { items, next, counts } = await listClaims(context, { ...query, waitingFor: await waitingFor(context, step) });
  return {
    items: items.map((row) => claimRow(reader, row)),
    next,
    counts: { ...counts },
    clauses: recordClauses(context).map((id) => clauseCard(context.policies, id, reader.locale)),
    abilities: roleAbilities(context.actor, ["claim.file"]),
  };
}

/** What claims wait for when this is their next step; nothing where no step is named. */
export async function waitingFor(context: Context, step: StepKey | undefined): Promise<WaitingFor | undefined> {
  if (step === undefined) return undefined;
  if (step === "answer_message") return "answer";
  if (step === "answer_appeal") return "appeal";
  if (step === "send_elsewhere") return "elsewhere";
  const found = await openSituations(context);
  return { situations: found.filter((each) => stepOf(each) === step).map(({ situation }) => situation) };
}
