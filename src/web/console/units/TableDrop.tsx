import { Button, Loader, Text } from "@mantine/core";
import { IconTableImport } from "@tabler/icons-react";
import { type DragEvent, type ReactNode, useRef, useState } from "react";
import { useText } from "../../text.ts";
import { officeTexts } from "../../texts/console-office/index.ts";
import classes from "./units.module.css";

interface Props {
  readonly label: string;
  readonly hint: string;
  /** How the names of its files may end. */
  readonly endings: readonly string[];
  readonly busy: boolean;
  readonly onFile: (file: File) => void;
  readonly children?: ReactNode;
}

/** Takes one file by dropping or choosing it; another ending than it reads is answered at once. */
export function TableDrop({ label, hint, endings, busy, onFile, children }: Props) {
  const say = useText(officeTexts);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [name, setName] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const take = (file: File | undefined) => {
    if (!file) return;
    const ending = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? file.name;
    const fits = endings.includes(ending);
    const wanted = endings.map((each) => `.${each}`).join(", ");
    setWrong(fits ? null : say("wrongEnding", { ending, wanted }));
    if (!fits) return;
    setName(file.name);
    onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <>
      <div
        className={classes["drop"]}
        data-over={over || undefined}
        role="group"
        aria-label={label}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {busy ? <Loader size="sm" /> : <IconTableImport size={28} aria-hidden />}
        <Text fw={600} role="status">
          {busy ? say("importing", { file: name }) : label}
        </Text>
        <Text size="sm" c="dimmed" maw={560}>
          {hint}
        </Text>
        <Button onClick={() => input.current?.click()} disabled={busy}>
          {say("chooseFile")}
        </Button>
        {children}
        <input
          ref={input}
          type="file"
          accept={endings.map((each) => `.${each}`).join(",")}
          hidden
          aria-label={say("chooseFile")}
          onChange={(event) => {
            take(event.currentTarget.files?.[0]);
            event.currentTarget.value = "";
          }}
        />
      </div>
      {wrong && (
        <Text role="alert" c="var(--mantine-color-error)">
          {wrong}
        </Text>
      )}
    </>
  );
}
