import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import type { Claim } from "../data.ts";
import { useFormat } from "../format.ts";
import { useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";
import classes from "./ui.module.css";

type Entry = Claim["timeline"][number];

interface Props {
  readonly entries: readonly Entry[];
  /** How many of the newest are shown at first; the rest on asking. */
  readonly first?: number;
}

/** What happened, newest first, by day: when, who, what. */
export function Timeline({ entries, first = Number.POSITIVE_INFINITY }: Props) {
  const [all, setAll] = useState(false);
  const say = useText(shared);
  const format = useFormat();
  if (entries.length === 0) return <Text c="dimmed">{say("timelineEmpty")}</Text>;
  const newest = [...entries].reverse().slice(0, all ? entries.length : first);
  const days = Map.groupBy(newest, (entry) => format.dayOf(entry.at));
  return (
    <Stack gap="md">
      {[...days].map(([day, happened]) => (
        <div key={day}>
          <Title order={3} size="h5" c="dimmed" mb={4}>
            {format.dayAndDistance(day)}
          </Title>
          <ul className={classes["timeline"]}>
            {happened.map((entry) => (
              <li key={entry.sequence}>
                <Text size="sm">{entry.text}</Text>
                <Text size="xs" c="dimmed">
                  {say("byAt", { by: entry.actor, at: format.time(entry.at) })}
                  {entry.clauses.length > 0 && ` · ${entry.clauses.join(", ")}`}
                </Text>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {newest.length < entries.length && (
        <Group>
          <Button
            variant="default"
            size="compact-md"
            h="auto"
            py={4}
            styles={{ label: { whiteSpace: "normal" } }}
            onClick={() => setAll(true)}
          >
            {say("timelineAll", { count: entries.length })}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
