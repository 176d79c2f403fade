import { Stack, Text, Title } from "@mantine/core";
import type { Claim } from "../data.ts";
import { useFormat } from "../format.ts";
import { useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";
import classes from "./ui.module.css";

type Entry = Claim["timeline"][number];

/** What happened, newest first, by day: when, who, what. */
export function Timeline({ entries }: { readonly entries: readonly Entry[] }) {
  const say = useText(shared);
  const format = useFormat();
  if (entries.length === 0) return <Text c="dimmed">{say("timelineEmpty")}</Text>;
  const days = Map.groupBy([...entries].reverse(), (entry) => format.dayOf(entry.at));
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
    </Stack>
  );
}
