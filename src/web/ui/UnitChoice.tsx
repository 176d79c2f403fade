import { Button, Checkbox, Stack, Text, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { serialKey } from "../../core/serial.ts";
import type { ClaimLine } from "../data.ts";
import { useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";

interface Props {
  readonly lines: readonly ClaimLine[];
  readonly chosen: readonly string[];
  readonly onChoose: (ids: string[]) => void;
  readonly label: string;
  /** What the button says that chooses all, or all that were found. */
  readonly all: string;
  readonly about: (line: ClaimLine) => ReactNode;
  readonly error?: string | undefined;
}

const fewLines = 10;
const mostShown = 30;

/** Units of a claim by checkbox; of hundreds, those whose serial numbers are typed, scanned or pasted, and all of them at once. */
export function UnitChoice({ lines, chosen, onChoose, label, all, about, error }: Props) {
  const say = useText(shared);
  const [find, setFind] = useState("");
  const found = matching(lines, find);
  const ids = found.map(({ id }) => id);
  const full = ids.every((id) => chosen.includes(id));
  const toggle = () => onChoose(full ? chosen.filter((id) => !ids.includes(id)) : [...new Set([...chosen, ...ids])]);
  return (
    <Checkbox.Group value={[...chosen]} onChange={onChoose} label={label} error={error}>
      <Stack gap={6} mt={4}>
        {lines.length > fewLines && (
          <TextInput
            size="sm"
            aria-label={say("findSerials")}
            placeholder={say("findSerials")}
            value={find}
            onChange={(event) => setFind(event.currentTarget.value)}
            onPaste={(event) => {
              // A field of one line would run the lines of a list together.
              const pasted = event.clipboardData.getData("text");
              if (!/[\r\n]/.test(pasted.trim())) return;
              event.preventDefault();
              setFind(pasted.trim().replaceAll(/\s+/g, " "));
            }}
          />
        )}
        {lines.length > 2 && (
          <div>
            <Button variant="subtle" size="compact-sm" ml="calc(-1 * var(--button-padding-x))" onClick={toggle}>
              {full ? say("chooseNone") : all} ({found.length})
            </Button>
          </div>
        )}
        {found.slice(0, mostShown).map((line) => (
          <Checkbox key={line.id} value={line.id} label={about(line)} />
        ))}
        {found.length > mostShown && (
          <Text size="sm" c="dimmed">
            {say("unitsMore", { count: found.length - mostShown })}
          </Text>
        )}
      </Stack>
    </Checkbox.Group>
  );
}

/** The lines with any of the serial numbers, or beginnings of them, in the text; all where there is none. */
function matching(lines: readonly ClaimLine[], text: string): readonly ClaimLine[] {
  const wanted = text
    .split(/[\s,;]+/)
    .map(serialKey)
    .filter(Boolean);
  if (wanted.length === 0) return lines;
  return lines.filter(({ serial }) => wanted.some((part) => serialKey(serial).includes(part)));
}
