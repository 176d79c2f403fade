import { Stack, Text } from "@mantine/core";
import type { ClaimLine } from "../data.ts";
import { useFormat } from "../format.ts";
import { useText } from "../text.ts";
import { decisionTexts } from "../texts/decision/index.ts";
import decision from "./decision.module.css";
import { EvidenceGrid } from "./EvidenceGrid.tsx";
import type { Reading } from "./Explained.tsx";
import { Mark } from "./tone.tsx";

const words = {
  own: { filed: "appealFiled", upheld: "appealUpheld", dismissed: "appealDismissed" },
  staff: { filed: "appealFiledStaff", upheld: "appealUpheldStaff", dismissed: "appealDismissedStaff" },
} as const;
const tones = { filed: "open", upheld: "good", dismissed: "plain" } as const;

/** The customer's appeal: what they wrote, what they added, and what was answered by whom. */
export function AppealNote({ line, reading }: { readonly line: ClaimLine; readonly reading: Reading }) {
  const say = useText(decisionTexts);
  const format = useFormat();
  const { appeal } = line;
  if (!appeal) return null;
  return (
    <Stack gap={6} align="flex-start">
      <Mark tone={tones[appeal.status]}>{say(words[reading][appeal.status])}</Mark>
      <Text className={decision["quoted"] ?? ""}>{appeal.words}</Text>
      <Text size="sm" c="dimmed">
        {say("overrideBy", { by: appeal.by, at: format.instant(appeal.at) })}
      </Text>
      {appeal.files.length > 0 && (
        <div className={decision["wide"]}>
          <Text size="sm" fw={550} mb={4}>
            {say("appealEvidence")}
          </Text>
          <EvidenceGrid files={appeal.files} />
        </div>
      )}
      {appeal.status === "filed" && reading === "own" && <Text size="sm">{say("appealWaits")}</Text>}
      {appeal.answer && (
        <>
          <Text className={decision["quoted"] ?? ""}>{appeal.answer}</Text>
          <Text size="sm" c="dimmed">
            {say("overrideBy", {
              by: appeal.answeredBy,
              at: appeal.answeredAt ? format.instant(appeal.answeredAt) : "",
            })}
          </Text>
        </>
      )}
    </Stack>
  );
}
