import { isId } from "../core/id.ts";
import { Refusal } from "../core/refusal.ts";
import { loadClaim } from "../domain/claims/index.ts";
import type { Context } from "../domain/context.ts";
import { scopeOf } from "../domain/events/index.ts";
import { packedAs } from "../domain/orders/index.ts";
import { type ClaimAnswer, claimPage } from "./claim-page.ts";

type Run = <T>(work: (context: Context) => Promise<T>) => Promise<T>;

/** Does something to the claim that the path names by id or number, and answers with the claim as it then stands. */
export function changeClaim(
  { run, params }: { readonly run: Run; readonly params: { readonly claim: string } },
  work: (context: Context, claimId: string) => Promise<string>,
): Promise<ClaimAnswer> {
  return run(async (context) => answerClaim(context, await work(context, await claimIdOf(context, params.claim))));
}

/** The claim's page for whoever asks, by id or number; refuses with `not_found` what they do not reach. */
export async function answerClaim(context: Context, idOrNumber: string): Promise<ClaimAnswer> {
  const record = await loadClaim(context, idOrNumber);
  const packing = await packedAs(
    context,
    record.lines.flatMap(({ unit, goods }) => {
      if (unit) return { serial: unit.serial, orderNumber: unit.orderNumber, orderLineId: null };
      return goods ? { serial: null, orderNumber: goods.orderNumber, orderLineId: goods.orderLineId } : [];
    }),
  );
  return claimPage(context, record, packing);
}

/** The id of a claim that is named by id or number. */
export async function claimIdOf({ tx, actor }: Context, idOrNumber: string): Promise<string> {
  if (isId(idOrNumber)) return idOrNumber;
  const claim = await tx
    .selectFrom("claim")
    .select("id")
    .where(scopeOf(actor))
    .where("number", "=", idOrNumber.toUpperCase())
    .executeTakeFirst();
  if (!claim) throw new Refusal("not_found");
  return claim.id;
}
