import { Group, Stack, Text, Title } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type Order, useAnswer } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { shopTexts } from "../../texts/shop/index.ts";
import { AddressText } from "../../ui/AddressText.tsx";
import { Course } from "../../ui/Course.tsx";
import { DeadlinePill } from "../../ui/DeadlinePill.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { TextLink } from "../../ui/links.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { OrderPapers } from "../../ui/Papers.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { Timeline } from "../../ui/Timeline.tsx";
import { Mark } from "../../ui/tone.tsx";
import classes from "../portal.module.css";
import { AfterSales } from "./AfterSales.tsx";
import { courseOf } from "./course.ts";
import { OrderActions } from "./OrderActions.tsx";
import { OrderLines } from "./OrderLines.tsx";
import { OrderParcels } from "./OrderParcels.tsx";
import { OrderPayment, OrderRefunds } from "./OrderPayment.tsx";
import { orderTone } from "./OrdersPage.tsx";

const route = getRouteApi("/$seller/my/frame/orders/$number");

/** One order: where it is and what comes next, what it costs and how it is paid, its parcels, papers and history. */
export function OrderPage() {
  const say = useText(shopTexts);
  const seller = useSeller();
  const { number } = route.useParams();
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/orders/{order}", {
    params: { seller: seller.slug, order: number },
  });
  const back = (
    <TextLink to="/$seller/my/orders" params={{ seller: seller.slug }} size="sm">
      {say("orders")}
    </TextLink>
  );
  return (
    <>
      <PageHeader title={say("order", { number: data?.number ?? number })} back={back} place={seller.name} />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <LoadingRows rows={4} height={96} />}
      {data && <OrderView key={data.id} order={data} />}
    </>
  );
}

function OrderView({ order }: { readonly order: Order }) {
  const say = useText(shopTexts);
  const format = useFormat();
  return (
    <Stack gap="lg">
      <Now order={order} />
      {order.payment && (
        <Card title={say("payment")}>
          <OrderPayment order={order} payment={order.payment} />
        </Card>
      )}
      <Card title={say("lines")}>
        <OrderLines order={order} />
      </Card>
      <Card title={say("parcels")}>
        <OrderParcels order={order} />
      </Card>
      <Card title={say("papers")}>
        <OrderPapers orderId={order.id} />
      </Card>
      <Card title={say("claimFrom")}>
        <AfterSales order={order} />
      </Card>
      {order.refunds.length > 0 && (
        <Card title={say("refunds")}>
          <OrderRefunds order={order} />
        </Card>
      )}
      <Card title={say("details")}>
        {order.submittedAt && (
          <Text size="sm">{say("orderedOn", { day: format.day(format.dayOf(order.submittedAt)) })}</Text>
        )}
        {order.transport.modeText && (
          <Text size="sm">
            {say("travels")}: {order.transport.modeText}
            {order.incoterm && ` (${order.incoterm})`}
          </Text>
        )}
        <Text size="sm">
          {say("pay")}: {order.paymentMethod.text}
        </Text>
        {order.address && (
          <div>
            <Text size="sm" c="dimmed">
              {say("address")}
            </Text>
            <AddressText address={order.address} />
          </div>
        )}
        {order.note && <Text className={classes["words"] ?? ""}>{order.note}</Text>}
      </Card>
      <Card title={say("history")}>
        <Timeline entries={order.timeline} first={6} />
      </Card>
    </Stack>
  );
}

/** The course, what comes next and by when. */
function Now({ order }: { readonly order: Order }) {
  const say = useText(shopTexts);
  const format = useFormat();
  const steps = courseOf(order, format.dayOf).map((step) => ({ ...step, label: say(`step.${step.key}`) }));
  const [deadline] = order.deadlines.filter(({ status }) => status === "running" || status === "overdue");
  return (
    <section className={classes["card"]} aria-label={say("next")}>
      <Stack gap="md">
        <Group gap="sm">
          <Mark tone={orderTone(order.status)}>{order.statusText}</Mark>
          {deadline && <DeadlinePill deadline={deadline} />}
        </Group>
        <Course steps={steps} label={say("course")} />
        <div>
          <Title order={2} size="h4">
            {say("next")}
          </Title>
          <Text>{order.status === "submitted" ? say("freightWaits") : order.nextStep.text}</Text>
          {order.cancelReason && <Text c="dimmed">{order.cancelReason}</Text>}
          {order.escalatedAt && <Text>{say("escalated", { day: format.day(format.dayOf(order.escalatedAt)) })}</Text>}
        </div>
        <OrderActions order={order} />
      </Stack>
    </section>
  );
}

/** A part of the order under its heading. */
export function Card({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes["card"]}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {title}
        </Title>
        {children}
      </Stack>
    </section>
  );
}
