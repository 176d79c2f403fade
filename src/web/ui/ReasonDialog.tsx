import { Textarea } from "@mantine/core";
import type { ReactNode } from "react";
import type { Problem } from "../client.ts";
import { ConfirmDialog } from "./ConfirmDialog.tsx";

interface Props {
  readonly title: string;
  /** The verb on the confirming button. */
  readonly verb: string;
  readonly danger?: boolean;
  /** What the field asks. */
  readonly label: string;
  readonly action: { readonly isPending: boolean; readonly error: Problem | null };
  /** What is written; kept by whoever shows the dialog, until it is sent. */
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  /** What stands above the field. */
  readonly children?: ReactNode;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks why before something that is not easily taken back; without a reason it is not done. */
export function ReasonDialog({ label, action, reason, onReason, children, onConfirm, ...asked }: Props) {
  return (
    <ConfirmDialog
      {...asked}
      opened
      busy={action.isPending}
      disabled={reason.trim() === ""}
      error={action.error}
      onConfirm={() => onConfirm(reason.trim())}
    >
      {children}
      <Textarea
        data-autofocus
        required
        label={label}
        maxLength={4000}
        autosize
        minRows={2}
        value={reason}
        error={action.error?.field("/reason")}
        onChange={(event) => onReason(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
