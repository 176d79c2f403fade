import { listClaims, recordClauses } from "../domain/claims/index.ts";
import type { Context } from "../domain/context.ts";
import { claimRow } from "./claim-row.ts";
import { clauseCard } from "./clause-card.ts";
import type { Answer, ReadQuery } from "./contract/index.ts";
import { readerOf } from "./reader.ts";
import { roleAbilities } from "./role-abilities.ts";

type Key = "GET /v1/sellers/{seller}/claims";

/** A page of the claims in the reader's reach, with how many there are by status. */
export async function claimList(context: Context, query: ReadQuery<Key>): Promise<Answer<Key>> {
  const reader = readerOf(context);
  const { items, next, counts } = await listClaims(context, query);
  return {
    items: items.map((row) => claimRow(reader, row)),
    next,
    counts: { ...counts },
    clauses: recordClauses(context).map((id) => clauseCard(context.policies, id, reader.locale)),
    abilities: roleAbilities(context.actor, ["claim.file"]),
  };
}
