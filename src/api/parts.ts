import { writeCursor } from "../core/cursor.ts";
import { type Abilities, abilityOf } from "../domain/abilities/index.ts";
import { loadClaim } from "../domain/claims/index.ts";
import type { Context } from "../domain/context.ts";
import { addPart, changeStock, editPart, listParts, type PartRecord, readPart } from "../domain/parts/index.ts";
import { may } from "../domain/people/index.ts";
import {
  backFromSupplier,
  listRecoveries,
  type SupplierClaimRecord,
  sendToSupplier,
  supplierClaimsOf,
  supplierPaid,
  supplierPaidGuard,
} from "../domain/suppliers/index.ts";
import { changeClaim } from "./claim-answer.ts";
import type { Handlers } from "./handler.ts";

type Parts = "/v1/sellers/{seller}/parts";
type Claim = "/v1/sellers/{seller}/claims/{claim}";
type Supplier = `${Claim}/lines/{line}/supplier-claim`;

/** The shelf of the bench, and units that go on to the supplier. */
export const partHandlers: Handlers<
  | `${"GET" | "POST"} ${Parts}`
  | `PATCH ${Parts}/{part}`
  | `POST ${Parts}/{part}/stock`
  | `GET ${Claim}/supplier-claims`
  | `POST ${Supplier}`
  | `POST ${Supplier}/return`
  | `POST ${Claim}/supplier-claims/{supplierClaim}/payment`
  | "GET /v1/sellers/{seller}/recoveries"
> = {
  "GET /v1/sellers/{seller}/parts": ({ run, query }) =>
    run(async (context) => ({ items: (await listParts(context, query)).map(partView) })),
  "POST /v1/sellers/{seller}/parts": ({ run, body }) =>
    run(async (context) => partView(await readPart(context, await addPart(context, body)))),
  "PATCH /v1/sellers/{seller}/parts/{part}": ({ run, params, version, body }) =>
    run(async (context) => {
      await editPart(context, { partId: params.part, version }, given(body));
      return partView(await readPart(context, params.part));
    }),
  "POST /v1/sellers/{seller}/parts/{part}/stock": ({ run, params, body }) =>
    run(async (context) => {
      await changeStock(context, params.part, body);
      return partView(await readPart(context, params.part));
    }),
  "GET /v1/sellers/{seller}/claims/{claim}/supplier-claims": ({ run, params }) =>
    run(async (context) => {
      const { id } = await loadClaim(context, params.claim);
      const items = await supplierClaimsOf(context, id);
      return {
        items: items.map((item) => ({
          ...item,
          openedAt: item.openedAt.toISOString(),
          abilities: recoveryAbilities(context, item),
        })),
      };
    }),
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/supplier-claim": (call) =>
    changeClaim(call, (context, claimId) => sendToSupplier(context, { claimId, lineId: call.params.line }, call.body)),
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/supplier-claim/return": (call) =>
    changeClaim(call, (context, claimId) =>
      backFromSupplier(context, { claimId, lineId: call.params.line }, call.body),
    ),
  "POST /v1/sellers/{seller}/claims/{claim}/supplier-claims/{supplierClaim}/payment": (call) =>
    changeClaim(call, (context, claimId) =>
      supplierPaid(context, { claimId, id: call.params.supplierClaim }, call.body),
    ),
  "GET /v1/sellers/{seller}/recoveries": ({ run, query }) =>
    run(async (context) => {
      const { items, next } = await listRecoveries(context, query);
      const told = items.map((item) => ({ ...item, abilities: recoveryAbilities(context, item) }));
      return { items: told, next: next && writeCursor(next) };
    }),
};

/** What the reader may do about what the supplier owes. */
function recoveryAbilities(context: Context, owed: Pick<SupplierClaimRecord, "recovered" | "paidOn">): Abilities {
  if (!may(context.actor.role, "supplier.takeMoney")) return {};
  return { "supplier.takeMoney": abilityOf(context.actor, supplierPaidGuard(context, owed)) };
}

function partView(part: PartRecord) {
  const { id, code, name, value, stock, lowAt, version } = part;
  return { id, code, name, value, stock, lowAt, low: stock <= lowAt, etag: `"${version}"` };
}

/** A body without what was left out, so that leaving out changes nothing. */
function given(body: { name?: string | undefined; value?: number | undefined; lowAt?: number | undefined }) {
  const { name, value, lowAt } = body;
  return {
    ...(name !== undefined && { name }),
    ...(value !== undefined && { value }),
    ...(lowAt !== undefined && { lowAt }),
  };
}
