import { Checkbox, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { Claim, ClaimLine } from "../../data.ts";
import { useText } from "../../text.ts";
import { contentsTexts } from "../../texts/contents/index.ts";
import { ProblemAlert } from "../ProblemAlert.tsx";
import { useContents } from "./use-contents.ts";

interface Props {
  readonly claim: Claim;
  readonly line: ClaimLine;
  /** Whether it is ticked as having come, or as going back. */
  readonly way: "in" | "out";
  /** What follows a tick, such as the focus back to the scan field. */
  readonly onTicked?: () => void;
}

/** The list of what comes along, ticked in at the dock and out at shipping (SA-3.5); nothing where nothing is listed. */
export function AccessoryTicks({ claim, line, way, onTicked }: Props) {
  const say = useText(contentsTexts);
  const { save, may, error } = useContents(claim, line);
  const [ticked, setTicked] = useState<Readonly<Record<string, boolean>>>({});
  // What never came is not ticked on its way back.
  const listed = way === "in" ? line.accessories : line.accessories.filter((each) => each.in !== false);
  if (listed.length === 0) return null;
  const tick = (name: string, value: boolean) => {
    // A tick shows at once; a second one before the answer carries the first along.
    const now = { ...ticked, [name]: value };
    setTicked(now);
    save({ accessories: line.accessories.map((each) => ({ ...each, [way]: now[each.name] ?? each[way] })) });
  };
  if (error && Object.keys(ticked).length > 0) setTicked({});
  return (
    <Stack gap={6}>
      <Text size="sm" fw={600}>
        {say(way === "in" ? "tickIn" : "tickOut")}
      </Text>
      {listed.map(({ name, quantity, ...ticks }) => (
        <Checkbox
          key={name}
          label={`${quantity} × ${name}`}
          aria-label={say(way === "in" ? "cameOf" : "backOf", { name })}
          checked={ticked[name] ?? ticks[way] === true}
          disabled={!may}
          onChange={(event) => {
            tick(name, event.currentTarget.checked);
            onTicked?.();
          }}
        />
      ))}
      <ProblemAlert error={error} />
    </Stack>
  );
}
