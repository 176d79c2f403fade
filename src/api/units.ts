import { isStaff } from "../core/actor.ts";
import {
  addComponents,
  addToFleet,
  componentsOf,
  importOrders,
  importUnits,
  listImports,
  listShopOrders,
  listUnits,
  readUnitRecord,
  removeFromFleet,
  type ShopOrderRecord,
  type UnitCard,
  type UnitRecord,
  unitEvents,
} from "../domain/catalog/index.ts";
import type { Context } from "../domain/context.ts";
import type { Handlers } from "./handler.ts";
import { importReport, importRow } from "./import-report.ts";
import { roleAbilities } from "./role-abilities.ts";
import { eventText, isInternal } from "./texts/timeline.ts";
import { importedText, recordedText } from "./texts/units.ts";
import { coverCard, coverNow } from "./warranty-checks.ts";

type Seller = "/v1/sellers/{seller}";

/** Units and the shipment records they come from. */
export const unitHandlers: Handlers<
  | `GET ${Seller}/units`
  | `GET ${Seller}/units/{unit}`
  | `POST ${Seller}/fleet`
  | `DELETE ${Seller}/fleet/{unit}`
  | `${"GET" | "POST"} ${Seller}/unit-imports`
  | `GET ${Seller}/unit-imports/{import}`
  | `${"GET" | "POST"} ${Seller}/shop-order-imports`
  | `GET ${Seller}/shop-orders`
  | `${"GET" | "POST"} ${Seller}/units/{unit}/components`
> = {
  "GET /v1/sellers/{seller}/units": ({ run, query, actor }) =>
    run(async (context) => {
      const { items, next } = await listUnits(context, query);
      const abilities = roleAbilities(actor, ["unit.import", "unit.list", "claim.file"]);
      return { items: items.map((unit) => unitRow(context, unit)), next, abilities };
    }),
  "GET /v1/sellers/{seller}/units/{unit}": ({ run, params }) =>
    run(async (context) => unitPage(context, await readUnitRecord(context, params.unit))),
  "POST /v1/sellers/{seller}/fleet": ({ run, body }) => run((context) => addToFleet(context, body.serials)),
  "DELETE /v1/sellers/{seller}/fleet/{unit}": ({ run, params }) =>
    run(async (context) => {
      await removeFromFleet(context, params.unit);
      return { id: params.unit };
    }),
  "GET /v1/sellers/{seller}/units/{unit}/components": ({ run, params }) =>
    run((context) => componentList(context, params.unit)),
  "POST /v1/sellers/{seller}/units/{unit}/components": ({ run, params, body }) =>
    run(async (context) => {
      await addComponents(context, params.unit, body.components);
      return componentList(context, params.unit);
    }),
  "POST /v1/sellers/{seller}/unit-imports": async ({ run, stream, query, locale }) => {
    const id = await importUnits(run, { bytes: stream, name: query.fileName });
    return run((context) => importReport(context, id, locale));
  },
  "GET /v1/sellers/{seller}/unit-imports": ({ run, query }) =>
    run(async (context) => {
      const { items, next } = await listImports(context, { ...query, of: "shipments" });
      return { items: items.map(importRow), next };
    }),
  "POST /v1/sellers/{seller}/shop-order-imports": async ({ run, stream, query, locale }) => {
    const id = await importOrders(run, { bytes: stream, name: query.fileName, source: query.from });
    return run((context) => importReport(context, id, locale));
  },
  "GET /v1/sellers/{seller}/shop-order-imports": ({ run, query }) =>
    run(async (context) => {
      const { items, next } = await listImports(context, { ...query, of: "orders" });
      return { items: items.map(importRow), next };
    }),
  "GET /v1/sellers/{seller}/shop-orders": ({ run, query }) =>
    run(async (context) => {
      const { items, next } = await listShopOrders(context, query);
      return { items: items.map(shopOrderRow), next };
    }),
  "GET /v1/sellers/{seller}/unit-imports/{import}": ({ run, params, locale }) =>
    run((context) => importReport(context, params.import, locale)),
};

async function componentList(context: Context, unitId: string) {
  // Whoever may not see the unit does not see what it was made of.
  const { id, own } = await readUnitRecord(context, unitId);
  const items = own ? await componentsOf(context, id) : [];
  return { items, abilities: roleAbilities(context.actor, ["unit.components"]) };
}

function unitRow(context: Context, unit: UnitCard) {
  const { id, serial, manufacturer, model, category, policy, own, listed } = unit;
  const { batch, orderNumber, shippedOn, deliveredOn, claims } = own ? unit : nothingOfRecord;
  const cover = coverNow(context, unit);
  const record = { batch, orderNumber, shippedOn, deliveredOn, claims };
  return { id, serial, manufacturer, model, category, policy, ...record, own, listed, cover };
}

/** What stands in place of a unit's record for whom it is not. */
const nothingOfRecord = {
  batch: null,
  orderNumber: null,
  releasedOn: null,
  shippedOn: null,
  deliveredOn: null,
  invoiceOn: null,
  price: null,
  claims: 0,
};

async function unitPage(context: Context, unit: UnitRecord) {
  const card = coverCard(context, unit);
  if (!card) throw new Error(`the policy ${unit.policy} of a unit is not loaded`);
  const { releasedOn, invoiceOn, price } = unit.own ? unit : nothingOfRecord;
  return {
    ...unitRow(context, unit),
    releasedOn,
    invoiceOn,
    price,
    hsCode: unit.hsCode,
    origin: unit.origin,
    netWeightGrams: unit.netWeightGrams,
    buyer: unit.buyer,
    card,
    history: await unitHistory(context, unit),
    abilities: roleAbilities(context.actor, ["claim.file", "unit.list"]),
  };
}

/** What happened to the unit, newest first; at its end, how its record came here. */
async function unitHistory(context: Context, unit: UnitRecord) {
  const { actor } = context;
  const events = await unitEvents(context, unit.id);
  const inClaims = events
    .filter((event) => isStaff(actor) || !isInternal(event))
    .map((event) => ({
      at: event.at.toISOString(),
      claimId: event.claimId,
      claimNumber: event.claimNumber,
      text: eventText(event, actor.locale),
      actor: event.actorName,
    }));
  const { importedFrom: file, createdAt } = unit;
  const outside = { claimId: null, claimNumber: null };
  const imported = file && {
    at: file.at.toISOString(),
    ...outside,
    text: importedText(file.fileName, actor.locale),
    actor: file.by,
  };
  const recorded = { at: createdAt.toISOString(), ...outside, text: recordedText[actor.locale], actor: "" };
  return [...inClaims, ...(imported ? [imported] : []), recorded].toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

function shopOrderRow({ currency, total, lines, ...order }: ShopOrderRecord) {
  return {
    ...order,
    total: total === null ? null : { amount: total, currency },
    lines: lines.map(({ title, sku, quantity }) => ({ title, sku, quantity })),
  };
}
