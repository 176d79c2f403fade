import { ActionIcon, Button, Group, NumberInput, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { minorDigits } from "../../../core/money.ts";
import { type Claim, type ClaimLine, cardOf, useClaimAction } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { moneyTexts } from "../../texts/money/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { ClauseChips } from "../../ui/ClauseChip.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { type RefundSum, RefundSums } from "../../ui/RefundSums.tsx";
import { useKeptFields } from "../../ui/use-kept.ts";
import { decidedRefund } from "./decided.ts";
import classes from "./money.module.css";

const kinds = ["depreciation", "customs", "freight", "other"] as const;
const methods = ["bank_transfer", "paypal", "card"] as const;

interface Kept {
  readonly id: number;
  readonly kind: (typeof kinds)[number];
  readonly amount: number | string;
  readonly clause: string;
}

/** What is being asked for. */
interface Asked {
  readonly of: "decided" | "payment" | "other";
  readonly amount: number | string;
  readonly currency: string;
  readonly method: (typeof methods)[number];
  readonly kept: readonly Kept[];
  readonly reason: string;
}

/** Asks for money to go back for one unit: what was decided, a payment, or another amount with its deductions. */
export function RefundForm({ claim, line }: { readonly claim: Claim; readonly line: ClaimLine }) {
  const say = useText(moneyTexts);
  const [opened, setOpened] = useState(false);
  const ability = line.abilities["refund.request"];
  if (!ability) return null;
  return (
    <>
      <ActionButton
        action={{ key: `refund ${line.id}`, label: say("askRefund"), ability, onAct: () => setOpened(true) }}
      />
      {opened && <Form claim={claim} line={line} onClose={() => setOpened(false)} />}
    </>
  );
}

function Form({ claim, line, onClose }: { claim: Claim; line: ClaimLine; onClose: () => void }) {
  const say = useText(moneyTexts);
  const seller = useSeller();
  const paid = line.quotes.find(({ payment }) => payment?.status === "confirmed");
  const decided = decidedRefund(cardOf(claim, line), line.override);
  const [form, set, forget] = useKeptFields<Asked>(`refund ${line.id}`, {
    of: paid ? "payment" : "decided",
    amount: "",
    currency: paid?.total.currency ?? seller.currency,
    method: "bank_transfer",
    kept: [],
    reason: "",
  });
  const { of, amount, currency, method, kept, reason } = form;
  const ask = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/refunds", () => {
    forget();
    onClose();
  });
  const minor = (value: number | string) => ({
    amount: Math.round(Number(value) * 10 ** minorDigits(currency)),
    currency,
  });
  const deductions = kept
    .filter((each) => Number(each.amount) > 0)
    .map((each) => ({ kind: each.kind, amount: minor(each.amount), clauses: each.clause ? [each.clause] : [] }));
  const base = of === "decided" ? decided : of === "payment" ? paid && whole(paid.total) : whole(minor(amount));
  const sum = base && base.gross.amount > 0 ? less(base, deductions) : null;
  const open = decided?.open.filter(({ clause }) => !kept.some((each) => each.clause === clause?.id)) ?? [];
  const next: Pick<Kept, "kind" | "clause"> = {
    kind: open[0]?.kind ?? "depreciation",
    clause: open[0]?.clause?.id ?? "",
  };
  const submit = () =>
    ask.mutate({
      params: { seller: seller.slug, claim: claim.id, line: line.id },
      body: {
        method,
        reason: reason.trim(),
        ...(of === "payment" && paid?.payment ? { paymentId: paid.payment.id } : {}),
        ...(of === "other" ? { amount: minor(amount) } : {}),
        ...(deductions.length > 0 ? { deductions } : {}),
      },
    });
  return (
    <ConfirmDialog
      opened
      title={say("askRefundTitle", { serial: line.serial })}
      verb={say("askRefund")}
      busy={ask.isPending}
      disabled={reason.trim() === "" || !sum}
      error={ask.error}
      onClose={onClose}
      onConfirm={submit}
    >
      <Select
        label={say("source")}
        allowDeselect={false}
        value={of}
        onChange={(next) => set({ of: next as Asked["of"] })}
        data={[
          { value: "decided", label: say("asDecided") },
          ...(paid ? [{ value: "payment", label: `${say("source.payment")} ${paid.number}` }] : []),
          { value: "other", label: say("otherAmount") },
        ]}
      />
      {of === "decided" && !decided && <Text size="sm">{say("nothingDecided")}</Text>}
      {of === "other" && (
        <Group gap="xs" align="end">
          <NumberInput
            label={say("amountOf")}
            min={0}
            hideControls
            value={amount}
            onChange={(next) => set({ amount: next })}
          />
          <TextInput
            w={88}
            label={say("currency")}
            maxLength={3}
            value={currency}
            onChange={(event) => set({ currency: event.currentTarget.value.toUpperCase() })}
          />
        </Group>
      )}
      <Stack gap="xs">
        {kept.map((each) => (
          <Deduction
            key={each.id}
            kept={each}
            onChange={(next) => set({ kept: kept.map((one) => (one.id === next.id ? next : one)) })}
            onRemove={() => set({ kept: kept.filter(({ id }) => id !== each.id) })}
          />
        ))}
        <div>
          <Button
            variant="subtle"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => set({ kept: [...kept, { id: nextId(kept), amount: "", ...next }] })}
          >
            {say("addDeduction")}
          </Button>
        </div>
      </Stack>
      {decided && of === "decided" && open.length > 0 && (
        <Text size="sm" c="dimmed">
          {say("mayDeduct", { what: open.map(({ kind }) => say(`of.${kind}`)).join(", ") })}{" "}
          <ClauseChips clauses={open.flatMap(({ clause }) => clause ?? [])} />
        </Text>
      )}
      {sum && <RefundSums refund={sum} />}
      <Select
        label={say("method")}
        allowDeselect={false}
        value={method}
        onChange={(next) => set({ method: methods.find((one) => one === next) ?? "bank_transfer" })}
        data={methods.map((value) => ({ value, label: say(`method.${value}`) }))}
      />
      <Textarea label={say("reason")} value={reason} onChange={(event) => set({ reason: event.currentTarget.value })} />
    </ConfirmDialog>
  );
}

function nextId(kept: readonly Kept[]): number {
  return Math.max(0, ...kept.map(({ id }) => id)) + 1;
}

/** A sum of which nothing is taken off yet. */
function whole(gross: RefundSum["gross"]): RefundSum {
  return { gross, deductions: [], amount: gross };
}

/** What is left of a sum where this is taken off as well. */
function less(
  { gross, deductions, amount }: RefundSum,
  kept: readonly Pick<RefundSum["deductions"][number], "kind" | "amount">[],
): RefundSum {
  const off = kept.reduce((sum, each) => sum + each.amount.amount, 0);
  const typed = kept.map((each) => ({ kind: each.kind, amount: each.amount, percent: null, clause: null }));
  return {
    gross,
    deductions: [...deductions, ...typed],
    amount: { ...amount, amount: Math.max(0, amount.amount - off) },
  };
}

interface DeductionProps {
  readonly kept: Kept;
  readonly onChange: (to: Kept) => void;
  readonly onRemove: () => void;
}

function Deduction({ kept, onChange, onRemove }: DeductionProps) {
  const say = useText(moneyTexts);
  return (
    <div className={classes["accountFields"]}>
      <Select
        label={say("deduction")}
        allowDeselect={false}
        value={kept.kind}
        onChange={(next) => onChange({ ...kept, kind: kinds.find((one) => one === next) ?? "other" })}
        data={kinds.map((value) => ({ value, label: say(`kept.${value}`) }))}
      />
      <NumberInput
        label={say("amountOf")}
        min={0}
        hideControls
        value={kept.amount}
        onChange={(amount) => onChange({ ...kept, amount })}
      />
      <Group gap="xs" align="end" wrap="nowrap">
        <TextInput
          label={say("clause")}
          placeholder="MF-CUSTOMS"
          value={kept.clause}
          onChange={(event) => onChange({ ...kept, clause: event.currentTarget.value.trim() })}
        />
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={say("removeDeduction")} onClick={onRemove}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Group>
    </div>
  );
}
