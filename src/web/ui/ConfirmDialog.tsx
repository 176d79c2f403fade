import { Button, Group, Modal, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";
import { ProblemAlert } from "./ProblemAlert.tsx";

interface Props {
  readonly opened: boolean;
  readonly title: string;
  /** The verb on the confirming button. */
  readonly verb: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly error?: unknown;
  readonly disabled?: boolean;
  readonly children?: ReactNode;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that is not easily taken back; stays open and tells where it was refused. */
export function ConfirmDialog({
  opened,
  title,
  verb,
  danger,
  busy,
  error,
  disabled,
  children,
  onConfirm,
  onClose,
}: Props) {
  const say = useText(shared);
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ "aria-label": say("close") }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm();
        }}
      >
        <Stack>
          {children}
          <ProblemAlert error={error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {say("cancel")}
            </Button>
            <Button
              type="submit"
              loading={busy ?? false}
              disabled={disabled ?? false}
              {...(danger ? { color: "red.9" } : {})}
            >
              {verb}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
