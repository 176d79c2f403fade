import { Group, Popover, Stack, Text, UnstyledButton } from "@mantine/core";
import { IconBook2 } from "@tabler/icons-react";
import type { ProblemClause } from "../client.ts";
import { useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";
import classes from "./ui.module.css";

/** A clause's id; opens its text, its source and how it is read. */
export function ClauseChip({ clause }: { readonly clause: ProblemClause }) {
  const say = useText(shared);
  return (
    <Popover
      width={340}
      position="bottom-start"
      shadow="md"
      trapFocus
      withRoles
      middlewares={{ shift: true, flip: true }}
    >
      <Popover.Target>
        <UnstyledButton className={classes["chip"]} aria-label={say("clause", { id: clause.id })}>
          <IconBook2 size={13} aria-hidden />
          {clause.id}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown maw="92vw" aria-label={say("clause", { id: clause.id })} tabIndex={0} data-autofocus>
        <Stack gap={8}>
          <Text size="sm">{clause.text}</Text>
          {clause.note && (
            <Text size="sm" c="dimmed">
              {say("clauseNote")}: {clause.note}
            </Text>
          )}
          <Text size="xs" c="dimmed">
            {clause.id} · {clause.source}
          </Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Several clause chips in a row. */
export function ClauseChips({ clauses }: { readonly clauses: readonly ProblemClause[] }) {
  return (
    <Group gap={6}>
      {clauses.map((clause) => (
        <ClauseChip key={clause.id} clause={clause} />
      ))}
    </Group>
  );
}
