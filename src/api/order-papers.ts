import type { Locale } from "../core/locale.ts";
import { fill, Refusal } from "../core/refusal.ts";
import { abilityOf } from "../domain/abilities/index.ts";
import type { Context } from "../domain/context.ts";
import { loadOrder, type OrderRecord, type PackageRecord } from "../domain/orders/index.ts";
import { type OrderPaperName, orderPaperGuard, orderPaperNames, type PaperedOrder } from "../domain/papers/index.ts";
import { editIssuer, type ProformaRecord, proformasOf, readIssuer } from "../domain/proformas/index.ts";
import { readSeller } from "../domain/sellers/index.ts";
import type { Handlers } from "./handler.ts";
import { answerPaper } from "./paper-answer.ts";
import { makeOrderPaper } from "./papers/order-papers.ts";
import { paperWords } from "./papers/texts/index.ts";
import { roleAbilities } from "./role-abilities.ts";

type Papers = "/v1/sellers/{seller}/orders/{order}/papers";

/** The papers of an order: which there are, and each as PDF; and who the seller is on them. */
export const orderPaperHandlers: Handlers<
  `GET ${Papers}` | `GET ${Papers}/{paper}` | `${"GET" | "PUT"} /v1/sellers/{seller}/invoice-settings`
> = {
  "GET /v1/sellers/{seller}/orders/{order}/papers": ({ run, params }) =>
    run(async (context) => {
      const order = await loadOrder(context, params.order);
      const proformas = await proformasOf(context, order.id);
      const proforma = proformas.at(-1) ?? null;
      return {
        items: [
          ...orderPaperNames.flatMap((paper) => entries(context, { order, proforma }, paper)),
          ...proformas.slice(0, -1).map((replaced) => replacedEntry(context, order, replaced)),
        ],
      };
    }),
  "GET /v1/sellers/{seller}/orders/{order}/papers/{paper}": async (call) => {
    const { run, params, query, headers, deps, locale: own } = call;
    const paper = orderPaperNames.find((name) => name === params.paper);
    if (!paper) throw new Refusal("not_found");
    if (query.value !== undefined) throw new Refusal("true_value_only");
    const locale = query.locale ?? own;
    const toSend = await run(async (context) => {
      const order = await loadOrder(context, params.order);
      const proforma = proformaNamed(await proformasOf(context, order.id), query.proforma);
      const papered = { order, proforma };
      const packed = query.package === undefined ? null : packageOf(order, query.package);
      const seller = await readSeller(context.tx, context.seller.id);
      const issuer = await readIssuer(context);
      const made = makeOrderPaper(context, { ...papered, seller, issuer }, { paper, packed, locale });
      return {
        made,
        files: [],
        logo: seller.logo,
        name: fileName(order, paper, packed, proforma ?? undefined),
        locale,
      };
    });
    return answerPaper(deps, headers, toSend);
  },
  "GET /v1/sellers/{seller}/invoice-settings": ({ run }) => run(settingsOf),
  "PUT /v1/sellers/{seller}/invoice-settings": ({ run, version, body }) =>
    run(async (context) => {
      await editIssuer(context, version, body);
      return settingsOf(context);
    }),
};

/** The proforma invoice of this number, otherwise the one in force. */
function proformaNamed(proformas: readonly ProformaRecord[], number?: string): ProformaRecord | null {
  if (number === undefined) return proformas.at(-1) ?? null;
  const named = proformas.find((each) => each.number === number);
  if (!named) throw new Refusal("not_found");
  return named;
}

function packageOf(order: OrderRecord, id: string): PackageRecord {
  const packed = order.packages.find((each) => each.id === id);
  if (!packed) throw new Refusal("not_found");
  return packed;
}

/** A paper of the order once; a paper of parcels once for each, or once with the reason why there is none. */
function entries(context: Context, papered: PaperedOrder, paper: OrderPaperName) {
  const { packages } = papered.order;
  const owners = paper === "proforma-invoice" || packages.length === 0 ? [null] : packages;
  return owners.map((packed) => entry(context, papered, paper, packed));
}

function entry(context: Context, papered: PaperedOrder, ...[paper, packed]: [OrderPaperName, PackageRecord | null]) {
  const { locale } = context.actor as { locale: Locale };
  const { order } = papered;
  const base = `/v1/sellers/${context.seller.slug}/orders/${order.id}/papers/${paper}`;
  return {
    paper,
    title: paperWords[locale].orderTitles[paper],
    line: packed && { id: packed.id, position: packed.position, serial: packed.tamperMark },
    fileName: fileName(order, paper, packed),
    url: packed ? `${base}?package=${packed.id}` : base,
    ability: abilityOf(context.actor, orderPaperGuard(context, papered, { paper, packed })),
  };
}

/** A proforma invoice that was replaced, which says so. */
function replacedEntry(context: Context, order: OrderRecord, proforma: ProformaRecord) {
  const current = entry(context, { order, proforma }, "proforma-invoice", null);
  const { number } = proforma;
  return {
    ...current,
    title: fill(paperWords[context.actor.locale].replacedProforma, { number }),
    fileName: fileName(order, "proforma-invoice", null, proforma),
    url: `${current.url}?proforma=${number}`,
  };
}

/** O-2026-000123-order-invoice-2.pdf */
function fileName(
  { number }: OrderRecord,
  ...[paper, packed, proforma]: [OrderPaperName, PackageRecord | null, ProformaRecord?]
): string {
  const which = packed?.position ?? (proforma?.replacedBy ? proforma.number : null);
  return `${[number ?? "order", paper, ...(which === null ? [] : [which])].join("-")}.pdf`;
}

async function settingsOf(context: Context) {
  const { version, legalName, address, taxId, note } = await readIssuer(context);
  return {
    legalName,
    address: address && { ...address, lines: [...address.lines] },
    taxId,
    note,
    etag: `"${version}"`,
    abilities: roleAbilities(context.actor, ["paymentSettings.edit"]),
  };
}
