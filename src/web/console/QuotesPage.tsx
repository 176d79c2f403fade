import { SegmentedControl } from "@mantine/core";
import { IconFileInvoice } from "@tabler/icons-react";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import type { Answer } from "../../api/contract/index.ts";
import { useFormat } from "../format.ts";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { consoleTexts } from "../texts/console/index.ts";
import { officeTexts } from "../texts/console-office/index.ts";
import type { Column } from "../ui/DenseTable.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { TextLink } from "../ui/links.tsx";
import { MoneyText } from "../ui/Money.tsx";
import { ListPage } from "./ListPage.tsx";
import { useList } from "./list.ts";
import { PaymentStatusMark } from "./money/PaymentReview.tsx";
import { QuoteStatusMark } from "./QuoteStatusMark.tsx";

const route = getRouteApi("/$seller/console/quotes");
const statuses = ["draft", "sent", "accepted", "declined", "expired"] as const;
type Row = Answer<"GET /v1/sellers/{seller}/quotes">["items"][number];

/** Quotes, newest first; each opens on its claim's page, where it is written and sent. */
export function QuotesPage() {
  const say = useText(officeTexts);
  const sayConsole = useText(consoleTexts);
  const { slug } = useSeller();
  const search = route.useSearch();
  const navigate = useNavigate();
  const status = statuses.find((one) => one === search.status);
  const list = useList("GET /v1/sellers/{seller}/quotes", {
    params: { seller: slug },
    query: { limit: 50, ...(status ? { status } : {}) },
  });
  const columns = useColumns();
  return (
    <ListPage
      title={sayConsole("quotes")}
      list={list}
      columns={columns}
      actions={
        <SegmentedControl
          value={status ?? "all"}
          onChange={(next) =>
            void navigate({
              to: "/$seller/console/quotes",
              params: { seller: slug },
              search: next === "all" ? {} : { status: next },
            })
          }
          data={[
            { value: "all", label: sayConsole("everything") },
            ...statuses.map((one) => ({ value: one, label: say(`quoteStatus.${one}`) })),
          ]}
        />
      }
      empty={<EmptyState icon={<IconFileInvoice size={24} />} title={say("noQuotes")} text={say("noQuotesHint")} />}
    />
  );
}

function useColumns(): Column<Row>[] {
  const say = useText(officeTexts);
  const sayConsole = useText(consoleTexts);
  const format = useFormat();
  const { slug } = useSeller();
  return [
    {
      key: "number",
      label: say("quote"),
      cell: (row) => (
        <TextLink
          to="/$seller/console/claims/$claim"
          params={{ seller: slug, claim: row.claimNumber }}
          search={{ tab: "quote" }}
          data-row
          fw={600}
          size="md"
        >
          {row.number}
        </TextLink>
      ),
    },
    // In a window of 1280 what it costs and until when it holds come before it; its number leads to the claim.
    { key: "claim", label: sayConsole("claim"), from: 1120, cell: (row) => row.claimNumber },
    { key: "customer", label: sayConsole("customer"), from: 480, cell: (row) => row.customer },
    {
      key: "serial",
      label: sayConsole("serial"),
      from: 1280,
      cell: (row) => <span className="mono">{row.serial}</span>,
    },
    { key: "status", label: sayConsole("status"), cell: (row) => <QuoteStatusMark status={row.status} /> },
    {
      key: "payment",
      label: say("payment"),
      from: 960,
      cell: (row) => row.paymentStatus && <PaymentStatusMark status={row.paymentStatus} />,
    },
    { key: "expires", label: say("expires"), align: "right", from: 800, cell: (row) => format.day(row.expiresOn) },
    {
      key: "total",
      label: sayConsole("total"),
      align: "right",
      cell: (row) => <MoneyText money={row.total} />,
    },
  ];
}
