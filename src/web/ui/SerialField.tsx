import { Anchor, Group, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { type ClipboardEvent, useState } from "react";
import { serialsOf } from "../serials.ts";
import { useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";
import { CameraButton } from "./camera/CameraButton.tsx";

interface Props {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly label?: string;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
  /** What is known about what was typed, shown at once beneath. */
  readonly children?: React.ReactNode;
}

/** Takes one serial number, or many by typing or pasting. A paste of several opens the large field by itself. */
export function SerialField({ value, onChange, label, error, autoFocus = false, children }: Props) {
  const say = useText(shared);
  const [many, setMany] = useState(serialsOf(value).serials.length > 1);
  const { serials, repeated } = serialsOf(value);
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData("text");
    if (serialsOf(text).serials.length < 2) return;
    event.preventDefault();
    setMany(true);
    onChange(text.trim());
  };
  const field = {
    value,
    autoComplete: "off",
    autoCapitalize: "characters",
    spellCheck: false,
    classNames: { input: "mono" },
    ...(error ? { error } : {}),
  };
  return (
    <Stack gap={6}>
      {many ? (
        <Textarea
          {...field}
          label={label ?? say("serialMany")}
          description={say("serialManyHint")}
          minRows={4}
          maxRows={14}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <TextInput
          {...field}
          label={label ?? say("serialOne")}
          autoFocus={autoFocus}
          onPaste={paste}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
      <Group gap="md">
        <Anchor component="button" type="button" size="sm" onClick={() => setMany(!many)}>
          {say(many ? "serialJustOne" : "serialPasteMany")}
        </Anchor>
        <CameraButton
          size="compact-sm"
          variant="subtle"
          once={!many}
          onCode={(code) => onChange(many && value.trim() !== "" ? `${value.trimEnd()}\n${code}` : code)}
        />
        {many && serials.length > 0 && (
          <Text size="sm" c="dimmed" aria-live="polite">
            {say("serialCount", { count: serials.length })}
            {repeated > 0 && ` · ${say("serialRepeated", { count: repeated })}`}
          </Text>
        )}
      </Group>
      {children}
    </Stack>
  );
}
