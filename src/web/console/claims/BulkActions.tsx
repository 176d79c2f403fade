import { Button, Group, Progress, Select, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { type ClaimRow, useAnswer } from "../../data.ts";
import { useMe, useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { claimTexts } from "../../texts/console-claims/index.ts";
import { routingTexts } from "../../texts/routing/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { TextLink } from "../../ui/links.tsx";
import { useKeptFields } from "../../ui/use-kept.ts";
import classes from "../console.module.css";
import { type BulkInput, type BulkRun, type BulkVerb, useBulk } from "./use-bulk.ts";

const verbs = ["authorize", "message", "note", "close"] as const satisfies readonly BulkVerb[];
const actions = {
  authorize: "claim.authorize",
  message: "message.send",
  note: "note.write",
  close: "claim.close",
} as const;

interface Props {
  readonly chosen: readonly ClaimRow[];
  readonly onChosen: (chosen: readonly ClaimRow[]) => void;
}

/** What can be done to all chosen claims; stays in view while one scrolls. Claims that say no stay chosen, with their reason. */
export function BulkActions({ chosen, onChosen }: Props) {
  const say = useText(claimTexts);
  const me = useMe();
  const [verb, setVerb] = useState<BulkVerb | null>(null);
  const bulk = useBulk((refused) => {
    setVerb(null);
    onChosen(refused.map(({ claim }) => claim));
  });
  if (chosen.length === 0 && !bulk.run) return null;
  const open = verbs.filter((one) => me?.abilities[actions[one]]?.allowed);
  return (
    <section className={classes["bulk"]} aria-label={say("bulk")}>
      <Group gap="xs">
        <Text fw={600} role="status">
          {say("chosen", { count: chosen.length })}
        </Text>
        {open.map((one) => (
          <Button key={one} size="sm" variant="default" disabled={chosen.length === 0} onClick={() => setVerb(one)}>
            {say(`bulk.${one}`)}
          </Button>
        ))}
        <Button
          size="sm"
          variant="subtle"
          color="gray"
          onClick={() => {
            bulk.forget();
            onChosen([]);
          }}
        >
          {say("chooseNone")}
        </Button>
      </Group>
      {bulk.run && <Result run={bulk.run} />}
      {verb && (
        <BulkDialog
          verb={verb}
          chosen={chosen}
          busy={bulk.run?.running ?? false}
          onClose={() => setVerb(null)}
          onAct={(input) => bulk.start(verb, input, chosen)}
        />
      )}
    </section>
  );
}

function Result({ run }: { readonly run: BulkRun }) {
  const say = useText(claimTexts);
  const { slug } = useSeller();
  if (run.running)
    return (
      <Progress value={(100 * run.done) / run.total} aria-label={say("bulkRunning", { count: run.total })} mt="xs" />
    );
  return (
    <Stack gap={2} mt="xs">
      <Text size="sm">{say("bulkDone", { done: run.total - run.refused.length, total: run.total })}</Text>
      {run.refused.map(({ claim, why }) => (
        <Text size="sm" key={claim.id}>
          <TextLink to="/$seller/console/claims/$claim" params={{ seller: slug, claim: claim.number }}>
            {claim.number}
          </TextLink>
          : {why}
        </Text>
      ))}
    </Stack>
  );
}

interface DialogProps {
  readonly verb: BulkVerb;
  readonly chosen: readonly ClaimRow[];
  readonly busy: boolean;
  readonly onClose: () => void;
  /** Tells of how many claims it was done. */
  readonly onAct: (input: BulkInput) => Promise<number>;
}

function BulkDialog({ verb, chosen, busy, onClose, onAct }: DialogProps) {
  const say = useText(claimTexts);
  const { slug } = useSeller();
  const sayRouting = useText(routingTexts);
  // The words are about these claims, and stay theirs.
  const these = chosen
    .map(({ id }) => id)
    .toSorted()
    .join(" ");
  const [{ text, centreId, reason }, put, forget] = useKeptFields(`bulk.${verb} ${these}`, {
    text: "",
    centreId: null as string | null,
    reason: "",
  });
  const { data } = useAnswer("GET /v1/sellers/{seller}/centres", { params: { seller: slug } });
  const centres = data?.items ?? [];
  const writes = verb === "message" || verb === "note";
  const ready = !writes || text.trim() !== "";
  const act = async () => {
    if ((await onAct({ text: text.trim(), centreId, routingReason: reason.trim() })) > 0) forget();
  };
  return (
    <ConfirmDialog
      opened
      title={say("bulkTitle", { verb: say(`bulk.${verb}`), count: chosen.length })}
      verb={say(`bulk.${verb}`)}
      busy={busy}
      disabled={!ready}
      onClose={onClose}
      onConfirm={() => void act()}
    >
      <Text size="sm">{say("bulkHelp")}</Text>
      {verb === "authorize" && (
        <>
          <Select
            label={say("centre")}
            data={[
              { value: "proposed", label: sayRouting("each") },
              ...centres.map((one) => ({ value: one.id, label: one.name })),
            ]}
            value={centreId ?? "proposed"}
            onChange={(value) => put({ centreId: value === "proposed" ? null : value })}
            allowDeselect={false}
          />
          {centreId !== null && (
            <Textarea
              label={sayRouting("whyThis")}
              description={sayRouting("whyHint")}
              autosize
              maxLength={4000}
              value={reason}
              onChange={(event) => put({ reason: event.currentTarget.value })}
            />
          )}
        </>
      )}
      {verb !== "close" && (
        <Textarea
          label={say(verb === "note" ? "bulkNote" : verb === "message" ? "bulkMessage" : "noteToCustomer")}
          autosize
          minRows={3}
          value={text}
          onChange={(event) => put({ text: event.currentTarget.value })}
          {...(writes ? { "data-autofocus": true } : {})}
        />
      )}
    </ConfirmDialog>
  );
}
