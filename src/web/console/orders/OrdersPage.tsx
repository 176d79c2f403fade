import { Checkbox, Group, Select, Text, Tooltip } from "@mantine/core";
import { IconMessageQuestion, IconShoppingCart } from "@tabler/icons-react";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import type { Answer } from "../../../api/contract/index.ts";
import { useFormat } from "../../format.ts";
import { useMe, useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { consoleOrderTexts } from "../../texts/console-orders/index.ts";
import { withdrawalTexts } from "../../texts/withdrawals/index.ts";
import type { Column } from "../../ui/DenseTable.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ButtonLink, TextLink } from "../../ui/links.tsx";
import { MoneyText } from "../../ui/Money.tsx";
import { Mark } from "../../ui/tone.tsx";
import { ListPage, ListSearch } from "../ListPage.tsx";
import { useList } from "../list.ts";
import { OrderStatusMark, orderStatuses, useOrderStatus } from "./status.tsx";

const route = getRouteApi("/$seller/console/orders");
type Row = Answer<"GET /v1/sellers/{seller}/orders">["items"][number];

/** Orders, last changed first, by status; what is late and what a customer asked about stands out. */
export function OrdersPage() {
  const say = useText(consoleOrderTexts);
  const sayConsole = useText(consoleTexts);
  const sayWithdrawals = useText(withdrawalTexts);
  const me = useMe();
  const { slug } = useSeller();
  const { status: wanted, q, late } = route.useSearch();
  const status = orderStatuses.find((one) => one === wanted);
  const list = useList("GET /v1/sellers/{seller}/orders", {
    params: { seller: slug },
    query: { limit: 50, ...(status && { status }), ...(q && { q }), ...(late && { late: "true" as const }) },
  });
  const filtered = Boolean(status || q || late);
  return (
    <ListPage
      title={sayConsole("orders")}
      list={list}
      columns={useColumns()}
      actions={
        me?.abilities["withdrawal.read"]?.allowed && (
          <ButtonLink to="/$seller/console/orders/withdrawals" params={{ seller: slug }} variant="default">
            {sayWithdrawals("withdrawals")}
          </ButtonLink>
        )
      }
      filters={<Filters />}
      empty={
        <EmptyState
          icon={<IconShoppingCart size={24} />}
          title={say(filtered ? "noneFits" : "none")}
          text={filtered ? undefined : say("noneHint")}
        />
      }
    />
  );
}

function Filters() {
  const say = useText(consoleOrderTexts);
  const { slug } = useSeller();
  const search = route.useSearch();
  const navigate = useNavigate();
  const name = useOrderStatus();
  const go = (change: Partial<typeof search>) => {
    const next = Object.fromEntries(Object.entries({ ...search, ...change }).filter(([, value]) => value));
    void navigate({ to: "/$seller/console/orders", params: { seller: slug }, search: next, replace: true });
  };
  return (
    <Group gap="sm" mb="md" align="end">
      <ListSearch value={search.q ?? ""} label={say("find")} onSearch={(text) => go({ q: text })} />
      <Select
        aria-label={say("everyStatus")}
        placeholder={say("everyStatus")}
        clearable
        value={search.status ?? null}
        onChange={(status) => go({ status: status ?? "" })}
        data={orderStatuses.map((value) => ({ value, label: name(value) }))}
      />
      <Checkbox
        label={say("lateOnly")}
        checked={Boolean(search.late)}
        onChange={(event) => go({ late: event.currentTarget.checked ? "yes" : "" })}
        mb={8}
      />
    </Group>
  );
}

/** Long words end in an ellipsis, so that the table keeps its width; the whole stands in the title. */
function OneLine({ text, width }: { readonly text: string; readonly width: number }) {
  return (
    <Text size="sm" truncate maw={width} title={text}>
      {text}
    </Text>
  );
}

function useColumns(): Column<Row>[] {
  const say = useText(consoleOrderTexts);
  const sayConsole = useText(consoleTexts);
  const format = useFormat();
  const { slug } = useSeller();
  return [
    {
      key: "number",
      label: say("number"),
      cell: (row) => (
        <TextLink
          to="/$seller/console/orders/$order"
          params={{ seller: slug, order: row.number }}
          data-row
          fw={600}
          size="md"
        >
          {row.number}
        </TextLink>
      ),
    },
    {
      key: "status",
      label: sayConsole("status"),
      cell: (row) => <OrderStatusMark status={row.status} text={row.statusText} />,
    },
    {
      key: "customer",
      label: sayConsole("customer"),
      from: 480,
      cell: (row) => <OneLine text={row.customer} width={140} />,
    },
    {
      key: "goods",
      label: say("goods"),
      from: 1120,
      cell: (row) => (
        <OneLine text={`${row.title}${row.lines > 1 ? ` +${row.lines - 1}` : ""} ×${row.pieces}`} width={150} />
      ),
    },
    { key: "to", label: say("goesTo"), from: 1280, cell: (row) => row.country && format.country(row.country) },
    {
      key: "promised",
      label: say("shipsBy"),
      from: 640,
      cell: (row) => (
        <Group gap={6} wrap="nowrap">
          {row.promisedOn && format.day(row.promisedOn)}
          {row.late && (
            <Mark tone="bad" icon="late">
              {say("late")}
            </Mark>
          )}
          {row.escalated && (
            <Tooltip label={say("asked")}>
              <IconMessageQuestion size={18} role="img" aria-label={say("asked")} />
            </Tooltip>
          )}
        </Group>
      ),
    },
    { key: "next", label: say("next"), from: 960, cell: (row) => <OneLine text={row.nextStep.text} width={160} /> },
    {
      key: "total",
      label: say("total"),
      align: "right",
      cell: (row) => <MoneyText money={row.total ?? row.goods} />,
    },
  ];
}
