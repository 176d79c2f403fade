import { Group, Stack, Text } from "@mantine/core";
import type { Claim } from "../../data.ts";
import { useText } from "../../text.ts";
import { portalTexts } from "../../texts/portal/index.ts";
import { EvidenceGrid } from "../../ui/EvidenceGrid.tsx";
import { FileDrop } from "../../ui/FileDrop.tsx";
import { Mark } from "../../ui/tone.tsx";
import { useKeepEvidence } from "../claim/Files.tsx";
import { EvidencePieces } from "./Evidence.tsx";
import { StepNav, type StepProps } from "./step.tsx";

/** Photos and video, with what the policy asks for. */
export function FilesStep({ draft, onNext, onBack }: StepProps) {
  const say = useText(portalTexts);
  const keep = useKeepEvidence(draft.claim);
  const asksForFiles = draft.claim.evidence.required.some(({ names }) => names.some(({ form }) => form !== "words"));
  return (
    <Stack gap="lg">
      <EvidencePieces draft={draft} />
      <FileDrop
        label={say(asksForFiles ? "filesMore" : "filesLabel")}
        hint={say("filesLead")}
        accept="image/*,video/*,application/pdf"
        onUploaded={keep}
      />
      {draft.claim.attachments.length > 0 && (
        <div>
          <Text fw={600} mb="xs">
            {say("filesYours")}
          </Text>
          <EvidenceGrid files={draft.claim.attachments} />
        </div>
      )}
      <StepNav onNext={onNext} onBack={onBack} />
    </Stack>
  );
}

/** The evidence the policy asks for, and whether it is on file. */
export function Required({ claim }: { readonly claim: Claim }) {
  const say = useText(portalTexts);
  const { required } = claim.evidence;
  if (required.length === 0) return null;
  return (
    <div>
      <Text fw={600} mb="xs">
        {say("filesRequired")}
      </Text>
      <Stack component="ul" gap={6} className="unstyled-list">
        {required.map((item) => (
          <Group key={item.fact} component="li" gap="xs">
            <Text span>{item.label}</Text>
            <Mark tone={item.onFile ? "good" : "open"}>{say(item.onFile ? "filesOnFile" : "filesToCome")}</Mark>
          </Group>
        ))}
      </Stack>
    </div>
  );
}
