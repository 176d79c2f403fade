import { Group, Stack, Text } from "@mantine/core";
import { IconMapPin, IconPackage } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { Answer } from "../../../api/contract/index.ts";
import { useFormat } from "../../format.ts";
import { useList } from "../../pages.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { shopTexts } from "../../texts/shop/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ButtonLink } from "../../ui/links.tsx";
import { MoneyText } from "../../ui/Money.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { MoreButton, SearchField } from "../../ui/SearchField.tsx";
import { Mark, type Tone } from "../../ui/tone.tsx";
import classes from "../portal.module.css";

const route = getRouteApi("/$seller/my/frame/orders");
type Row = Answer<"GET /v1/sellers/{seller}/orders">["items"][number];

/** My orders: what was ordered, where it is and what comes next on each. */
export function OrdersPage() {
  const say = useText(shopTexts);
  const seller = useSeller();
  const { q } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useList("GET /v1/sellers/{seller}/orders", {
    params: { seller: seller.slug },
    query: q ? { q } : {},
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader
        title={say("orders")}
        lead={say("ordersLead")}
        place={seller.name}
        actions={
          <ButtonLink
            to="/$seller/my/repair-centre"
            params={{ seller: seller.slug }}
            variant="default"
            leftSection={<IconMapPin size={18} aria-hidden />}
          >
            {say("repairCentre")}
          </ButtonLink>
        }
      />
      <Stack gap="md">
        {(q !== undefined || rows.length > 0) && (
          <SearchField
            value={q ?? ""}
            label={say("searchOrders")}
            onSearch={(text) => void navigate({ search: text ? { q: text } : {}, replace: true })}
          />
        )}
        {list.isPending && <LoadingRows rows={4} height={84} />}
        {list.isError && <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />}
        {list.isSuccess && rows.length === 0 && (
          <EmptyState
            icon={<IconPackage size={24} />}
            title={say(q ? "noOrderFits" : "noOrders")}
            text={q ? undefined : say("noOrdersText")}
            action={
              <ButtonLink to="/$seller/shop" params={{ seller: seller.slug }}>
                {say("toShop")}
              </ButtonLink>
            }
          />
        )}
        <Stack component="ul" gap="sm" className="unstyled-list">
          {rows.map((row) => (
            <li key={row.id}>
              <OrderCard row={row} />
            </li>
          ))}
        </Stack>
        {list.hasNextPage && <MoreButton busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />}
      </Stack>
    </>
  );
}

function OrderCard({ row }: { readonly row: Row }) {
  const say = useText(shopTexts);
  const format = useFormat();
  const seller = useSeller().slug;
  return (
    <Link to="/$seller/my/orders/$number" params={{ seller, number: row.number }} className={classes["row"]}>
      <Stack gap={2} className={classes["rowMain"]}>
        <Group gap="xs">
          <Text span fw={650}>
            {row.number}
          </Text>
          <Mark tone={orderTone(row.status)}>{row.statusText}</Mark>
        </Group>
        <Text size="sm">
          {row.lines > 1 ? say("linesAnd", { first: row.title, count: row.lines - 1 }) : row.title}
          {" · "}
          {say("pieces", { count: row.pieces })}
        </Text>
        <Text size="sm" c="dimmed">
          {say("orderedOn", { day: format.day(format.dayOf(row.submittedAt)) })}
        </Text>
      </Stack>
      <Stack gap={4} align="flex-start" className={classes["rowNext"]}>
        <Text fw={600}>
          <MoneyText money={row.total ?? row.goods} />
        </Text>
        {row.nextStep.who === "customer" && <Mark tone="open">{say("yourTurn")}</Mark>}
        <Text size="sm">{row.nextStep.text}</Text>
      </Stack>
    </Link>
  );
}

/** Whether an order goes well, waits for the customer, or ended without goods. */
export function orderTone(status: Row["status"]): Tone {
  if (status === "completed" || status === "delivered") return "good";
  if (status === "cancelled" || status === "refunded") return "bad";
  return status === "awaiting_payment" ? "open" : "plain";
}
