import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import type { FormEvent } from "react";
import { type Claim, useClaimAction } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { portalTexts } from "../../texts/portal/index.ts";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { useKept } from "../../ui/use-kept.ts";
import classes from "../portal.module.css";

/** The question that staff asked last, with room for the answer; files go in below on the page. */
export function InfoAnswer({ claim }: { readonly claim: Claim }) {
  const say = useText(portalTexts);
  const format = useFormat();
  const seller = useSeller().slug;
  const [text, setText, forget] = useKept(`information ${claim.id}`, "");
  const supply = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/information", forget);
  const question = claim.messages.findLast((message) => message.authorKind !== "customer");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    supply.mutate({ params: { seller, claim: claim.id }, body: { text } });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {question && (
          <div className={classes["message"]}>
            <Text size="sm">{question.text}</Text>
            <Text size="xs" c="dimmed">
              {question.author}, {format.instant(question.at)}
            </Text>
          </div>
        )}
        <Textarea
          label={say("infoAnswer")}
          value={text}
          error={supply.error?.field("/text")}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ProblemAlert error={supply.error} />
        <Group>
          <Button type="submit" loading={supply.isPending} disabled={text.trim() === ""}>
            {say("infoSend")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
