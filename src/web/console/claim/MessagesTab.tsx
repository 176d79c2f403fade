import { Button, Group, SegmentedControl, Stack, Text, Textarea } from "@mantine/core";
import type { FormEvent } from "react";
import { type Claim, useClaimAction } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { claimTexts } from "../../texts/console-claims/index.ts";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { UndoNote } from "../../ui/UndoNote.tsx";
import { useKeptFields } from "../../ui/use-kept.ts";
import { inFront, useLatest, useUndo } from "../../ui/use-undo.ts";
import { may } from "./actions.ts";
import classes from "./claim.module.css";

/** What was written between customer and staff, and the staff's own notes. */
export function MessagesTab({ claim }: { readonly claim: Claim }) {
  const say = useText(claimTexts);
  const format = useFormat();
  return (
    <Stack gap="md">
      {claim.messages.length === 0 && <Text c="dimmed">{say("noMessages")}</Text>}
      <ul className={`unstyled-list ${classes["messages"]}`}>
        {claim.messages.map((message) => (
          <li
            key={message.id}
            className={classes["message"]}
            data-kind={message.internal ? "note" : message.authorKind}
          >
            <Text size="sm" c="dimmed">
              <b>{message.author}</b> · {format.instant(message.at)}
              {message.internal && ` · ${say("staffNote")}`}
            </Text>
            <Text className={classes["prose"] ?? ""}>{message.text}</Text>
          </li>
        ))}
      </ul>
      <Write claim={claim} />
    </Stack>
  );
}

function Write({ claim }: { readonly claim: Claim }) {
  const say = useText(claimTexts);
  const { slug } = useSeller();
  const toCustomer = may(claim.abilities["message.send"]);
  const notes = may(claim.abilities["note.write"]);
  // To whom it goes is kept with the words: a note among staff must not come back as a message to the customer.
  const [{ text, ...to }, put] = useKeptFields(`write ${claim.id}`, { text: "", internal: !toCustomer });
  const internal = to.internal || !toCustomer;
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/messages");
  const params = { seller: slug, claim: claim.id };
  const typing = useLatest(text);
  const sending = useUndo<{ text: string; internal: boolean }>((body) =>
    // What was refused comes back into the field, also where the page was left meanwhile.
    action.mutateAsync({ params, body }).catch(() => put({ ...body, text: inFront(body.text, typing.current) })),
  );
  if (!toCustomer && !notes) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const written = text.trim();
    if (written === "" || action.isPending) return;
    sending.ask({ text: written, internal });
    put({ text: "" });
  };
  const undo = () => {
    const body = sending.undo();
    if (body) put({ ...body, text: inFront(body.text, text) });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <Textarea
          label={say("writeMessage")}
          value={text}
          onChange={(event) => put({ text: event.currentTarget.value })}
          maxLength={10_000}
          maxRows={12}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
          }}
        />
        <ProblemAlert error={action.error} />
        {sending.waiting && (
          <UndoNote text={say(sending.waiting.internal ? "keepingNote" : "sendingMessage")} onUndo={undo} />
        )}
        <Group justify="space-between">
          <SegmentedControl
            value={internal ? "note" : "customer"}
            onChange={(value) => put({ internal: value === "note" })}
            data={[
              { value: "customer", label: say("toCustomer"), disabled: !toCustomer },
              { value: "note", label: say("amongStaff"), disabled: !notes },
            ]}
          />
          <Button type="submit" loading={action.isPending}>
            {say(internal ? "keepNote" : "send")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
