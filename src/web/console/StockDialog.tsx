import { NumberInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { useText } from "../text.ts";
import { workTexts } from "../texts/console-work/index.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";

interface Props {
  /** What it is the stock of. */
  readonly name: string;
  readonly stock: number;
  readonly reason: "received" | "counted";
  readonly busy: boolean;
  readonly error: unknown;
  readonly onConfirm: (change: { reason: "received" | "counted"; quantity: number; note: string }) => void;
  readonly onClose: () => void;
}

/** Asks how many came, or how many lie there. */
export function StockDialog({ name, stock, reason, busy, error, onConfirm, onClose }: Props) {
  const say = useText(workTexts);
  const [quantity, setQuantity] = useState<number | string>(reason === "counted" ? stock : "");
  const [note, setNote] = useState("");
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
        onChange={setQuantity}
      />
      <TextInput
        label={say("note")}
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
