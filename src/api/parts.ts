import { loadClaim } from "../domain/claims/index.ts";
import { addPart, changeStock, editPart, listParts, type PartRecord, readPart } from "../domain/parts/index.ts";
import { backFromSupplier, sendToSupplier, supplierClaimsOf } from "../domain/suppliers/index.ts";
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
      return { items: items.map((item) => ({ ...item, openedAt: item.openedAt.toISOString() })) };
    }),
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/supplier-claim": (call) =>
    changeClaim(call, (context, claimId) => sendToSupplier(context, { claimId, lineId: call.params.line }, call.body)),
  "POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/supplier-claim/return": (call) =>
    changeClaim(call, (context, claimId) =>
      backFromSupplier(context, { claimId, lineId: call.params.line }, call.body),
    ),
};

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
