import { Stack, Text, TextInput, Title } from "@mantine/core";
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
import { useKept } from "../../ui/use-kept.ts";
import { BankTransfer, CardPayment } from "./PayMethods.tsx";

type Payment = NonNullable<Quote["payment"]>;

interface Props {
  readonly payment: Payment;
  /** The number that the payment names: of the quote, or of the order. */
  readonly reference: string;
  /** Keeps a finished upload where the proof belongs; gives the file's id. */
  readonly keepProof: (uploadId: string, file: File) => Promise<string>;
}

const looks = {
  awaiting: { tone: "open", word: "payAwaiting" },
  proof_uploaded: { tone: "plain", word: "payUploaded" },
  confirmed: { tone: "good", word: "payConfirmed" },
  rejected: { tone: "bad", word: "payRejected" },
} as const;

/** Pays for a quote of a claim. */
export function QuotePayment({ claim, quote, payment }: { claim: Claim; quote: Quote; payment: Payment }) {
  const say = useText(portalTexts);
  const seller = useSeller().slug;
  const keepProof = async (uploadId: string, file: File) => {
    const kept = await call("POST /v1/sellers/{seller}/claims/{claim}/attachments", {
      params: { seller, claim: claim.id },
      body: { uploadId, fileName: file.name, purpose: "payment_proof" },
      idempotencyKey: newKey(),
    });
    return kept.id;
  };
  return (
    <Stack gap="sm">
      <Title order={4}>{say("payTitle")}</Title>
      <PaymentSteps payment={payment} reference={quote.number} keepProof={keepProof} />
    </Stack>
  );
}

/** The ways to pay, the proof, and what became of it. */
export function PaymentSteps({ payment, reference, keepProof }: Props) {
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
      {look && (
        <div>
          <Mark tone={look.tone}>{say(look.word, { reason: rejection })}</Mark>
        </div>
      )}
      {open && (
        <>
          <CardPayment payment={payment} />
          <BankTransfer payment={payment} reference={reference} />
          <ProofForm payment={payment} reference={reference} keepProof={keepProof} />
        </>
      )}
      {payment.status === "confirmed" && (
        <Text>{sayMoney("paidOn", { amount: format.money(payment.amount), quote: reference })}</Text>
      )}
      {payment.proof && <EvidenceGrid files={[payment.proof]} />}
    </Stack>
  );
}

function ProofForm({ payment, reference: quoted, keepProof }: Props) {
  const say = useText(portalTexts);
  const seller = useSeller().slug;
  const [reference, setReference, forget] = useKept(`payment.uploadProof ${payment.id}`, quoted);
  const hand = useClaimAction("POST /v1/sellers/{seller}/payments/{payment}/proof", forget);
  const keep = async (uploadId: string, file: File) => {
    const attachmentId = await keepProof(uploadId, file);
    await hand.mutateAsync({ params: { seller, payment: payment.id }, body: { attachmentId, reference } });
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
