import { NumberInput, TextInput } from "@mantine/core";
import { useText } from "../text.ts";
import { workTexts } from "../texts/console-work/index.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { forgetKept, useKeptFields } from "../ui/use-kept.ts";

type Change = { readonly reason: "received" | "counted"; readonly quantity: number; readonly note: string };

interface Props {
  /** Of what: its id. */
  readonly of: string;
  /** What it is the stock of. */
  readonly name: string;
  readonly stock: number;
  readonly reason: "received" | "counted";
  readonly busy: boolean;
  readonly error: unknown;
  readonly onConfirm: (change: Change) => void;
  readonly onClose: () => void;
}

/** What is typed about a stock was sent. */
export function forgetStock(of: string, { reason }: Pick<Change, "reason">): void {
  forgetKept(keyOf(of, reason));
}

function keyOf(of: string, reason: Change["reason"]): string {
  return `stock.${reason} ${of}`;
}

/** Asks how many came, or how many lie there. */
export function StockDialog({ of, name, stock, reason, busy, error, onConfirm, onClose }: Props) {
  const say = useText(workTexts);
  const [{ quantity, note }, put] = useKeptFields(keyOf(of, reason), {
    quantity: (reason === "counted" ? stock : "") as number | string,
    note: "",
  });
  const least = reason === "received" ? 1 : 0;
  return (
    <ConfirmDialog
      opened
      title={say(`stock.${reason}Title`, { name })}
      verb={say("saveStock")}
      busy={busy}
      error={error}
      disabled={quantity === "" || Number(quantity) < least}
      onClose={onClose}
      onConfirm={() => onConfirm({ reason, quantity: Number(quantity), note })}
    >
      <NumberInput
        data-autofocus
        label={say(`stock.${reason}Label`)}
        min={least}
        max={1_000_000}
        allowDecimal={false}
        value={quantity}
        onChange={(next) => put({ quantity: next })}
      />
      <TextInput
        label={say("note")}
        maxLength={200}
        value={note}
        onChange={(event) => put({ note: event.currentTarget.value })}
      />
    </ConfirmDialog>
  );
}
