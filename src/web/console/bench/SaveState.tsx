import { Text } from "@mantine/core";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import type { EditState } from "./edits.ts";

/** Says whether everything typed is saved. */
export function SaveState({ edits }: { readonly edits: { readonly state: EditState } }) {
  const say = useText(consoleTexts);
  return (
    <Text size="sm" c="dimmed" role="status">
      {edits.state === "saved" ? say("saved") : edits.state === "saving" ? say("saving") : say("notSaved")}
    </Text>
  );
}
