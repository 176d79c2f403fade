import { Textarea } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";
import { useKeptUntilSaved } from "../../ui/use-kept.ts";

interface Props {
  /** What the words are of; null where they are kept by the server alone. */
  readonly keep: string | null;
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly onSave: (text: string) => void;
}

/** A text field that is kept on the server when typing pauses and when it is left. */
export function DraftWords({ keep, label, description, value, error, onSave }: Props) {
  const [kept, setKept] = useState(value);
  const save = (text: string) => {
    if (text === kept) return;
    setKept(text);
    onSave(text);
  };
  const saveSoon = useDebouncedCallback(save, 1000);
  const [typed, setTyped] = useKeptUntilSaved(keep, value, saveSoon);
  return (
    <Textarea
      label={label}
      description={description}
      maxLength={4000}
      value={typed}
      error={error}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        saveSoon(event.currentTarget.value);
      }}
      onBlur={() => save(typed)}
    />
  );
}
