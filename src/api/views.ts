import type { Text } from "../core/locale.ts";
import { listClaims } from "../domain/claims/index.ts";
import type { Context } from "../domain/context.ts";
import { listViews, removeView, saveView } from "../domain/people/index.ts";
import { waitingFor } from "./claim-list.ts";
import { type ClaimRow, claimRow } from "./claim-row.ts";
import type { ReadQuery } from "./contract/index.ts";
import type { Handlers } from "./handler.ts";
import { readerOf } from "./reader.ts";
import { csvAnswer, pagesOfRows } from "./table-answer.ts";

type Views = "/v1/sellers/{seller}/views";
type Export = "GET /v1/sellers/{seller}/claims-export";

/** Saved views of the list of claims, and the list as a file. */
export const viewHandlers: Handlers<`${"GET" | "POST"} ${Views}` | `DELETE ${Views}/{view}` | Export> = {
  "GET /v1/sellers/{seller}/views": ({ run }) => run(async (context) => ({ items: await listViews(context) })),
  "POST /v1/sellers/{seller}/views": ({ run, body }) => run(async (context) => ({ id: await saveView(context, body) })),
  "DELETE /v1/sellers/{seller}/views/{view}": ({ run, params }) =>
    run(async (context) => {
      await removeView(context, params.view);
      return { id: params.view };
    }),
  "GET /v1/sellers/{seller}/claims-export": async ({ run, query, locale }) =>
    csvAnswer(
      "claims",
      await pagesOfRows(
        columns.map(([heading]) => heading[locale]),
        (cursor) => run((context) => readPage(context, query, cursor)),
      ),
    ),
};

async function readPage(context: Context, { step, ...query }: ReadQuery<Export>, cursor: string | undefined) {
  const { items, next } = await listClaims(context, {
    ...query,
    waitingFor: await waitingFor(context, step),
    ...(cursor === undefined ? {} : { cursor }),
    limit: 500,
    counted: false,
  });
  const reader = readerOf(context);
  return { rows: items.map((row) => cellsOf(claimRow(reader, row))), next };
}

function cellsOf(row: ClaimRow) {
  return columns.map(([, cell]) => cell(row));
}

const columns: readonly (readonly [Text, (row: ClaimRow) => string | number | null])[] = [
  [{ en: "Claim", es: "Reclamación", zh: "申请编号" }, ({ number }) => number],
  [{ en: "RMA", es: "RMA", zh: "RMA 编号" }, ({ rmaNumber }) => rmaNumber],
  [{ en: "Status", es: "Estado", zh: "状态" }, ({ statusText }) => statusText],
  [{ en: "Kind", es: "Tipo", zh: "类型" }, ({ kindText }) => kindText],
  [{ en: "Customer", es: "Cliente", zh: "客户" }, ({ customer }) => customer.name],
  [{ en: "Filed on", es: "Presentada el", zh: "提交日期" }, ({ reportedOn }) => reportedOn],
  [{ en: "Units", es: "Equipos", zh: "设备数" }, ({ lines }) => lines],
  [{ en: "First serial", es: "Primera serie", zh: "首个序列号" }, ({ firstSerial }) => firstSerial],
  [{ en: "First model", es: "Primer modelo", zh: "首个型号" }, ({ firstModel }) => firstModel],
  [{ en: "Next step", es: "Siguiente paso", zh: "下一步" }, ({ nextStep }) => nextStep.text],
  [{ en: "Due on", es: "Vence el", zh: "到期日" }, ({ deadline }) => deadline?.dueOn ?? null],
  [{ en: "Last changed", es: "Último cambio", zh: "最近变更" }, ({ updatedAt }) => updatedAt],
];
