import { Alert, Button, CloseButton, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import type { Claim, ClaimLine } from "../../data.ts";
import { useText } from "../../text.ts";
import { contentsTexts } from "../../texts/contents/index.ts";
import { ProblemAlert } from "../ProblemAlert.tsx";
import { Mark } from "../tone.tsx";
import { useContents } from "./use-contents.ts";

interface Props {
  readonly claim: Claim;
  readonly line: ClaimLine;
}

interface Board {
  readonly name: string;
  readonly serial: string;
}

/** Boards and supplies of a machine: scanned one after the other at the centre, held against what it was shipped with. */
export function Boards({ claim, line }: Props) {
  const say = useText(contentsTexts);
  const { save, may, error } = useContents(claim, line);
  const [serial, setSerial] = useState("");
  // A scanner does not wait for an answer: what it read since goes along with the next one.
  const [scanned, setScanned] = useState<readonly Board[]>([]);
  const told = line.components.filter((each) => each.seen).map(({ name, serial: of }) => ({ name, serial: of }));
  const seen = [...told, ...scanned.filter((each) => !isAmong(told, each.serial))];
  if (error && scanned.length > 0) setScanned([]);
  const known = line.components.some(({ shipped }) => shipped);
  const add = (event: FormEvent) => {
    event.preventDefault();
    const typed = serial.trim();
    setSerial("");
    if (typed === "" || isAmong(seen, typed)) return;
    const part = line.components.find((each) => keyOf(each.serial) === keyOf(typed));
    const board = { name: part?.name ?? say("boardName"), serial: part?.serial ?? typed };
    setScanned([...scanned, board]);
    save({ components: [...seen, board] });
  };
  const remove = (gone: string) => {
    setScanned(scanned.filter((each) => each.serial !== gone));
    save({ components: seen.filter((each) => each.serial !== gone) });
  };
  if (!may && line.components.length === 0) return null;
  return (
    <Stack gap={8}>
      <Strange line={line} />
      <ul className="unstyled-list">
        {line.components.map((part) => (
          <Group key={part.serial} component="li" gap="xs" wrap="nowrap" py={2}>
            <Text size="sm" flex={1}>
              {part.name} <span className="mono">{part.serial}</span>
            </Text>
            <Mark tone={part.seen ? (part.shipped || !known ? "good" : "bad") : "plain"}>
              {say(part.seen ? (part.shipped || !known ? "seen" : "strangeMark") : "notSeen")}
            </Mark>
            {may && part.seen && (
              <CloseButton
                size="md"
                aria-label={say("boardRemove", { serial: part.serial })}
                onClick={() => remove(part.serial)}
              />
            )}
          </Group>
        ))}
      </ul>
      {!known && (
        <Text size="sm" c="dimmed">
          {say("nothingShipped")}
        </Text>
      )}
      {may && (
        <form onSubmit={add}>
          <Group gap="xs" align="flex-end">
            <TextInput
              label={say("boardScan")}
              description={say("boardsHint")}
              value={serial}
              maxLength={100}
              autoComplete="off"
              classNames={{ input: "mono" }}
              onChange={(event) => setSerial(event.currentTarget.value)}
              error={error?.field(`/components/${seen.length}/serial`)}
            />
            <Button type="submit" variant="default">
              {say("boardAdd")}
            </Button>
          </Group>
        </form>
      )}
      <ProblemAlert error={error} />
    </Stack>
  );
}

/** Warns of boards that are not the ones shipped; nothing where all are, or nobody recorded which were. */
export function Strange({ line, own = false }: { readonly line: ClaimLine; readonly own?: boolean }) {
  const say = useText(contentsTexts);
  const { strange } = line;
  if (strange.length === 0) return null;
  const serials = strange.join(", ");
  return (
    <Alert
      variant="default"
      icon={<IconAlertTriangle size={18} color="var(--tone-bad)" aria-hidden />}
      title={say("strangeTitle", { count: strange.length })}
    >
      {say(own ? "strangeOwn" : "strangeText", { serials })}
    </Alert>
  );
}

function isAmong(boards: readonly Board[], serial: string): boolean {
  return boards.some((each) => keyOf(each.serial) === keyOf(serial));
}

/** As the server compares them: without blanks and dashes, in capitals. */
function keyOf(serial: string): string {
  return serial.toUpperCase().replaceAll(/[\s-]/g, "");
}
