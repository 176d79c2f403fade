import { Button, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconBook2, IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { useAnswer } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { moneyTexts } from "../../texts/money/index.ts";
import { type Column, DenseTable } from "../../ui/DenseTable.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { MoneyText } from "../../ui/Money.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { useList } from "../list.ts";
import { useAccountName } from "./account-name.ts";
import { MoreButton } from "./MoreButton.tsx";
import classes from "./money.module.css";
import { MoneySubjectLink } from "./QueueEntry.tsx";

type Row = Answer<"GET /v1/sellers/{seller}/ledger">["items"][number];

/** The ledger, newest first, of all claims or one; what stands on each account; the whole as CSV. */
export function LedgerView() {
  const say = useText(moneyTexts);
  const { slug } = useSeller();
  const [claim, setClaim] = useState("");
  const [wanted] = useDebouncedValue(claim.trim(), 300);
  const query = { limit: 50, ...(wanted ? { claim: wanted } : {}) };
  const list = useList("GET /v1/sellers/{seller}/ledger", { params: { seller: slug }, query });
  const columns = useColumns();
  const table = `/v1/sellers/${encodeURIComponent(slug)}/ledger/table${wanted ? `?claim=${encodeURIComponent(wanted)}` : ""}`;
  return (
    <>
      <div className={classes["ledgerHead"]}>
        <TextInput
          label={say("ofClaim")}
          placeholder="R-2026-000001"
          value={claim}
          onChange={(event) => setClaim(event.currentTarget.value)}
        />
        <Button
          component="a"
          href={table}
          download
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {say("downloadCsv")}
        </Button>
      </div>
      <ProblemAlert error={list.error} onRetry={list.again} />
      {list.loading && <LoadingRows rows={10} height={36} />}
      {list.rows.length > 0 && (
        <DenseTable label={say("tabLedger")} columns={columns} rows={list.rows} rowKey={({ id }) => id} />
      )}
      <MoreButton list={list} />
      {!list.loading && !list.error && list.rows.length === 0 && (
        <EmptyState icon={<IconBook2 size={24} />} title={say("ledgerEmpty")} text={say("ledgerEmptyHint")} />
      )}
      <Balances />
    </>
  );
}

function useColumns(): readonly Column<Row>[] {
  const say = useText(moneyTexts);
  const format = useFormat();
  const name = useAccountName();
  return [
    { key: "when", label: say("when"), from: 640, cell: ({ at }) => format.instant(at) },
    { key: "what", label: say("what"), cell: ({ cause }) => say(`causeOf.${cause}`) },
    { key: "document", label: say("document"), from: 480, cell: ({ memo }) => <span className="mono">{memo}</span> },
    {
      key: "claim",
      label: say("claim"),
      cell: (row) => <MoneySubjectLink {...row} />,
    },
    {
      key: "postings",
      label: say("postings"),
      cell: ({ postings }) => postings.map(({ account }, at) => <div key={`${at} ${account}`}>{name(account)}</div>),
    },
    ...(["debit", "credit"] as const).map((side) => ({
      key: side,
      label: say(side),
      align: "right" as const,
      cell: ({ postings }: Row) =>
        postings.map(({ account, money }, at) => (
          <div key={`${at} ${account}`}>
            {money.amount > 0 === (side === "debit") ? (
              <MoneyText money={{ ...money, amount: Math.abs(money.amount) }} />
            ) : (
              "\u00a0"
            )}
          </div>
        )),
    })),
    { key: "by", label: say("by"), from: 1120, cell: ({ by }) => by },
  ];
}

function Balances() {
  const say = useText(moneyTexts);
  const name = useAccountName();
  const { slug } = useSeller();
  const { data } = useAnswer("GET /v1/sellers/{seller}/ledger/balances", { params: { seller: slug } });
  if (!data || data.items.length === 0) return null;
  return (
    <section className={`surface ${classes["balances"]}`}>
      <h2>{say("balances")}</h2>
      <Text size="sm" c="dimmed" mb="xs">
        {say("balancesHint")}
      </Text>
      <dl className={classes["sides"]}>
        {data.items
          .filter(({ money }) => money.amount !== 0)
          .map(({ account, money }) => (
            <div key={`${account} ${money.currency}`} style={{ display: "contents" }}>
              <dt>{name(account)}</dt>
              <dd>
                <MoneyText money={money} />
              </dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
