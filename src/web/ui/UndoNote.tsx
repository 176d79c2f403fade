import { Button, Group, Text } from "@mantine/core";
import { useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";

interface Props {
  /** What is about to be done, as a sentence. */
  readonly text: string;
  readonly onUndo: () => void;
}

/** Says what is about to be done, with the way to take it back. */
export function UndoNote({ text, onUndo }: Props) {
  const say = useText(shared);
  return (
    <Group gap="sm" role="status">
      <Text size="sm">{text}</Text>
      <Button size="compact-sm" variant="default" onClick={onUndo}>
        {say("undo")}
      </Button>
    </Group>
  );
}
