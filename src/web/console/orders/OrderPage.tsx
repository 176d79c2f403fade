import { Group, Stack, Text, Textarea } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { type Order, useAnswer, useOrderAction } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useMe, useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleOrderTexts } from "../../texts/console-orders/index.ts";
import { paperTexts } from "../../texts/papers/index.ts";
import { withdrawalTexts } from "../../texts/withdrawals/index.ts";
import { ActionBar, ActionButton, type BarAction } from "../../ui/ActionBar.tsx";
import { AddressText } from "../../ui/AddressText.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { DeadlinePill } from "../../ui/DeadlinePill.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { OrderPapers } from "../../ui/Papers.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { Timeline } from "../../ui/Timeline.tsx";
import { Mark } from "../../ui/tone.tsx";
import { useKept } from "../../ui/use-kept.ts";
import { PaymentReview } from "../money/PaymentReview.tsx";
import { PageHead } from "../PageHead.tsx";
import { FreightForm, useFreight } from "./FreightForm.tsx";
import { OrderClaims } from "./OrderClaims.tsx";
import { OrderLines } from "./OrderLines.tsx";
import classes from "./orders.module.css";
import { Packages } from "./Packages.tsx";
import { OrderStatusMark } from "./status.tsx";
import { WithdrawalTable } from "./WithdrawalTable.tsx";

const route = getRouteApi("/$seller/console/orders/$order");

/** One order: what is to be done next, what was ordered, the money, the parcels with what was packed, and what happened. */
export function OrderPage() {
  const { slug: seller } = useSeller();
  const { order } = route.useParams();
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/orders/{order}", { params: { seller, order } });
  return (
    <>
      <PageHead title={data?.number ?? order}>{data && <CancelButton key={data.id} order={data} />}</PageHead>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <LoadingRows rows={8} height={48} />}
      {data && <Content key={data.id} order={data} />}
    </>
  );
}

function Content({ order }: { readonly order: Order }) {
  const say = useText(consoleOrderTexts);
  const sayPapers = useText(paperTexts);
  return (
    <div className={classes["columns"]}>
      <Stack gap="md">
        <NextAction order={order} />
        <Section title={say("lines")}>
          <OrderLines order={order} />
        </Section>
        {order.payment && order.payment.status !== "awaiting" && (
          <Section title={say("proof")}>
            <PaymentReview payment={order.payment} />
          </Section>
        )}
        {order.paidAt && (
          <Section title={say("packages")}>
            <Packages order={order} />
          </Section>
        )}
        {order.claims.length > 0 && (
          <Section title={say("claimsOfOrder")}>
            <OrderClaims claims={order.claims} />
          </Section>
        )}
        <OrderWithdrawals orderId={order.id} />
      </Stack>
      <Stack gap="md">
        <About order={order} />
        <Section title={sayPapers("documents")}>
          <OrderPapers orderId={order.id} />
        </Section>
        <Section title={say("history")}>
          <Timeline entries={order.timeline} first={12} />
        </Section>
      </Stack>
    </div>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section className={`surface ${classes["section"]}`}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** What consumers withdrew from of this order; nothing where nobody did, or who reads may not. */
function OrderWithdrawals({ orderId }: { readonly orderId: string }) {
  const reads = useMe()?.abilities["withdrawal.read"]?.allowed ?? false;
  return reads ? <Withdrawn orderId={orderId} /> : null;
}

function Withdrawn({ orderId }: { readonly orderId: string }) {
  const say = useText(withdrawalTexts);
  const { slug: seller } = useSeller();
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/withdrawals", {
    params: { seller },
    query: { order: orderId, limit: 100 },
  });
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data || data.items.length === 0) return null;
  return (
    <Section title={say("withdrawals")}>
      <WithdrawalTable rows={data.items} />
    </Section>
  );
}

/** The one next thing to do; what is done by a form stands right below it. */
function NextAction({ order }: { readonly order: Order }) {
  const say = useText(consoleOrderTexts);
  const { slug: seller } = useSeller();
  const params = { seller, order: order.id };
  const startTest = useOrderAction("POST /v1/sellers/{seller}/orders/{order}/test");
  const passTest = useOrderAction("POST /v1/sellers/{seller}/orders/{order}/test-results");
  const freight = useFreight(order);
  const untested = order.lines.filter((line) => line.testNeeded && !line.tested);
  const main: BarAction | undefined =
    order.status === "packing" && untested.length > 0
      ? {
          key: "test",
          label: say("startTest"),
          ability: order.abilities["order.startTest"],
          busy: startTest.isPending,
          onAct: () => startTest.mutate({ params }),
        }
      : order.status === "testing"
        ? {
            key: "pass",
            label: say("passTest"),
            ability: order.abilities["order.passTest"],
            busy: passTest.isPending,
            onAct: () => passTest.mutate({ params, body: { lineIds: untested.map(({ id }) => id) } }),
          }
        : undefined;
  return (
    <section className={`surface ${classes["section"]}`}>
      <ActionBar title={order.nextStep.text} main={main?.ability ? main : undefined}>
        <Group gap="xs">
          <OrderStatusMark status={order.status} text={order.statusText} />
          {order.large && <Mark tone="open">{say("large")}</Mark>}
          {order.escalatedAt && order.status !== "completed" && <Mark tone="open">{say("asked")}</Mark>}
          {order.deadlines
            .filter(({ status }) => status === "running" || status === "overdue" || status === "paused")
            .map((deadline) => (
              <Group key={deadline.id} gap={6}>
                <Text size="sm">{deadline.name}</Text>
                <DeadlinePill deadline={deadline} />
              </Group>
            ))}
        </Group>
      </ActionBar>
      {order.status === "submitted" && order.abilities["order.setFreight"]?.allowed && (
        <FreightForm order={order} form={freight} />
      )}
      <ProblemAlert error={startTest.error ?? passTest.error ?? freight.save.error} />
    </section>
  );
}

function About({ order }: { readonly order: Order }) {
  const say = useText(consoleOrderTexts);
  const format = useFormat();
  return (
    <section className={`surface ${classes["section"]}`}>
      <dl className={classes["facts"]}>
        <dt>{say("customer")}</dt>
        <dd>
          {order.customer.name}
          <br />
          <Text span size="sm" c="dimmed">
            {order.customer.email}
          </Text>
        </dd>
        <dt>{say("address")}</dt>
        <dd>{order.address && <AddressText address={order.address} />}</dd>
        <dt>{say("payBy")}</dt>
        <dd>{order.paymentMethod.text}</dd>
        <dt>{say("mode")}</dt>
        <dd>
          {order.transport.modeText ?? say("notYet")} {order.incoterm}
        </dd>
        {order.promisedOn && (
          <>
            <dt>{say("shipsBy")}</dt>
            <dd>{format.day(order.promisedOn)}</dd>
          </>
        )}
        {order.note && (
          <>
            <dt>{say("customerSays")}</dt>
            <dd>{order.note}</dd>
          </>
        )}
        {order.cancelReason && (
          <>
            <dt>{order.statusText}</dt>
            <dd>{order.cancelReason}</dd>
          </>
        )}
        {order.refunds.map((refund) => (
          <div key={refund.id} className={classes["pair"]}>
            <dt>{say("refunds")}</dt>
            <dd>
              {refund.number} · {format.money(refund.amount)} · {refund.statusText}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function CancelButton({ order }: { readonly order: Order }) {
  const say = useText(consoleOrderTexts);
  const { slug: seller } = useSeller();
  const [open, setOpen] = useState(false);
  const [reason, setReason, forget] = useKept(`order.cancel ${order.id}`, "");
  const cancel = useOrderAction("POST /v1/sellers/{seller}/orders/{order}/cancellation", () => {
    forget();
    setOpen(false);
  });
  const ability = order.abilities["order.cancel"];
  if (!ability) return null;
  return (
    <>
      <ActionButton
        action={{ key: "cancel", label: say("cancel"), danger: true, ability, onAct: () => setOpen(true) }}
      />
      <ConfirmDialog
        opened={open}
        title={say("cancelTitle", { number: order.number ?? "" })}
        verb={say("cancel")}
        danger
        busy={cancel.isPending}
        error={cancel.error}
        onConfirm={() => cancel.mutate({ params: { seller, order: order.id }, body: { reason } })}
        onClose={() => setOpen(false)}
      >
        <Text>{say("cancelHint")}</Text>
        <Textarea
          label={say("reason")}
          value={reason}
          maxLength={2000}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </ConfirmDialog>
    </>
  );
}
