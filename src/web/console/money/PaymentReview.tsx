import { Anchor, Group, Image, NumberInput, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { IconExternalLink, IconFileText } from "@tabler/icons-react";
import { useState } from "react";
import { minorDigits } from "../../../core/money.ts";
import { type Ability, type Attachment, type Quote, useClaimAction } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { claimTexts } from "../../texts/console-claims/index.ts";
import { officeTexts } from "../../texts/console-office/index.ts";
import { moneyTexts } from "../../texts/money/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { MoneyText } from "../../ui/Money.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { Mark, type Tone } from "../../ui/tone.tsx";
import { useKept, useKeptFields } from "../../ui/use-kept.ts";
import classes from "./money.module.css";

type Payment = NonNullable<Quote["payment"]>;

/** A payment as it is reviewed, on the claim's page or in the list. */
interface Reviewed {
  readonly id: string;
  readonly status: Payment["status"];
  readonly amount: Payment["amount"];
  readonly reference: string | null;
  readonly proof: Attachment | null;
  readonly abilities: Readonly<Record<string, Ability>>;
}

interface Props {
  readonly payment: Reviewed;
  readonly onDone?: (confirmed: boolean) => void;
}

/** The proof large, beside the amount and the reference it must show; confirmed, or turned down with a reason. */
export function PaymentReview({ payment, onDone }: Props) {
  const say = useText(officeTexts);
  const { slug } = useSeller();
  const [rejecting, setRejecting] = useState(false);
  const [received, setReceived, forget] = useKept<Received>(`payment.confirm ${payment.id}`, {
    amount: "",
    currency: payment.amount.currency,
  });
  const confirm = useClaimAction("POST /v1/sellers/{seller}/payments/{payment}/confirmation", () => {
    forget();
    onDone?.(true);
  });
  const params = { seller: slug, payment: payment.id };
  const open = payment.status === "proof_uploaded";
  return (
    <div className={classes["review"]}>
      <Proof proof={payment.proof} />
      <Stack gap="sm">
        <dl className={classes["facts"]}>
          <dt>{say("amount")}</dt>
          <dd className={classes["amount"]}>
            <MoneyText money={payment.amount} />
          </dd>
          <dt>{say("reference")}</dt>
          <dd className="mono">{payment.reference || say("noReference")}</dd>
        </dl>
        {open && (
          <>
            <Text size="sm" c="dimmed">
              {say("compare")}
            </Text>
            <ReceivedFields received={received} onChange={setReceived} />
            <Group gap="xs">
              <ActionButton
                main
                action={{
                  key: "confirm",
                  label: say("confirmPayment"),
                  ability: payment.abilities["payment.confirm"],
                  busy: confirm.isPending,
                  onAct: () => confirm.mutate({ params, body: bodyOf(received) }),
                }}
              />
              <ActionButton
                action={{
                  key: "reject",
                  label: say("rejectPayment"),
                  danger: true,
                  ability: payment.abilities["payment.reject"],
                  onAct: () => setRejecting(true),
                }}
              />
            </Group>
          </>
        )}
        {/* Also where somebody else was faster, and the form is gone. */}
        <ProblemAlert error={confirm.error} />
      </Stack>
      <RejectDialog
        opened={rejecting}
        params={params}
        onClose={() => setRejecting(false)}
        onDone={() => {
          setRejecting(false);
          onDone?.(false);
        }}
      />
    </div>
  );
}

/** The amount as it is typed, in whole units. */
interface Received {
  readonly amount: number | string;
  readonly currency: string;
}

function bodyOf({ amount, currency }: Received) {
  if (amount === "" || !/^[A-Z]{3}$/.test(currency)) return {};
  return { received: { amount: Math.round(Number(amount) * 10 ** minorDigits(currency)), currency } };
}

/** What the bank statement says; the server compares it with what is due. */
function ReceivedFields({ received, onChange }: { received: Received; onChange: (to: Received) => void }) {
  const say = useText(moneyTexts);
  return (
    <Group gap="xs" align="end" wrap="nowrap">
      <NumberInput
        label={say("received")}
        description={say("receivedHelp")}
        hideControls
        min={0}
        value={received.amount}
        onChange={(amount) => onChange({ ...received, amount })}
      />
      <TextInput
        w={88}
        label={say("currency")}
        maxLength={3}
        value={received.currency}
        onChange={(event) => onChange({ ...received, currency: event.currentTarget.value.toUpperCase() })}
      />
    </Group>
  );
}

/** Where a payment stands. */
export function PaymentStatusMark({ status }: { readonly status: Payment["status"] }) {
  const say = useText(officeTexts);
  return <Mark tone={tones[status]}>{say(`paymentStatus.${status}`)}</Mark>;
}

const tones: Readonly<Record<Payment["status"], Tone>> = {
  awaiting: "plain",
  proof_uploaded: "open",
  confirmed: "good",
  rejected: "bad",
};

function Proof({ proof }: { readonly proof: Attachment | null }) {
  const say = useText(officeTexts);
  const format = useFormat();
  if (!proof) return <Text c="dimmed">{say("noProof")}</Text>;
  return (
    <figure className={classes["proof"]}>
      {proof.kind === "photo" || proof.contentType.startsWith("image/") ? (
        <a href={proof.url} target="_blank" rel="noreferrer">
          <Image src={proof.url} alt={`${say("proof")}: ${proof.fileName}`} fit="contain" mah="60vh" />
        </a>
      ) : (
        <div className={classes["paper"]}>
          <IconFileText size={40} aria-hidden />
          {proof.fileName}
        </div>
      )}
      <figcaption>
        <Anchor href={proof.url} target="_blank" rel="noreferrer" size="sm">
          {say("openProof")} <IconExternalLink size={14} aria-hidden />
        </Anchor>
        <span className={classes["dim"]}>
          {proof.by} · {format.instant(proof.at)}
        </span>
      </figcaption>
    </figure>
  );
}

const causes = ["amount", "currency", "other_quote", "unreadable", "not_arrived", "other"] as const;

interface RejectProps {
  readonly opened: boolean;
  readonly params: { readonly seller: string; readonly payment: string };
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function RejectDialog({ opened, params, onClose, onDone }: RejectProps) {
  const say = useText(officeTexts);
  const sayClaim = useText(claimTexts);
  const sayConsole = useText(consoleTexts);
  const sayMoney = useText(moneyTexts);
  const [{ cause, reason }, put, forget] = useKeptFields(`payment.reject ${params.payment}`, {
    cause: "amount" as (typeof causes)[number],
    reason: "",
  });
  const [told, setTold] = useState(false);
  const reject = useClaimAction("POST /v1/sellers/{seller}/payments/{payment}/rejection", () => {
    forget();
    onDone();
  });
  return (
    <ConfirmDialog
      danger
      opened={opened}
      title={say("rejectPayment")}
      verb={say("rejectPayment")}
      busy={reject.isPending}
      error={reject.error}
      onClose={onClose}
      onConfirm={() => {
        setTold(true);
        if (reason.trim() !== "") reject.mutate({ params, body: { cause, reason: reason.trim() } });
      }}
    >
      <Select
        label={sayMoney("cause")}
        data={causes.map((value) => ({ value, label: sayMoney(`cause.${value}`) }))}
        value={cause}
        allowDeselect={false}
        onChange={(next) => put({ cause: causes.find((one) => one === next) ?? "other" })}
      />
      <Textarea
        data-autofocus
        label={sayConsole("reason")}
        description={say("rejectPaymentHelp")}
        value={reason}
        onChange={(event) => put({ reason: event.currentTarget.value })}
        error={told && reason.trim() === "" && sayClaim("writeSomething")}
      />
    </ConfirmDialog>
  );
}
