import { Button, Group, NumberInput, Select, Text, TextInput } from "@mantine/core";
import { IconBuildingFactory2 } from "@tabler/icons-react";
import { useState } from "react";
import type { Answer, Body } from "../../../api/contract/index.ts";
import { minorDigits } from "../../../core/money.ts";
import { type Claim, type ClaimLine, useAnswer, useClaimAction } from "../../data.ts";
import { today, useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { claimTexts } from "../../texts/console-claims/index.ts";
import { moneyTexts } from "../../texts/money/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { useKeptFields } from "../../ui/use-kept.ts";
import { may } from "./actions.ts";
import classes from "./claim.module.css";
import { SupplierPaid } from "./SupplierPaid.tsx";

type Leg = Answer<"GET /v1/sellers/{seller}/claims/{claim}/supplier-claims">["items"][number];
type Outcome = Body<"POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/supplier-claim/return">["outcome"];
const outcomes = ["repaired", "replaced", "credited", "refused"] as const satisfies readonly Outcome[];

/** Units of the claim that went on to the seller's own supplier, and sending the chosen one there. */
export function SupplierClaims({ claim, line }: { readonly claim: Claim; readonly line: ClaimLine | undefined }) {
  const say = useText(claimTexts);
  const { slug } = useSeller();
  const [sending, setSending] = useState(false);
  const { data } = useAnswer("GET /v1/sellers/{seller}/claims/{claim}/supplier-claims", {
    params: { seller: slug, claim: claim.id },
  });
  const ready = line && may(line.abilities["custody.sendToSupplier"]) ? line : null;
  const legs = data?.items ?? [];
  if (legs.length === 0 && !ready) return null;
  return (
    <section className={classes["block"]}>
      <h2>{say("supplierLegs")}</h2>
      {legs.map((leg) => (
        <LegBlock key={leg.id} claim={claim} leg={leg} />
      ))}
      {ready && (
        <div>
          <Button variant="default" onClick={() => setSending(true)}>
            {say("toSupplier", { n: ready.position })}
          </Button>
        </div>
      )}
      {sending && ready && <SendDialog claim={claim} line={ready} onClose={() => setSending(false)} />}
    </section>
  );
}

function LegBlock({ claim, leg }: { readonly claim: Claim; readonly leg: Leg }) {
  const say = useText(claimTexts);
  const sayMoney = useText(moneyTexts);
  const format = useFormat();
  const [back, setBack] = useState(false);
  const line = claim.lines.find((one) => one.id === leg.lineId);
  const course = leg.outcome
    ? [
        say(`supplier.${leg.outcome}`),
        leg.returnedOn && format.day(leg.returnedOn),
        leg.recovered && format.money(leg.recovered),
      ]
    : [say("atSupplier"), leg.expectedOn && say("expectedBack", { day: format.day(leg.expectedOn) })];
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <IconBuildingFactory2 size={20} aria-hidden />
      <div>
        <Text fw={600}>
          {leg.supplier} {leg.reference && <span className="mono">{leg.reference}</span>}
        </Text>
        <Text size="sm">{course.filter(Boolean).join(" · ")}</Text>
        <Text size="sm" c="dimmed">
          {say("lineOf", { n: line?.position ?? 0 })} · {leg.carrier} {leg.tracking} ·{" "}
          {say("shipped", { sent: format.day(leg.sentOn) })}
          {leg.note && ` · ${leg.note}`}
        </Text>
        {leg.recovered && leg.recovered.amount > 0 && (
          <Text size="sm">
            {leg.paidOn
              ? sayMoney("supplierHasPaid", { day: format.day(leg.paidOn), reference: leg.paidReference ?? "" })
              : sayMoney("recovery.owed")}
          </Text>
        )}
        {leg.recovered && leg.abilities["supplier.takeMoney"]?.allowed && (
          <SupplierPaid owed={{ ...leg, recovered: leg.recovered }} claim={claim.id} />
        )}
        {!leg.outcome && may(line?.abilities["custody.returnFromSupplier"]) && (
          <Button mt={6} size="sm" variant="default" onClick={() => setBack(true)}>
            {say("backFromSupplier")}
          </Button>
        )}
      </div>
      {back && line && <BackDialog claim={claim} line={line} leg={leg} onClose={() => setBack(false)} />}
    </Group>
  );
}

interface DialogProps {
  readonly claim: Claim;
  readonly line: ClaimLine;
  readonly onClose: () => void;
}

function SendDialog({ claim, line, onClose }: DialogProps) {
  const say = useText(claimTexts);
  const { slug } = useSeller();
  const [form, put, forget] = useKeptFields(`supplier-claim ${line.id}`, {
    supplier: "",
    reference: "",
    carrier: "",
    tracking: "",
    sentOn: today() as string,
    expectedOn: "",
  });
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/supplier-claim", () => {
    forget();
    onClose();
  });
  const field = (name: keyof typeof form, label: string, more: { type?: string; required?: boolean } = {}) => (
    <TextInput
      label={label}
      {...more}
      value={form[name]}
      error={action.error?.field(`/${name}`)}
      onChange={(event) => put({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <ConfirmDialog
      opened
      title={say("toSupplier", { n: line.position })}
      verb={say("sendToSupplier")}
      busy={action.isPending}
      error={action.error}
      disabled={[form.supplier, form.carrier, form.tracking, form.sentOn].some((text) => text.trim() === "")}
      onClose={onClose}
      onConfirm={() =>
        action.mutate({
          params: { seller: slug, claim: claim.id, line: line.id },
          body: { ...form, expectedOn: form.expectedOn || null },
        })
      }
    >
      {field("supplier", say("supplierName"), { required: true })}
      {field("reference", say("supplierReference"))}
      <Group grow align="flex-start">
        {field("carrier", say("carrier"), { required: true })}
        {field("tracking", say("tracking"), { required: true })}
      </Group>
      <Group grow align="flex-start">
        {field("sentOn", say("sentOn"), { type: "date", required: true })}
        {field("expectedOn", say("expectedOn"), { type: "date" })}
      </Group>
    </ConfirmDialog>
  );
}

function BackDialog({ claim, line, leg, onClose }: DialogProps & { readonly leg: Leg }) {
  const say = useText(claimTexts);
  const { slug, currency } = useSeller();
  const [{ outcome, on, amount }, put, forget] = useKeptFields(`supplier-claim.return ${leg.id}`, {
    outcome: "repaired" as Outcome,
    on: today() as string,
    amount: "" as number | string,
  });
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/supplier-claim/return", () => {
    forget();
    onClose();
  });
  const recovered =
    Number(amount) > 0 ? { amount: Math.round(Number(amount) * 10 ** minorDigits(currency)), currency } : null;
  return (
    <ConfirmDialog
      opened
      title={say("backFromSupplierTitle", { supplier: leg.supplier })}
      verb={say("backFromSupplier")}
      busy={action.isPending}
      error={action.error}
      onClose={onClose}
      onConfirm={() =>
        action.mutate({
          params: { seller: slug, claim: claim.id, line: line.id },
          body: { outcome, returnedOn: on, recovered },
        })
      }
    >
      <Select
        data-autofocus
        label={say("supplierOutcome")}
        data={outcomes.map((value) => ({ value, label: say(`supplier.${value}`) }))}
        value={outcome}
        allowDeselect={false}
        onChange={(value) => put({ outcome: outcomes.find((one) => one === value) ?? outcome })}
      />
      <TextInput
        type="date"
        label={say("returnedOn")}
        value={on}
        max={today()}
        error={action.error?.field("/returnedOn")}
        onChange={(event) => put({ on: event.currentTarget.value })}
      />
      <NumberInput
        label={`${say("recovered")} (${currency})`}
        min={0}
        decimalScale={minorDigits(currency)}
        value={amount}
        onChange={(next) => put({ amount: next })}
      />
    </ConfirmDialog>
  );
}
