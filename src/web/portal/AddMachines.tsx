import { Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { Answer } from "../../api/contract/index.ts";
import { useAction } from "../data.ts";
import { serialsOf } from "../serials.ts";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { portalTexts } from "../texts/portal/index.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { SerialField } from "../ui/SerialField.tsx";
import { useKept } from "../ui/use-kept.ts";
import { ReadFile } from "./new/ReadFile.tsx";

/** What became of the serial numbers. */
export type Added = Answer<"POST /v1/sellers/{seller}/fleet">;

interface Props {
  /** All are on the list. */
  readonly onDone: (added: Added) => void;
  readonly onClose: () => void;
}

/** Puts machines on the customer's list: typed, pasted, scanned, or from a table. What is not on record stays in the field, to be corrected. */
export function AddMachines({ onDone, onClose }: Props) {
  const say = useText(portalTexts);
  const seller = useSeller().slug;
  const [text, setText] = useKept(`fleet.add ${seller}`, "");
  // A file's many numbers open the large field.
  const [origin, setOrigin] = useState<"typed" | "file">("typed");
  const [wrong, setWrong] = useState<string>();
  const add = useAction("POST /v1/sellers/{seller}/fleet", (added) => {
    setText(added.unknown.join("\n"));
    if (added.unknown.length === 0) onDone(added);
  });
  const { serials } = serialsOf(text);
  const submit = () => {
    setWrong(serials.length === 0 ? say("unitsNeeded") : undefined);
    if (serials.length > 0) add.mutate({ params: { seller }, body: { serials: [...serials] } });
  };
  const result = add.data;
  return (
    <ConfirmDialog
      opened
      title={say("fleetAdd")}
      verb={say("fleetAdd")}
      busy={add.isPending}
      error={add.error}
      onConfirm={submit}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        {say("fleetAddLead")}
      </Text>
      {result && result.unknown.length > 0 && (
        <Stack gap={2}>
          <AddedText added={result} />
          <Text>{say("fleetUnknown", { count: result.unknown.length })}</Text>
        </Stack>
      )}
      <SerialField key={origin} value={text} onChange={setText} error={wrong ?? add.error?.field("/serials")} />
      <ReadFile
        onRows={(rows) => {
          setText(rows.map(({ serial }) => serial.replaceAll(/\s+/g, "")).join("\n"));
          setOrigin("file");
        }}
      />
    </ConfirmDialog>
  );
}

/** How many machines are new on the list, and how many stood there before. */
export function AddedText({ added: { added, known } }: { readonly added: Added }) {
  const say = useText(portalTexts);
  return (
    <Text fw={600} role="status">
      {say("fleetAdded", { count: added })} {known > 0 && say("fleetKnown", { count: known })}
    </Text>
  );
}
