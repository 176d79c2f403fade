import { Button, Group, Stack, Text, Textarea, Title } from "@mantine/core";
import { useState } from "react";
import { useAction } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { shopTexts } from "../../texts/shop/index.ts";
import { ClauseChips } from "../../ui/ClauseChip.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { useKept } from "../../ui/use-kept.ts";
import classes from "../portal.module.css";
import type { Cart } from "./CartPage.tsx";

/** Asks to be told where such goods are banned in the customer's country (ZM-LEGAL). */
export function LegalNotice({ cart }: { readonly cart: Cart }) {
  const say = useText(shopTexts);
  const { address } = cart;
  return (
    <section className={classes["card"]}>
      <Stack gap="xs">
        <Title order={2} size="h4">
          {say("legal")}
        </Title>
        <Text size="sm">{say("legalText")}</Text>
        <ClauseChips clauses={cart.asks} />
        {address ? (
          <AskPerson kind="banned" address={address} />
        ) : (
          <Text size="sm" c="dimmed">
            {say("noAddress")}
          </Text>
        )}
      </Stack>
    </section>
  );
}

interface AskProps {
  /** Banned: such goods are, where the customer lives. Barred: the address was refused, wrongly as they say. */
  readonly kind: "banned" | "barred";
  readonly address: NonNullable<Cart["address"]>;
}

const words = {
  banned: { ask: "legalTell", label: "legalLabel", sent: "legalSent" },
  barred: { ask: "reviewAsk", label: "reviewLabel", sent: "reviewSent" },
} as const;

/** Puts an address before a person, with the customer's words. */
export function AskPerson({ kind, address }: AskProps) {
  const say = useText(shopTexts);
  const { slug: seller } = useSeller();
  const [open, setOpen] = useState(false);
  const [note, setNote, forget] = useKept(`destination.ask ${kind} ${seller} ${JSON.stringify(address)}`, "");
  const ask = useAction("POST /v1/sellers/{seller}/destination-reviews", () => {
    forget();
    setOpen(false);
  });
  const { label, sent, ask: verb } = words[kind];
  return (
    <>
      {ask.isSuccess ? (
        <Text role="status">{say(sent)}</Text>
      ) : (
        <Group>
          <Button variant="default" onClick={() => setOpen(true)}>
            {say(verb)}
          </Button>
        </Group>
      )}
      <ConfirmDialog
        opened={open}
        title={say(verb)}
        verb={say("legalSend")}
        busy={ask.isPending}
        error={ask.error}
        disabled={note.trim() === ""}
        onClose={() => setOpen(false)}
        onConfirm={() => ask.mutate({ params: { seller }, body: { kind, address, note } })}
      >
        <Textarea
          data-autofocus
          required
          label={say(label)}
          autosize
          minRows={3}
          maxLength={4000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </ConfirmDialog>
    </>
  );
}
