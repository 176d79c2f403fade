import { SegmentedControl } from "@mantine/core";
import { IconBuildingFactory2 } from "@tabler/icons-react";
import { useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { moneyTexts } from "../../texts/money/index.ts";
import { type Column, DenseTable } from "../../ui/DenseTable.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { TextLink } from "../../ui/links.tsx";
import { MoneyText } from "../../ui/Money.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { SupplierPaid } from "../claim/SupplierPaid.tsx";
import { useList } from "../list.ts";
import { MoreButton } from "./MoreButton.tsx";
import classes from "./money.module.css";

type Row = Answer<"GET /v1/sellers/{seller}/recoveries">["items"][number];
const states = ["owed", "paid"] as const;

/** What the seller's suppliers owe for units they took back, and what they have paid. */
export function SuppliersView() {
  const say = useText(moneyTexts);
  const { slug } = useSeller();
  const [state, setState] = useState<(typeof states)[number]>("owed");
  const list = useList("GET /v1/sellers/{seller}/recoveries", {
    params: { seller: slug },
    query: { state, limit: 50 },
  });
  const columns = useColumns();
  return (
    <>
      <SegmentedControl
        className={classes["filter"] ?? ""}
        size="xs"
        value={state}
        onChange={(next) => setState(next === "paid" ? "paid" : "owed")}
        data={states.map((value) => ({ value, label: say(`recovery.${value}`) }))}
      />
      <ProblemAlert error={list.error} onRetry={list.again} />
      {list.loading && <LoadingRows rows={5} />}
      {!list.loading && !list.error && list.rows.length === 0 && (
        <EmptyState
          icon={<IconBuildingFactory2 size={24} />}
          title={say("noRecoveries")}
          text={say("noRecoveriesHint")}
        />
      )}
      {list.rows.length > 0 && (
        <DenseTable label={say("tabSuppliers")} columns={columns} rows={list.rows} rowKey={({ id }) => id} />
      )}
      <MoreButton list={list} />
    </>
  );
}

function useColumns(): readonly Column<Row>[] {
  const say = useText(moneyTexts);
  const format = useFormat();
  const { slug } = useSeller();
  return [
    { key: "supplier", label: say("supplier"), cell: ({ supplier }) => supplier },
    {
      key: "reference",
      label: say("reference"),
      from: 640,
      cell: ({ reference }) => <span className="mono">{reference}</span>,
    },
    {
      key: "claim",
      label: say("claim"),
      cell: ({ claimNumber }) => (
        <TextLink
          to="/$seller/console/claims/$claim"
          params={{ seller: slug, claim: claimNumber }}
          search={{ tab: "parcels" }}
        >
          {claimNumber}
        </TextLink>
      ),
    },
    { key: "serial", label: say("serial"), from: 960, cell: ({ serial }) => <span className="mono">{serial}</span> },
    { key: "back", label: say("creditedOn"), from: 800, cell: ({ returnedOn }) => format.day(returnedOn) },
    { key: "amount", label: say("amountOf"), align: "right", cell: ({ recovered }) => <MoneyText money={recovered} /> },
    {
      key: "paid",
      label: say("supplierPaidOn"),
      cell: (row) =>
        row.paidOn
          ? `${format.day(row.paidOn)} · ${row.paidReference ?? ""}`
          : row.abilities["supplier.takeMoney"]?.allowed && <SupplierPaid owed={row} claim={row.claimId} />,
    },
  ];
}
