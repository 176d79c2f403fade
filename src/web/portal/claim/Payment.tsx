import { Stack, Text, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import { call, newKey } from "../../client.ts";
import { type Claim, type Quote, useClaimAction } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { moneyTexts } from "../../texts/money/index.ts";
import { portalTexts } from "../../texts/portal/index.ts";
import { EvidenceGrid } from "../../ui/EvidenceGrid.tsx";
import { FileDrop } from "../../ui/FileDrop.tsx";
import { Mark } from "../../ui/tone.tsx";
import { BankTransfer, CardPayment } from "./PayMethods.tsx";

interface Props {
  readonly claim: Claim;
  readonly quote: Quote;
  readonly payment: NonNullable<Quote["payment"]>;
}

const looks = {
  awaiting: { tone: "open", word: "payAwaiting" },
  proof_uploaded: { tone: "plain", word: "payUploaded" },
  confirmed: { tone: "good", word: "payConfirmed" },
  rejected: { tone: "bad", word: "payRejected" },
} as const;

/** The ways to pay, the proof, and what became of it. */
export function Payment({ claim, quote, payment }: Props) {
  const say = useText(portalTexts);
  const format = useFormat();
  const sayMoney = useText(moneyTexts);
  const { rejectionCause: cause, rejectionReason } = payment;
  const told = cause && cause !== "other" ? sayMoney(`cause.${cause}`) : null;
  const rejection = [told, rejectionReason].filter(Boolean).join(". ");
  const look = looks[payment.status as keyof typeof looks];
  const open = payment.abilities["payment.uploadProof"]?.allowed;
  return (
    <Stack gap="sm">
      <Title order={4}>{say("payTitle")}</Title>
      {look && (
        <div>
          <Mark tone={look.tone}>{say(look.word, { reason: rejection })}</Mark>
        </div>
      )}
      {open && (
        <>
          <CardPayment payment={payment} />
          <BankTransfer payment={payment} reference={quote.number} />
          <ProofForm claim={claim} paymentId={payment.id} reference={quote.number} />
        </>
      )}
      {payment.status === "confirmed" && (
        <Text>{sayMoney("paidOn", { amount: format.money(payment.amount), quote: quote.number })}</Text>
      )}
      {payment.proof && <EvidenceGrid files={[payment.proof]} />}
    </Stack>
  );
}

interface ProofProps {
  readonly claim: Claim;
  readonly paymentId: string;
  readonly reference: string;
}

function ProofForm({ claim, paymentId, reference: quoted }: ProofProps) {
  const say = useText(portalTexts);
  const seller = useSeller().slug;
  const [reference, setReference] = useState(quoted);
  const hand = useClaimAction("POST /v1/sellers/{seller}/payments/{payment}/proof");
  const keep = async (uploadId: string, file: File) => {
    const kept = await call("POST /v1/sellers/{seller}/claims/{claim}/attachments", {
      params: { seller, claim: claim.id },
      body: { uploadId, fileName: file.name, purpose: "payment_proof" },
      idempotencyKey: newKey(),
    });
    await hand.mutateAsync({ params: { seller, payment: paymentId }, body: { attachmentId: kept.id, reference } });
  };
  return (
    <>
      <TextInput
        label={say("payReference")}
        value={reference}
        maxLength={100}
        error={hand.error?.field("/reference")}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
      <FileDrop
        label={say("payProof")}
        hint={say("payProofHint")}
        accept="image/*,application/pdf"
        multiple={false}
        onUploaded={keep}
      />
    </>
  );
}
