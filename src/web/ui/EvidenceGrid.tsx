import { ActionIcon, Anchor, Group, Image, Modal, Stack, Text, UnstyledButton } from "@mantine/core";
import { IconChevronLeft, IconChevronRight, IconFileText, IconPlayerPlay } from "@tabler/icons-react";
import { useState } from "react";
import type { Attachment } from "../data.ts";
import { useFormat } from "../format.ts";
import { useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";
import { useFile } from "./file.ts";
import classes from "./ui.module.css";

interface Props {
  readonly files: readonly Attachment[];
  /** Shown where there is none; nothing is shown for an empty text. */
  readonly empty?: string;
}

/** Photos, videos and papers as thumbnails; one opens large, arrows go through all. */
export function EvidenceGrid({ files, empty }: Props) {
  const say = useText(shared);
  const [open, setOpen] = useState<number | null>(null);
  if (files.length === 0) {
    const text = empty ?? say("evidenceEmpty");
    return text === "" ? null : <Text c="dimmed">{text}</Text>;
  }
  const shown = open === null ? undefined : files[open];
  const step = (by: number) => setOpen((at) => (at === null ? null : (at + by + files.length) % files.length));
  return (
    <>
      <ul className={classes["evidence"]}>
        {files.map((file, at) => (
          <li key={file.id}>
            <Thumbnail file={file} onOpen={() => setOpen(at)} />
          </li>
        ))}
      </ul>
      <Modal
        opened={shown !== undefined}
        onClose={() => setOpen(null)}
        title={shown?.fileName}
        size="xl"
        closeButtonProps={{ "aria-label": say("close") }}
        onKeyDown={(event) => {
          if (event.key === "ArrowLeft") step(-1);
          if (event.key === "ArrowRight") step(1);
        }}
      >
        {shown && <Large file={shown} onStep={files.length > 1 ? step : undefined} />}
      </Modal>
    </>
  );
}

function Thumbnail({ file, onOpen }: { readonly file: Attachment; readonly onOpen: () => void }) {
  const say = useText(shared);
  const url = useFile(isImage(file) ? small(file.url) : null);
  return (
    <UnstyledButton
      className={classes["thumb"]}
      onClick={onOpen}
      aria-label={say("evidenceOpen", { name: file.fileName })}
    >
      {isImage(file) ? (
        <Image src={url} alt="" h="100%" fit="cover" loading="lazy" />
      ) : (
        <Stack align="center" gap={4} p={4}>
          {file.kind === "video" ? <IconPlayerPlay size={28} aria-hidden /> : <IconFileText size={28} aria-hidden />}
          <Text size="xs" lineClamp={2} ta="center">
            {file.fileName}
          </Text>
        </Stack>
      )}
    </UnstyledButton>
  );
}

function Large({ file, onStep }: { readonly file: Attachment; readonly onStep: ((by: number) => void) | undefined }) {
  const say = useText(shared);
  const format = useFormat();
  const url = useFile(file.url);
  return (
    <Stack gap="sm">
      {isImage(file) && <Image src={url} alt={file.fileName} fit="contain" mah="70vh" />}
      {file.kind === "video" && (
        // biome-ignore lint/a11y/useMediaCaption: a customer's recording of a fault has no captions
        <video src={url ?? undefined} controls className={classes["video"]} />
      )}
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {say("byAt", { by: file.by, at: format.instant(file.at) })} · {format.bytes(file.bytes)}
        </Text>
        <Group gap="xs">
          {onStep && (
            <>
              <ActionIcon variant="default" size="lg" aria-label={say("evidencePrevious")} onClick={() => onStep(-1)}>
                <IconChevronLeft size={18} aria-hidden />
              </ActionIcon>
              <ActionIcon variant="default" size="lg" aria-label={say("evidenceNext")} onClick={() => onStep(1)}>
                <IconChevronRight size={18} aria-hidden />
              </ActionIcon>
            </>
          )}
          {url && (
            <Anchor href={url} download={file.fileName} size="sm">
              {say("evidenceDownload")}
            </Anchor>
          )}
        </Group>
      </Group>
    </Stack>
  );
}

/** Whether browsers show it; a HEIC photo is kept, but only downloads. */
function isImage({ contentType }: Attachment): boolean {
  return /^image\/(jpeg|png|webp|gif|avif)$/.test(contentType);
}

function small(url: string): string {
  return `${url}${url.includes("?") ? "&" : "?"}size=small`;
}
