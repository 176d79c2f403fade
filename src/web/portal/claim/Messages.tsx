import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import type { FormEvent } from "react";
import { type Claim, useClaimAction } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { portalTexts } from "../../texts/portal/index.ts";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { UndoNote } from "../../ui/UndoNote.tsx";
import { useKept } from "../../ui/use-kept.ts";
import { inFront, useLatest, useUndo } from "../../ui/use-undo.ts";
import classes from "../portal.module.css";
import { Section } from "./Section.tsx";

/** What was written between customer and seller, and a field to write more. */
export function Messages({ claim }: { readonly claim: Claim }) {
  const say = useText(portalTexts);
  const format = useFormat();
  const messages = claim.messages.filter((message) => !message.internal);
  return (
    <Section title={say("messages")}>
      <Stack gap="sm">
        {messages.length === 0 && <Text c="dimmed">{say("messagesNone")}</Text>}
        {messages.map((message) => (
          <div
            key={message.id}
            className={classes["message"]}
            data-mine={message.authorKind === "customer" || undefined}
          >
            <div>{message.text}</div>
            <Text size="xs" mt={4}>
              {message.author}, {format.instant(message.at)}
            </Text>
          </div>
        ))}
        {claim.abilities["message.send"]?.allowed !== false && <MessageForm claim={claim} />}
      </Stack>
    </Section>
  );
}

function MessageForm({ claim }: { readonly claim: Claim }) {
  const say = useText(portalTexts);
  const seller = useSeller().slug;
  const [text, setText] = useKept(`message ${claim.id}`, "");
  const send = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/messages");
  const typing = useLatest(text);
  const sending = useUndo<string>((words) =>
    // What was refused comes back into the field, also where the page was left meanwhile.
    send
      .mutateAsync({ params: { seller, claim: claim.id }, body: { text: words } })
      .catch(() => setText(inFront(words, typing.current))),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sending.ask(text.trim());
    setText("");
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <Textarea
          label={say("messageWrite")}
          minRows={2}
          value={text}
          error={send.error?.field("/text")}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ProblemAlert error={send.error} />
        {sending.waiting !== null && (
          <UndoNote text={say("messageSending")} onUndo={() => setText(inFront(sending.undo(), text))} />
        )}
        <Group>
          <Button type="submit" variant="light" loading={send.isPending} disabled={text.trim() === ""}>
            {say("messageSend")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
