import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { type Claim, type ClaimLine, useClaimAction } from "../../data.ts";
import { useText } from "../../text.ts";
import { remedyTexts } from "../../texts/remedies/index.ts";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { useKept } from "../../ui/use-kept.ts";
import classes from "./claim.module.css";
import { useClaimParams } from "./StepDialog.tsx";

/** Takes the serial numbers that go out, one a line, for the units in their order: a scanner or a paste fills it. */
export function NameReplacements({ claim, lines }: { readonly claim: Claim; readonly lines: readonly ClaimLine[] }) {
  const say = useText(remedyTexts);
  const [text, setText, forget] = useKept(`replacements ${claim.id}`, "");
  const [wrong, setWrong] = useState<string | null>(null);
  const params = useClaimParams(claim);
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/replacements", forget);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const serials = text.split(/[\s,;]+/).filter(Boolean);
    const fits = serials.length > 0 && serials.length <= lines.length;
    setWrong(fits ? null : say("nameWrong", { given: serials.length, wanted: lines.length }));
    if (!fits) return;
    const items = serials.flatMap((serial, at) => (lines[at] ? { lineId: lines[at].id, serial } : []));
    action.mutate({ params, body: { items } });
  };
  return (
    <form onSubmit={send} className={classes["block"]} noValidate>
      <h2>{say("nameTitle")}</h2>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {say("nameLead")}
        </Text>
        <Textarea
          label={say("nameOf", { count: lines.length })}
          value={text}
          autosize
          minRows={Math.min(lines.length, 3)}
          maxRows={12}
          error={wrong}
          classNames={{ input: "mono" }}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ProblemAlert error={action.error} />
        <Group>
          <Button type="submit" variant="default" loading={action.isPending}>
            {say("nameSave")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
