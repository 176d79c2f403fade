import { Text, Textarea } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { Claim } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { claimTexts } from "../../texts/console-claims/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { useKept } from "../../ui/use-kept.ts";
import type { ClaimVerb } from "./actions.ts";

/** What the dialog of a step is given. */
export interface FormProps {
  readonly claim: Claim;
  readonly onClose: () => void;
}

interface DialogProps {
  readonly verb: ClaimVerb;
  readonly action: { readonly isPending: boolean; readonly error: unknown };
  readonly words?: WordsState;
  /** What else is still wrong; told when the reader tries. */
  readonly wrong?: string | null;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly onAct: (words: string) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The frame of a step's dialog: asks for words where the step needs them, and stays open where it is refused. */
export function Dialog({ verb, action, words, wrong = null, danger, disabled, onAct, onClose, children }: DialogProps) {
  const say = useText(claimTexts);
  const [told, setTold] = useState<string | null>(null);
  const act = () => {
    if (words && !words.optional && words.text.trim() === "") return words.tell(say("writeSomething"));
    setTold(wrong);
    if (!wrong) onAct(words?.text.trim() ?? "");
  };
  return (
    <ConfirmDialog
      opened
      title={say(`do.${verb}`)}
      verb={say(`do.${verb}`)}
      danger={danger ?? false}
      disabled={disabled ?? false}
      busy={action.isPending}
      error={action.error}
      onConfirm={act}
      onClose={onClose}
    >
      {children}
      {told && wrong && (
        <Text role="alert" size="sm" c="var(--mantine-color-error)">
          {told}
        </Text>
      )}
    </ConfirmDialog>
  );
}

/** What is being written in a dialog. */
interface WordsState {
  readonly text: string;
  readonly optional: boolean;
  readonly error: string | null;
  readonly set: (text: string) => void;
  readonly tell: (error: string) => void;
  /** They have been sent. */
  readonly forget: () => void;
}

interface WordsOf {
  readonly verb: ClaimVerb;
  readonly claim: Claim;
  readonly start?: string | undefined;
  readonly optional?: boolean;
}

/** Keeps what is written in a step's dialog, also where that is closed by mistake, and what is wrong with it. */
export function useWords({ verb, claim, start = "", optional = false }: WordsOf): WordsState {
  const [text, setText, forget] = useKept(`${verb} ${claim.id}`, start);
  const [error, setError] = useState<string | null>(null);
  return {
    text,
    optional,
    error,
    tell: setError,
    forget,
    set: (next) => {
      setText(next);
      setError(null);
    },
  };
}

/** The field for the words of a step. */
export function Words({
  words,
  label,
  help,
}: {
  readonly words: WordsState;
  readonly label: string;
  readonly help?: string;
}) {
  return (
    <Textarea
      label={label}
      description={help}
      value={words.text}
      onChange={(event) => words.set(event.currentTarget.value)}
      error={words.error}
      maxLength={4000}
      minRows={4}
      maxRows={12}
      {...(words.optional ? {} : { "data-autofocus": true })}
    />
  );
}

/** What every operation on a claim takes in its path. */
export function useClaimParams(claim: Claim): { seller: string; claim: string } {
  return { seller: useSeller().slug, claim: claim.id };
}
