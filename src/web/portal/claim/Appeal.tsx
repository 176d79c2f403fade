import { Button, Stack, Text, Textarea } from "@mantine/core";
import { IconEyeSearch } from "@tabler/icons-react";
import { useState } from "react";
import { call, newKey } from "../../client.ts";
import { type Claim, type ClaimLine, cardOf, useClaimAction } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { decisionTexts } from "../../texts/decision/index.ts";
import { AppealNote } from "../../ui/AppealNote.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { FileDrop } from "../../ui/FileDrop.tsx";
import { useKept } from "../../ui/use-kept.ts";
import { useLatest } from "../../ui/use-undo.ts";

interface Props {
  readonly claim: Claim;
  readonly line: ClaimLine;
}

/** The customer's one appeal about a unit: a way to file it where there is something to contest, then what became of it. */
export function Appeal({ claim, line }: Props) {
  const say = useText(decisionTexts);
  const [asking, setAsking] = useState(false);
  if (line.appeal) return <AppealNote line={line} reading="own" />;
  if (!line.abilities["appeal.file"]?.allowed || !contestable(claim, line)) return null;
  return (
    <>
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconEyeSearch size={17} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {say("appealDo")}
      </Button>
      {asking && <AppealDialog claim={claim} line={line} onClose={() => setAsking(false)} />}
    </>
  );
}

/** What a customer gets in full needs no other look. */
function contestable(claim: Claim, line: ClaimLine): boolean {
  const { verdict } = line.override ?? cardOf(claim, line);
  return (
    verdict === "not_covered" || verdict === "undetermined" || claim.status === "rejected" || line.quotes.length > 0
  );
}

function AppealDialog({ claim, line, onClose }: Props & { readonly onClose: () => void }) {
  const say = useText(decisionTexts);
  const seller = useSeller().slug;
  const [words, setWords, forgetWords] = useKept(`appeal.file ${line.id}`, "");
  const [wrong, setWrong] = useState<string | null>(null);
  const [files, setFiles, forgetFiles] = useKept<readonly string[]>(`appeal.file files ${line.id}`, []);
  const given = useLatest(files);
  const file = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/appeal", () => {
    forgetWords();
    forgetFiles();
    onClose();
  });
  const params = { seller, claim: claim.id, line: line.id };
  const keep = async (uploadId: string, { name: fileName }: File) => {
    const kept = await call("POST /v1/sellers/{seller}/claims/{claim}/attachments", {
      params,
      body: { uploadId, fileName, purpose: "evidence", lineId: line.id },
      idempotencyKey: newKey(),
    });
    setFiles([...given.current, kept.id]);
  };
  const submit = () => {
    const missing = words.trim() === "";
    setWrong(missing ? say("appealWordsNeeded") : null);
    if (!missing) file.mutate({ params, body: { words, attachments: [...files] } });
  };
  return (
    <ConfirmDialog
      opened
      title={say("appealTitle", { serial: line.serial })}
      verb={say("appealSend")}
      busy={file.isPending}
      error={file.error}
      onConfirm={submit}
      onClose={onClose}
    >
      <Stack gap="md">
        <Text size="sm">{say("appealLead")}</Text>
        <Textarea
          label={say("appealWords")}
          value={words}
          maxLength={4000}
          minRows={4}
          maxRows={12}
          error={wrong ?? file.error?.field("/words")}
          data-autofocus
          onChange={(event) => {
            setWords(event.currentTarget.value);
            setWrong(null);
          }}
        />
        <FileDrop
          label={say("appealFiles")}
          hint={say("appealFilesHint")}
          accept="image/*,video/*,application/pdf"
          onUploaded={keep}
        />
        {files.length > 0 && <Text size="sm">{say("appealFilesKept", { count: files.length })}</Text>}
      </Stack>
    </ConfirmDialog>
  );
}
