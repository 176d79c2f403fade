import { Alert, Stack, Text } from "@mantine/core";
import { IconPlugConnected } from "@tabler/icons-react";
import type { Answer } from "../../../api/contract/index.ts";
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
import { MoreButton } from "./MoreButton.tsx";
import { MoneySubjectLink } from "./QueueEntry.tsx";
import { RefundQueue } from "./RefundsView.tsx";

type Row = Answer<"GET /v1/sellers/{seller}/card-payments">["items"][number];

/** What a provider has not answered for: refunds first, then card payments; each says what to do. */
export function ParkedView() {
  const say = useText(moneyTexts);
  const { slug } = useSeller();
  const params = { seller: slug };
  const refunds = useList("GET /v1/sellers/{seller}/refunds", { params, query: { parked: "true", limit: 50 } });
  const cards = useList("GET /v1/sellers/{seller}/card-payments", { params, query: { limit: 50 } });
  const columns = useColumns();
  const loading = refunds.loading || cards.loading;
  const error = refunds.error ?? cards.error;
  if (loading) return <LoadingRows rows={5} />;
  if (error) return <ProblemAlert error={error} onRetry={refunds.error ? refunds.again : cards.again} />;
  if (refunds.rows.length + cards.rows.length === 0) {
    const icon = <IconPlugConnected size={24} />;
    return <EmptyState icon={icon} title={say("parkedNone")} text={say("parkedNoneHint")} />;
  }
  const stuck = new Set(cards.rows.flatMap(({ parked }) => parked ?? []));
  return (
    <Stack gap="lg">
      {refunds.rows.length > 0 && (
        <RefundQueue rows={refunds.rows} label={say("tabParked")}>
          <MoreButton list={refunds} />
        </RefundQueue>
      )}
      {cards.rows.length > 0 && (
        <section>
          <Text component="h2" fw={600} mb="xs">
            {say("openCards")}
          </Text>
          {[...stuck].map((why) => (
            <Alert key={why} color="yellow" mb="xs">
              {say(`parked.${why}`)}
            </Alert>
          ))}
          <DenseTable label={say("openCards")} columns={columns} rows={cards.rows} rowKey={({ id }) => id} />
          <MoreButton list={cards} />
        </section>
      )}
    </Stack>
  );
}

function useColumns(): readonly Column<Row>[] {
  const say = useText(moneyTexts);
  const format = useFormat();
  return [
    { key: "when", label: say("when"), cell: ({ createdAt }) => format.instant(createdAt) },
    { key: "quote", label: say("document"), cell: ({ quoteNumber, orderNumber }) => quoteNumber ?? orderNumber },
    {
      key: "claim",
      label: say("claim"),
      cell: (row) => <MoneySubjectLink {...row} />,
    },
    { key: "customer", label: say("by"), from: 640, cell: ({ customer }) => customer },
    { key: "amount", label: say("amountOf"), align: "right", cell: ({ amount }) => <MoneyText money={amount} /> },
  ];
}
