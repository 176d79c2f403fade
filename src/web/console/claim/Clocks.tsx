import { Button, Text, Textarea, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { type Claim, type ClaimLine, type Deadline, useClaimAction } from "../../data.ts";
import { useText } from "../../text.ts";
import { clockTexts } from "../../texts/clocks/index.ts";
import { ClauseChips } from "../../ui/ClauseChip.tsx";
import { ClockList, isOpen, Notices } from "../../ui/ClockList.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { useKept, useKeptFields } from "../../ui/use-kept.ts";
import classes from "./claim.module.css";
import { useClaimParams } from "./StepDialog.tsx";

type Asked = { readonly kind: "extend" | "forfeit"; readonly deadline: Deadline };

/** The claim's clocks beside its history, with what a person may do about one: set a later day, or confirm a forfeiture. */
export function Clocks({ claim, line: chosen }: { readonly claim: Claim; readonly line: ClaimLine | undefined }) {
  const say = useText(clockTexts);
  const [asked, setAsked] = useState<Asked | null>(null);
  if (claim.deadlines.length === 0) return null;
  const lineOf = ({ lineId }: Deadline) => claim.lines.find(({ id }) => id === lineId);
  const close = () => setAsked(null);
  const line = asked ? lineOf(asked.deadline) : undefined;
  return (
    <section className={`surface ${classes["box"]}`}>
      <h2>{say("title")}</h2>
      <ClockList
        claim={claim}
        line={chosen}
        forCustomer={false}
        actions={(deadline) => <Actions deadline={deadline} line={lineOf(deadline)} onAsk={setAsked} />}
      />
      {asked?.kind === "extend" && <ExtendDialog claim={claim} deadline={asked.deadline} onClose={close} />}
      {asked?.kind === "forfeit" && line && (
        <ForfeitDialog claim={claim} deadline={asked.deadline} line={line} onClose={close} />
      )}
    </section>
  );
}

interface ActionsProps {
  readonly deadline: Deadline;
  readonly line: ClaimLine | undefined;
  readonly onAsk: (asked: Asked) => void;
}

function Actions({ deadline, line, onAsk }: ActionsProps): ReactNode {
  const say = useText(clockTexts);
  if (!isOpen(deadline)) return null;
  const forfeit = deadline.key === "forfeiture" && line?.abilities["custody.forfeit"]?.allowed;
  const extend = deadline.abilities["deadline.extend"]?.allowed;
  return (
    <div className={classes["clockActions"]}>
      {forfeit && (
        <Button size="xs" variant="default" onClick={() => onAsk({ kind: "forfeit", deadline })}>
          {say("forfeit")}
        </Button>
      )}
      {extend && (
        <Button
          size="compact-xs"
          variant="subtle"
          ml="calc(-1 * var(--button-padding-x))"
          onClick={() => onAsk({ kind: "extend", deadline })}
        >
          {say("extend")}
        </Button>
      )}
    </div>
  );
}

interface DialogProps {
  readonly claim: Claim;
  readonly deadline: Deadline;
  readonly onClose: () => void;
}

function ExtendDialog({ claim, deadline, onClose }: DialogProps) {
  const say = useText(clockTexts);
  const params = useClaimParams(claim);
  const [{ dueOn, reason }, put, forget] = useKeptFields(`deadline.extend ${deadline.id}`, { dueOn: "", reason: "" });
  const extend = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/deadlines/{deadline}/extension", () => {
    forget();
    onClose();
  });
  return (
    <ConfirmDialog
      opened
      title={say("extendTitle", { name: deadline.name })}
      verb={say("extend")}
      busy={extend.isPending}
      disabled={dueOn === "" || reason.trim() === ""}
      error={extend.error}
      onClose={onClose}
      onConfirm={() => extend.mutate({ params: { ...params, deadline: deadline.id }, body: { dueOn, reason } })}
    >
      <TextInput
        type="date"
        data-autofocus
        label={say("extendDay")}
        min={deadline.dueOn}
        value={dueOn}
        onChange={(event) => put({ dueOn: event.currentTarget.value })}
        error={extend.error?.field("/dueOn")}
      />
      <Textarea
        label={say("extendReason")}
        description={say("extendReasonHelp")}
        maxLength={500}
        value={reason}
        onChange={(event) => put({ reason: event.currentTarget.value })}
        error={extend.error?.field("/reason")}
      />
    </ConfirmDialog>
  );
}

function ForfeitDialog({ claim, deadline, line, onClose }: DialogProps & { readonly line: ClaimLine }) {
  const say = useText(clockTexts);
  const params = useClaimParams(claim);
  const [reason, setReason, forget] = useKept(`forfeit ${line.id}`, "");
  const forfeit = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/forfeiture", () => {
    forget();
    onClose();
  });
  return (
    <ConfirmDialog
      opened
      danger
      title={say("forfeitTitle", { serial: line.serial })}
      verb={say("forfeit")}
      busy={forfeit.isPending}
      disabled={reason.trim() === ""}
      error={forfeit.error}
      onClose={onClose}
      onConfirm={() => forfeit.mutate({ params: { ...params, line: line.id }, body: { reason } })}
    >
      <Text size="sm">{say("forfeitText")}</Text>
      {deadline.clause && <ClauseChips clauses={[deadline.clause]} />}
      <div>
        <Text size="sm" fw={550}>
          {say("forfeitLog")}
        </Text>
        <Notices deadline={deadline} open />
      </div>
      <Textarea
        data-autofocus
        label={say("forfeitReason")}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={forfeit.error?.field("/reason")}
      />
    </ConfirmDialog>
  );
}
