import { Button, Group, Stack, Text, Textarea, Title } from "@mantine/core";
import { useState } from "react";
import { useAction } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { shopTexts } from "../../texts/shop/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import classes from "../portal.module.css";
import type { Cart } from "./CartPage.tsx";

/** Asks to be told of a ban in the customer's country (ZM-LEGAL), and lets a person look at an address that is refused. */
export function LegalNotice({ cart }: { readonly cart: Cart }) {
  const say = useText(shopTexts);
  const [asked, setAsked] = useState<"banned" | "barred" | null>(null);
  const [sent, setSent] = useState<"banned" | "barred" | null>(null);
  const { address } = cart;
  return (
    <section className={classes["card"]}>
      <Stack gap="xs">
        <Title order={2} size="h4">
          {say("legal")}
        </Title>
        <Text size="sm">{say("legalText")}</Text>
        <Group gap="xs">
          <Button variant="default" disabled={!address} onClick={() => setAsked("banned")}>
            {say("legalTell")}
          </Button>
          <Button variant="subtle" color="gray" disabled={!address} onClick={() => setAsked("barred")}>
            {say("reviewAsk")}
          </Button>
        </Group>
        {!address && (
          <Text size="sm" c="dimmed">
            {say("noAddress")}
          </Text>
        )}
        {sent && <Text role="status">{say(sent === "banned" ? "legalSent" : "reviewSent")}</Text>}
      </Stack>
      {asked && address && (
        <AskDialog
          kind={asked}
          address={address}
          onSent={() => {
            setSent(asked);
            setAsked(null);
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  );
}

interface AskProps {
  readonly kind: "banned" | "barred";
  readonly address: NonNullable<Cart["address"]>;
  readonly onSent: () => void;
  readonly onClose: () => void;
}

function AskDialog({ kind, address, onSent, onClose }: AskProps) {
  const say = useText(shopTexts);
  const { slug: seller } = useSeller();
  const [note, setNote] = useState("");
  const ask = useAction("POST /v1/sellers/{seller}/destination-reviews", onSent);
  return (
    <ConfirmDialog
      opened
      title={say(kind === "banned" ? "legalTell" : "reviewAsk")}
      verb={say("legalSend")}
      busy={ask.isPending}
      error={ask.error}
      disabled={note.trim() === ""}
      onClose={onClose}
      onConfirm={() => ask.mutate({ params: { seller }, body: { kind, address, note } })}
    >
      <Textarea
        data-autofocus
        required
        label={say(kind === "banned" ? "legalLabel" : "reviewLabel")}
        autosize
        minRows={3}
        maxLength={4000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
