import { Button, Text } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { connectTexts } from "../../texts/connect/index.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { type Column, DenseTable } from "../../ui/DenseTable.tsx";
import { FindField } from "../../ui/FindField.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { MoneyText } from "../../ui/Money.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { useList } from "../list.ts";
import classes from "./units.module.css";

type Row = Answer<"GET /v1/sellers/{seller}/shop-orders">["items"][number];

/** The orders that other shops took, found by number or e-mail. */
export function ShopOrders() {
  const say = useText(connectTexts);
  const sayConsole = useText(consoleTexts);
  const { slug } = useSeller();
  const [typed, setTyped] = useState("");
  const [q, setQuery] = useState("");
  const find = useDebouncedCallback(setQuery, 200);
  const list = useList("GET /v1/sellers/{seller}/shop-orders", {
    params: { seller: slug },
    query: { limit: 10, ...(q && { q }) },
  });
  const columns = useColumns();
  return (
    <section className={classes["stack"]}>
      <h2 className={classes["sub"]}>{say("shopOrders")}</h2>
      <Text c="dimmed" size="sm">
        {say("shopOrdersHint")}
      </Text>
      <search>
        <FindField
          maw={320}
          label={say("shopOrdersFind")}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            find(event.currentTarget.value.trim());
          }}
        />
      </search>
      <ProblemAlert error={list.error} onRetry={list.again} />
      {list.loading && <LoadingRows rows={3} height={36} />}
      {list.rows.length === 0 && !list.loading && !list.error && (
        <Text c="dimmed">{say(q ? "noShopOrdersFound" : "noShopOrders")}</Text>
      )}
      {list.rows.length > 0 && (
        <DenseTable label={say("shopOrders")} columns={columns} rows={list.rows} rowKey={(row) => row.id} />
      )}
      {list.more && (
        <div>
          <Button variant="default" onClick={list.more} loading={list.loadingMore}>
            {sayConsole("loadMore")}
          </Button>
        </div>
      )}
    </section>
  );
}

function useColumns(): Column<Row>[] {
  const say = useText(connectTexts);
  const format = useFormat();
  return [
    { key: "number", label: say("orderNumber"), cell: (row) => <span className="mono">{row.number}</span> },
    { key: "shop", label: say("orderShop"), from: 800, cell: (row) => say(`importFrom.${row.source}`) },
    {
      key: "placed",
      label: say("orderPlaced"),
      from: 640,
      cell: (row) => (row.placedOn ? format.day(row.placedOn) : "–"),
    },
    { key: "buyer", label: say("orderBuyer"), cell: (row) => row.buyerName ?? row.buyerEmail ?? "–" },
    { key: "lines", label: say("orderLines"), from: 960, cell: (row) => boughtText(row) },
    { key: "state", label: say("orderState"), from: 480, cell: (row) => say(`state.${row.state}`) },
    { key: "units", label: say("orderUnits"), align: "right", cell: (row) => format.number(row.units) },
    {
      key: "total",
      label: say("orderTotal"),
      align: "right",
      from: 640,
      cell: (row) => (row.total ? <MoneyText money={row.total} /> : "–"),
    },
  ];
}

/** Of many lines only the first two and how many more there are. */
function boughtText({ lines }: Row): string {
  const first = lines.slice(0, 2).map(({ quantity, title }) => `${quantity} × ${title}`);
  return [...first, ...(lines.length > 2 ? [`+ ${lines.length - 2}`] : [])].join(", ") || "–";
}
