import { TextInput } from "@mantine/core";
import { IconBarcode } from "@tabler/icons-react";
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { useText } from "../../text.ts";
import { workTexts } from "../../texts/console-work/index.ts";
import { typing, useWindowKeys } from "../keys.ts";
import classes from "./receiving.module.css";

interface Props {
  readonly field: RefObject<HTMLInputElement | null>;
  /** A scan, or what was typed before Enter; empty for Enter alone. */
  readonly onScan: (code: string) => void;
  /** A single digit pressed by hand into the empty field; null where digits mean nothing. */
  readonly onDigit: ((digit: string) => void) | null;
  readonly onEscape: () => void;
}

// A scanner types a character every few milliseconds; nobody's fingers do.
const burst = 60;

/** The one field of the dock. It keeps the focus, tells a scanner's digits from a pressed key, and takes keys pressed anywhere. */
export function ScanField({ field, onScan, onDigit, onEscape }: Props) {
  const say = useText(workTexts);
  const [value, setValue] = useState("");
  const held = useRef<{ digit: string; timer: ReturnType<typeof setTimeout> } | null>(null);
  const release = () => {
    if (held.current) clearTimeout(held.current.timer);
    const digit = held.current?.digit ?? "";
    held.current = null;
    return digit;
  };
  useEffect(() => field.current?.focus(), [field]);
  useWindowKeys((event) => {
    const busy = document.activeElement !== document.body && document.activeElement?.tagName !== "MAIN";
    if (!busy && !typing(event)) field.current?.focus();
  });
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") {
      event.preventDefault();
      const code = (release() + value).trim();
      setValue("");
      onScan(code);
    } else if (event.key === "Escape") {
      release();
      setValue("");
      onEscape();
    } else if (event.key.length === 1 && (held.current || (value === "" && onDigit && /[1-9]/.test(event.key)))) {
      event.preventDefault();
      if (held.current) return setValue(release() + event.key);
      const digit = event.key;
      held.current = { digit, timer: setTimeout(() => onDigit?.(release()), burst) };
    }
  };
  return (
    <TextInput
      ref={field}
      size="xl"
      className={classes["scan"] ?? ""}
      classNames={{ input: `mono ${classes["scanInput"]}` }}
      leftSection={<IconBarcode size={28} aria-hidden />}
      leftSectionWidth={56}
      label={say("scanHere")}
      placeholder={say("scanHint")}
      value={value}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      enterKeyHint="go"
      onChange={(event) => setValue(event.currentTarget.value)}
      onKeyDown={keys}
    />
  );
}
