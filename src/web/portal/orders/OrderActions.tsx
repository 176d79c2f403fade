import { Group, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { type Order, useAction } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { shopTexts } from "../../texts/shop/index.ts";
import { ActionButton, type BarAction } from "../../ui/ActionBar.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { useKept } from "../../ui/use-kept.ts";

type Asked = "complete" | "cancel" | "escalate";

/** What the customer may do now: confirm the delivery (ZM-8), ask where it is (ZM-TRACKING), cancel (ZM-CANCEL). */
export function OrderActions({ order }: { readonly order: Order }) {
  const say = useText(shopTexts);
  const [asked, setAsked] = useState<Asked | null>(null);
  const ended = ["completed", "cancelled", "refunded"].includes(order.status);
  const words = { complete: "confirm", escalate: "escalate", cancel: "cancelOrder" } as const;
  const action = (key: Asked): BarAction => ({
    key,
    label: say(words[key]),
    ability: order.abilities[`order.${key}`],
    danger: key === "cancel",
    onAct: () => setAsked(key),
  });
  if (ended) return null;
  const confirms = order.abilities["order.complete"]?.allowed ?? false;
  return (
    <>
      {confirms && <Text size="sm">{say("confirmHelp")}</Text>}
      <Group gap="xs">
        <ActionButton action={action("complete")} main={confirms} />
        <ActionButton action={action("escalate")} />
        <ActionButton action={action("cancel")} />
      </Group>
      {asked && <AskDialog order={order} asked={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function AskDialog({ order, asked, onClose }: { order: Order; asked: Asked; onClose: () => void }) {
  const say = useText(shopTexts);
  const seller = useSeller().slug;
  const params = { seller, order: order.id };
  const [text, setText, forget] = useKept(`order.${asked} ${order.id}`, "");
  const done = () => {
    forget();
    onClose();
  };
  const complete = useAction("POST /v1/sellers/{seller}/orders/{order}/completion", done);
  const cancel = useAction("POST /v1/sellers/{seller}/orders/{order}/cancellation", done);
  const escalate = useAction("POST /v1/sellers/{seller}/orders/{order}/escalation", done);
  const { title, verb, help, label, action, act } = {
    complete: {
      title: say("confirm"),
      verb: say("confirm"),
      help: say("confirmHelp"),
      label: null,
      action: complete,
      act: () => complete.mutate({ params }),
    },
    cancel: {
      title: say("cancelQuestion", { number: order.number }),
      verb: say("cancelOrder"),
      help: say("cancelHelp"),
      label: say("cancelReason"),
      action: cancel,
      act: () => cancel.mutate({ params, body: { reason: text } }),
    },
    escalate: {
      title: say("escalate"),
      verb: say("legalSend"),
      help: say("escalateHelp"),
      label: say("escalateText"),
      action: escalate,
      act: () => escalate.mutate({ params, body: { text } }),
    },
  }[asked];
  return (
    <ConfirmDialog
      opened
      title={title}
      verb={verb}
      danger={asked === "cancel"}
      busy={action.isPending}
      error={action.error}
      onClose={onClose}
      onConfirm={act}
    >
      <Text>{help}</Text>
      {label && (
        <Textarea
          data-autofocus
          label={label}
          autosize
          minRows={2}
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
    </ConfirmDialog>
  );
}
