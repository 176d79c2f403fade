import { Button, Group, Stack, Text, Tooltip, VisuallyHidden } from "@mantine/core";
import { useId } from "@mantine/hooks";
import type { ReactNode } from "react";
import type { Ability } from "../data.ts";
import { useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";
import classes from "./ui.module.css";

/** One thing the reader may do; the ability comes with the answer, the page never guesses it. */
export interface BarAction {
  readonly key: string;
  /** A verb: what pressing it does. */
  readonly label: string;
  readonly onAct: () => void;
  readonly ability?: Ability | undefined;
  readonly busy?: boolean;
  readonly icon?: ReactNode;
  readonly danger?: boolean;
}

interface Props {
  /** What comes next, in a sentence above the buttons. */
  readonly title?: ReactNode;
  /** The one next action, shown big. */
  readonly main?: BarAction | undefined;
  readonly others?: readonly BarAction[];
  readonly children?: ReactNode;
}

/** The next action big, the others small; a refused one stays in sight, disabled, with its reason. */
export function ActionBar({ title, main, others = [], children }: Props) {
  return (
    <div className={classes["actionBar"]}>
      <Stack gap="sm">
        {title && (
          <Text fw={600} component="div">
            {title}
          </Text>
        )}
        {children}
        {(main || others.length > 0) && (
          <Group gap="xs">
            {main && <ActionButton action={main} main />}
            {others.map((action) => (
              <ActionButton key={action.key} action={action} />
            ))}
          </Group>
        )}
      </Stack>
    </div>
  );
}

interface ActionButtonProps {
  readonly action: BarAction;
  readonly main?: boolean;
  /** Among words, where a full button would shout. */
  readonly compact?: boolean;
}

/** The button of one action; where it is refused, the reason is its description and its tooltip. */
export function ActionButton({ action, main = false, compact = false }: ActionButtonProps) {
  const say = useText(shared);
  const reasonId = useId();
  const refused = action.ability && !action.ability.allowed;
  const look = {
    ...(compact ? { size: "compact-md" } : {}),
    variant: main ? "filled" : action.danger ? "subtle" : "default",
    ...(action.danger ? { color: "red" } : {}),
    ...(action.danger && !main ? { className: classes["quiet"] ?? "" } : {}),
  } as const;
  if (!refused) {
    return (
      <Button {...look} onClick={action.onAct} loading={action.busy ?? false} leftSection={action.icon}>
        {action.label}
      </Button>
    );
  }
  const reason = [action.ability?.reason ?? "", ...(action.ability?.clauses ?? [])].filter(Boolean).join(" · ");
  return (
    <>
      <Tooltip label={say("refusedBecause", { reason })} maw={320}>
        <Button
          {...look}
          data-disabled
          aria-disabled
          aria-describedby={reasonId}
          onClick={(event) => event.preventDefault()}
          leftSection={action.icon}
        >
          {action.label}
        </Button>
      </Tooltip>
      <VisuallyHidden id={reasonId}>{say("refusedBecause", { reason })}</VisuallyHidden>
    </>
  );
}
