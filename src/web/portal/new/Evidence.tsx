import { Box, Group, Stack, Text, TextInput } from "@mantine/core";
import type { Claim } from "../../data.ts";
import { useText } from "../../text.ts";
import { portalTexts } from "../../texts/portal/index.ts";
import { ClauseChips } from "../../ui/ClauseChip.tsx";
import { FileDrop } from "../../ui/FileDrop.tsx";
import { Mark } from "../../ui/tone.tsx";
import { useKeptUntilSaved } from "../../ui/use-kept.ts";
import { useKeepEvidence } from "../claim/Files.tsx";
import classes from "../portal.module.css";
import type { Draft } from "./draft.ts";

type Piece = Claim["evidence"]["required"][number];

/** What the policy asks for, piece by piece: why, whether it is there, and where it is handed in. */
export function EvidencePieces({ draft }: { readonly draft: Draft }) {
  const say = useText(portalTexts);
  const { required } = draft.claim.evidence;
  // What happened is told on the step before.
  const pieces = required.filter(({ names }) => names.every(({ name }) => name !== "description"));
  if (pieces.length === 0) return null;
  return (
    <Stack gap="sm">
      <Text fw={600}>{say("filesRequired")}</Text>
      {pieces.map((piece) => (
        <div key={piece.fact} className={classes["card"]}>
          <Group justify="space-between" wrap="nowrap" align="flex-start" mb={8}>
            <Stack gap={4}>
              <Text fw={600}>{piece.label}</Text>
              <ClauseChips clauses={piece.clauses} />
            </Stack>
            <Box flex="none">
              <Mark tone={piece.onFile ? "good" : "open"}>
                {say(piece.onFile ? "filesOnFile" : piece.later ? "filesLater" : "filesToCome")}
              </Mark>
            </Box>
          </Group>
          <HandIn draft={draft} piece={piece} />
        </div>
      ))}
    </Stack>
  );
}

function HandIn({ draft, piece }: { readonly draft: Draft; readonly piece: Piece }) {
  const say = useText(portalTexts);
  const keep = useKeepEvidence(draft.claim);
  // What the seller's own records say already is not asked for again.
  const known = piece.onFile && piece.words === null;
  const written = piece.names.filter(({ form }) => form !== "file" && !(known && form === "words"));
  const filed = piece.names.filter(({ form }) => form !== "words");
  // A photo or a video is known by its content; a paper is what it was handed in as.
  const [shown] = filed.filter(({ name }) => name !== "photo" && name !== "video");
  return (
    <Stack gap="xs">
      {written.map(({ name, label }) => (
        <WordsField
          key={name}
          keep={`evidence ${name} ${draft.claim.id}`}
          label={label}
          alone={label === piece.label && filed.length === 0}
          value={piece.words ?? ""}
          onSave={(words) => void draft.edit({ evidence: { [name]: words || null } })}
        />
      ))}
      {filed.length > 0 && (
        <FileDrop
          label={say("filesOf", { what: filed.map(({ label }) => label).join(" / ") })}
          accept="image/*,video/*,application/pdf"
          onUploaded={(uploadId, file) => keep(uploadId, file, shown?.name ?? null)}
        />
      )}
    </Stack>
  );
}

interface WordsProps {
  readonly keep: string;
  readonly label: string;
  /** The piece's heading says it already. */
  readonly alone: boolean;
  readonly value: string;
  readonly onSave: (words: string) => void;
}

function WordsField({ keep, label, alone, value, onSave }: WordsProps) {
  const [typed, setTyped] = useKeptUntilSaved(keep, value, onSave);
  return (
    <TextInput
      {...(alone ? { "aria-label": label } : { label })}
      maxLength={500}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => typed.trim() !== value && onSave(typed.trim())}
    />
  );
}
