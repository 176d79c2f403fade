import { Alert, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { IconPlugOff } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import type { WriteKey } from "../../data.ts";
import { type Claim, useClaimAction } from "../../data.ts";
import { today, useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { moneyTexts } from "../../texts/money/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { ClauseChips } from "../../ui/ClauseChip.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";
import { RefundSums } from "../../ui/RefundSums.tsx";
import { Mark, type Tone } from "../../ui/tone.tsx";
import { useKept, useKeptFields } from "../../ui/use-kept.ts";
import classes from "./money.module.css";
import { sourceOf } from "./source.ts";

type Refund = Claim["refunds"][number];
type Ask = "approve" | "decline" | "send" | "fail" | "again";

interface Props {
  readonly refund: Refund;
  /** Whose it is, where the page does not say. */
  readonly children?: ReactNode;
}

const tones: Readonly<Record<Refund["status"], Tone>> = {
  requested: "open",
  approved: "open",
  sent: "plain",
  settled: "good",
  failed: "bad",
};

/** A refund with everything a second person needs to say yes: sums with their clauses, reason, who asked, what happens next. */
export function RefundCard({ refund, children }: Props) {
  const say = useText(moneyTexts);
  const format = useFormat();
  const { expected, parked, sentOn, settledOn } = refund;
  return (
    <Stack gap="sm">
      <div className={classes["detailHead"]}>
        <h2>{refund.number}</h2>
        <Mark tone={tones[refund.status]}>{refund.statusText}</Mark>
        {children}
      </div>
      {parked && (
        <Alert color="yellow" icon={<IconPlugOff size={18} aria-hidden />}>
          {say(`parked.${parked}`)}
        </Alert>
      )}
      <RefundSums refund={refund} />
      <dl className={classes["pairs"]}>
        <dt>{say("source")}</dt>
        <dd>{say(sourceOf(refund))}</dd>
        <dt>{say("method")}</dt>
        <dd>
          {say(`method.${refund.method}`)}
          {refund.byProvider && ` · ${say("byProvider")}`}
        </dd>
        <dt>{say("reason")}</dt>
        <dd className={classes["words"]}>{refund.reason}</dd>
        {refund.reference && (
          <>
            <dt>{say("reference")}</dt>
            <dd className="mono">{refund.reference}</dd>
          </>
        )}
        {sentOn && (
          <>
            <dt>{say("sentOn")}</dt>
            <dd>{format.day(sentOn)}</dd>
          </>
        )}
        {settledOn && !expected && (
          <>
            <dt>{say("expected")}</dt>
            <dd>{say("since", { day: format.day(settledOn) })}</dd>
          </>
        )}
        {expected && (
          <>
            <dt>{say("expected")}</dt>
            <dd>
              {say("between", { from: format.day(expected.from), by: format.day(expected.by) })}{" "}
              <ClauseChips clauses={expected.clauses} />
            </dd>
          </>
        )}
        {refund.failure && (
          <>
            <dt>{say("failure")}</dt>
            <dd className={classes["words"]}>{refund.failure}</dd>
          </>
        )}
      </dl>
      <ClauseChips clauses={refund.clauses} />
      <Text size="sm" c="dimmed">
        {say("asked", { name: refund.requestedBy, when: format.instant(refund.requestedAt) })}
        {refund.approvedBy && refund.approvedAt && (
          <>
            <br />
            {say("approvedBy", { name: refund.approvedBy, when: format.instant(refund.approvedAt) })}
          </>
        )}
      </Text>
      <Steps refund={refund} />
    </Stack>
  );
}

const path = "/v1/sellers/{seller}/refunds/{refund}";

function Steps({ refund }: { readonly refund: Refund }) {
  const say = useText(moneyTexts);
  const [asking, setAsking] = useState<Ask | null>(null);
  const params = { seller: useSeller().slug, refund: refund.id };
  const settle = useClaimAction(`POST ${path}/settlement` satisfies WriteKey);
  const retry = useClaimAction(`POST ${path}/retry` satisfies WriteKey);
  const { status, abilities } = refund;
  const ask = (key: Ask, label: string, ability: string, more: { main?: boolean; danger?: boolean } = {}) => (
    <ActionButton
      main={more.main ?? false}
      action={{ key, label, danger: more.danger ?? false, ability: abilities[ability], onAct: () => setAsking(key) }}
    />
  );
  return (
    <>
      <ProblemAlert error={settle.error ?? retry.error} />
      <Group gap="xs">
        {status === "requested" && abilities["refund.approve"] && (
          <>
            {ask("approve", say("approve"), "refund.approve", { main: true })}
            {ask("decline", say("decline"), "refund.decline", { danger: true })}
          </>
        )}
        {status === "approved" && !refund.byProvider && abilities["refund.send"] && (
          <>
            {ask("send", say("markSent"), "refund.send", { main: true })}
            {ask("fail", say("markFailed"), "refund.fail", { danger: true })}
          </>
        )}
        {status === "sent" && !refund.byProvider && abilities["refund.settle"] && (
          <>
            <ActionButton
              main
              action={{
                key: "settle",
                label: say("markSettled"),
                ability: abilities["refund.settle"],
                busy: settle.isPending,
                onAct: () => settle.mutate({ params }),
              }}
            />
            {ask("fail", say("markFailed"), "refund.fail", { danger: true })}
          </>
        )}
        {status === "failed" &&
          refund.lineId === null &&
          ask("again", say("askAgain"), "refund.request", { main: true })}
        {refund.parked && abilities["refund.retry"] && (
          <ActionButton
            action={{
              key: "retry",
              label: say("retry"),
              ability: abilities["refund.retry"],
              busy: retry.isPending,
              onAct: () => retry.mutate({ params }),
            }}
          />
        )}
      </Group>
      <AgainDialog refund={refund} opened={asking === "again"} onClose={() => setAsking(null)} />
      <ApproveDialog refund={refund} opened={asking === "approve"} onClose={() => setAsking(null)} />
      <SendDialog refund={refund} opened={asking === "send"} onClose={() => setAsking(null)} />
      {asking === "decline" && <WhyDialog refund={refund} of="decline" onClose={() => setAsking(null)} />}
      {asking === "fail" && <WhyDialog refund={refund} of="failure" onClose={() => setAsking(null)} />}
    </>
  );
}

interface DialogProps {
  readonly refund: Refund;
  readonly opened: boolean;
  readonly onClose: () => void;
}

function ApproveDialog({ refund, opened, onClose }: DialogProps) {
  const say = useText(moneyTexts);
  const format = useFormat();
  const params = { seller: useSeller().slug, refund: refund.id };
  const approve = useClaimAction(`POST ${path}/approval` satisfies WriteKey, onClose);
  return (
    <ConfirmDialog
      opened={opened}
      title={say("approveTitle", { amount: format.money(refund.amount) })}
      verb={say("approve")}
      busy={approve.isPending}
      error={approve.error}
      onClose={onClose}
      onConfirm={() => approve.mutate({ params })}
    >
      <Text>{say("approveText")}</Text>
    </ConfirmDialog>
  );
}

function AgainDialog({ refund, opened, onClose }: DialogProps) {
  const say = useText(moneyTexts);
  const format = useFormat();
  const params = { seller: useSeller().slug, refund: refund.id };
  const [method, setMethod] = useState(refund.method);
  const again = useClaimAction(`POST ${path}/repetition` satisfies WriteKey, onClose);
  return (
    <ConfirmDialog
      opened={opened}
      title={say("askAgainTitle", { amount: format.money(refund.amount) })}
      verb={say("askAgain")}
      busy={again.isPending}
      error={again.error}
      onClose={onClose}
      onConfirm={() => again.mutate({ params, body: { method } })}
    >
      <Text>{say("askAgainText")}</Text>
      <Select
        label={say("method")}
        allowDeselect={false}
        data={ways.map((value) => ({ value, label: say(`method.${value}`) }))}
        value={method}
        error={again.error?.field("/method")}
        onChange={(value) => setMethod(ways.find((way) => way === value) ?? method)}
      />
    </ConfirmDialog>
  );
}

const ways = ["bank_transfer", "card", "paypal"] as const;

function SendDialog({ refund, opened, onClose }: DialogProps) {
  const say = useText(moneyTexts);
  const params = { seller: useSeller().slug, refund: refund.id };
  const [{ reference, sentOn }, put, forget] = useKeptFields(`refund.send ${refund.id}`, {
    reference: "",
    sentOn: today() as string,
  });
  const send = useClaimAction(`POST ${path}/sending` satisfies WriteKey, () => {
    forget();
    onClose();
  });
  return (
    <ConfirmDialog
      opened={opened}
      title={say("markSent")}
      verb={say("markSent")}
      busy={send.isPending}
      disabled={reference.trim() === ""}
      error={send.error}
      onClose={onClose}
      onConfirm={() => send.mutate({ params, body: { reference: reference.trim(), sentOn } })}
    >
      <TextInput
        data-autofocus
        label={say("reference")}
        description={say("markSentHelp")}
        maxLength={100}
        value={reference}
        error={send.error?.field("/reference")}
        onChange={(event) => put({ reference: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={say("sentOn")}
        value={sentOn}
        error={send.error?.field("/sentOn")}
        onChange={(event) => put({ sentOn: event.currentTarget.value })}
      />
    </ConfirmDialog>
  );
}

function WhyDialog({ refund, of, onClose }: Omit<DialogProps, "opened"> & { readonly of: "decline" | "failure" }) {
  const say = useText(moneyTexts);
  const params = { seller: useSeller().slug, refund: refund.id };
  const [reason, setReason, forget] = useKept(`refund.${of} ${refund.id}`, "");
  const act = useClaimAction(`POST ${path}/${of}` satisfies WriteKey, () => {
    forget();
    onClose();
  });
  const word = say(of === "decline" ? "decline" : "markFailed");
  return (
    <ReasonDialog
      danger
      title={word}
      verb={word}
      label={say("reason")}
      action={act}
      reason={reason}
      onReason={setReason}
      onClose={onClose}
      onConfirm={(written) => act.mutate({ params, body: { reason: written } })}
    />
  );
}
