import { Button, CloseButton, Group, Progress, Stack, Text } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { type DragEvent, useRef, useState } from "react";
import type { Problem } from "../client.ts";
import { useFormat } from "../format.ts";
import { useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";
import { tell } from "./ProblemAlert.tsx";
import classes from "./ui.module.css";
import { startUpload, type Upload } from "./upload.ts";

interface Props {
  readonly label: string;
  readonly hint?: string;
  /** Media types, as the file chooser takes them. */
  readonly accept?: string;
  readonly multiple?: boolean;
  /** Keeps a finished upload where it belongs; a rejected promise is told beside the file. */
  readonly onUploaded: (uploadId: string, file: File) => Promise<unknown>;
}

interface Item {
  readonly id: number;
  readonly file: File;
  readonly share: number;
  readonly state: "waiting" | "sending" | "paused" | "kept" | "failed";
  readonly problem?: Problem | Error;
}

const photoLimit = 25 * 1000 * 1000;
const videoLimit = 500 * 1000 * 1000;

/** Takes photos, videos and documents by choosing or dropping, sends them in resumable pieces and shows how far each is. */
export function FileDrop({ label, hint, accept, multiple = true, onUploaded }: Props) {
  const say = useText(shared);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { items, add, resume, dismiss } = useUploads(onUploaded);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    add([...event.dataTransfer.files].slice(0, multiple ? undefined : 1));
  };
  return (
    <Stack gap="xs">
      <div
        className={classes["drop"]}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        role="group"
        aria-label={label}
      >
        <Text fw={550}>{label}</Text>
        {hint && (
          <Text size="sm" c="dimmed">
            {hint}
          </Text>
        )}
        <Group gap="sm" mt="xs" justify="center">
          <Button
            variant="default"
            leftSection={<IconUpload size={18} aria-hidden />}
            onClick={() => input.current?.click()}
          >
            {say("filesAdd")}
          </Button>
          <Text size="sm" c="dimmed" visibleFrom="sm">
            {say("filesDrop")}
          </Text>
        </Group>
        <input
          ref={input}
          type="file"
          hidden
          multiple={multiple}
          {...(accept ? { accept } : {})}
          aria-label={label}
          onChange={(event) => {
            add([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = "";
          }}
        />
      </div>
      <ul className="unstyled-list" aria-live="polite">
        {items.map((item) => (
          <UploadRow key={item.id} item={item} onResume={() => resume(item)} onDismiss={() => dismiss(item)} />
        ))}
      </ul>
    </Stack>
  );
}

function UploadRow({ item, onResume, onDismiss }: { item: Item; onResume: () => void; onDismiss: () => void }) {
  const say = useText(shared);
  const percent = Math.floor(item.share * 100);
  const name = item.file.name;
  const line = {
    waiting: say("filesWaiting", { name }),
    sending: say("filesProgress", { name, percent }),
    paused: say("filesPaused"),
    kept: say("filesKept", { name }),
    failed: say("filesFailed", { name }),
  }[item.state];
  const told = item.problem && "details" in item.problem ? tell(item.problem, say) : null;
  return (
    <li className={classes["upload"]}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" {...(item.state === "failed" ? { c: "var(--mantine-color-error)" } : {})}>
          {line}
        </Text>
        {item.state === "paused" && (
          <Button size="compact-sm" variant="default" onClick={onResume}>
            {say("filesRetry")}
          </Button>
        )}
        {item.state !== "kept" && <CloseButton aria-label={`${say("remove")}: ${name}`} onClick={onDismiss} />}
      </Group>
      {item.state !== "failed" && item.state !== "kept" && (
        <Progress value={percent} size="sm" aria-label={say("filesProgress", { name, percent })} />
      )}
      {item.problem && (
        <Text size="sm" c="var(--mantine-color-error)">
          {told ? [told.title, ...told.texts].join(" ") : item.problem.message}
        </Text>
      )}
    </li>
  );
}

let lastId = 0;

function useUploads(onUploaded: Props["onUploaded"]) {
  const say = useText(shared);
  const format = useFormat();
  const [items, setItems] = useState<readonly Item[]>([]);
  const running = useRef(new Map<number, Upload>());
  const change = (id: number, part: Partial<Item>) =>
    setItems((all) => all.map((item) => (item.id === id ? { ...item, ...part } : item)));
  const keep = async (item: Item, uploadId: string) => {
    try {
      await onUploaded(uploadId, item.file);
      change(item.id, { state: "kept", share: 1 });
    } catch (problem) {
      change(item.id, { state: "failed", problem: problem as Error });
    }
  };
  const begin = async (item: Item) => {
    const limit = item.file.type.startsWith("video/") ? videoLimit : photoLimit;
    if (item.file.size > limit) {
      const text = say("filesTooLarge", { size: format.bytes(item.file.size), limit: format.bytes(limit) });
      return change(item.id, { state: "failed", problem: new Error(text) });
    }
    const upload = await startUpload(item.file, {
      onProgress: (share) => change(item.id, { share, state: "sending" }),
      onPaused: () => change(item.id, { state: "paused" }),
      onDone: (uploadId) => void keep(item, uploadId),
      onRefused: (problem) => change(item.id, { state: "failed", problem }),
    });
    running.current.set(item.id, upload);
  };
  return {
    items,
    add: (files: readonly File[]) => {
      const added = files.map((file): Item => ({ id: ++lastId, file, share: 0, state: "waiting" }));
      setItems((all) => [...all.filter((item) => item.state !== "kept"), ...added]);
      for (const item of added) void begin(item);
    },
    resume: (item: Item) => running.current.get(item.id)?.resume(),
    dismiss: (item: Item) => {
      running.current.get(item.id)?.abort();
      setItems((all) => all.filter((one) => one.id !== item.id));
    },
  };
}
