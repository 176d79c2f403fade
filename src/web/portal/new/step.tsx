import { Button, Group, Stack } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useText } from "../../text.ts";
import { portalTexts } from "../../texts/portal/index.ts";
import type { Draft } from "./draft.ts";

/** The steps of a claim, in order; the address names the present one. */
export const steps = ["units", "what", "facts", "files", "wishes", "duties", "review"] as const;
/** A step of a new claim. */
export type StepName = (typeof steps)[number];

/** What the customer confirmed: clause ids of duties, and the terms. Counts only with the submission. */
export interface Confirmed {
  readonly duties: readonly string[];
  readonly terms: boolean;
}

/** What a step gets. */
export interface StepProps {
  readonly draft: Draft;
  readonly confirmed: Confirmed;
  readonly onConfirm: (confirmed: Confirmed) => void;
  readonly onNext: () => unknown;
  readonly onBack: () => void;
  readonly onGo: (step: StepName) => void;
}

interface StepNavProps {
  readonly onBack?: (() => void) | undefined;
  /** Where it is a promise, the button shows that it is being waited for. */
  readonly onNext: () => unknown;
  readonly next?: string | undefined;
  readonly busy?: boolean | undefined;
  readonly children?: ReactNode;
}

/** Back and Continue beneath a step. */
export function StepNav({ onBack, onNext, next, busy, children }: StepNavProps) {
  const say = useText(portalTexts);
  const [going, setGoing] = useState(false);
  const go = async () => {
    setGoing(true);
    await onNext();
    setGoing(false);
  };
  return (
    <Stack gap="sm" mt="lg">
      {children}
      <Group justify="space-between">
        {onBack ? (
          <Button variant="default" onClick={onBack}>
            {say("previous")}
          </Button>
        ) : (
          <span />
        )}
        <Button onClick={go} loading={busy || going}>
          {next ?? say("next")}
        </Button>
      </Group>
    </Stack>
  );
}
