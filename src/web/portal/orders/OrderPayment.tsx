import { Stack, Text } from "@mantine/core";
import { call, newKey } from "../../client.ts";
import type { Order } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { shopTexts } from "../../texts/shop/index.ts";
import { PaymentSteps } from "../claim/Payment.tsx";
import { Arrival } from "../claim/Refunds.tsx";

interface Props {
  readonly order: Order;
  readonly payment: NonNullable<Order["payment"]>;
}

/** How the order is paid: the accounts, the card, the proof and what became of it (ZM-5, ZM-6). */
export function OrderPayment({ order, payment }: Props) {
  const say = useText(shopTexts);
  const format = useFormat();
  const seller = useSeller().slug;
  const keepProof = async (uploadId: string, file: File) => {
    const kept = await call("POST /v1/sellers/{seller}/orders/{order}/attachments", {
      params: { seller, order: order.id },
      body: { uploadId, fileName: file.name, purpose: "payment_proof" },
      idempotencyKey: newKey(),
    });
    return kept.id;
  };
  const { repriced } = order;
  const due = payment.abilities["payment.uploadProof"]?.allowed;
  return (
    <>
      {due && repriced && (
        <Text>
          {say("repriced", { ...repriced, was: format.money(repriced.was), total: format.money(payment.amount) })}
        </Text>
      )}
      <PaymentSteps payment={payment} reference={order.number ?? ""} keepProof={keepProof} />
    </>
  );
}

/** What was paid back, or is on its way. */
export function OrderRefunds({ order }: { readonly order: Order }) {
  const say = useText(shopTexts);
  const format = useFormat();
  return (
    <Stack component="ul" gap="xs" className="unstyled-list">
      {order.refunds.map((refund) => (
        <li key={refund.id}>
          <Text>{say("refunded", { amount: format.money(refund.amount), status: refund.statusText })}</Text>
          <Arrival refund={refund} />
        </li>
      ))}
    </Stack>
  );
}
