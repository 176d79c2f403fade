import { Stack, Text } from "@mantine/core";
import type { ClaimLine } from "../../data.ts";
import { useText } from "../../text.ts";
import { contentsTexts } from "../../texts/contents/index.ts";
import { Mark } from "../tone.tsx";

/** What belongs to a line in a few lines to read: the one part that comes in, and what comes along with its ticks. */
export function ContentsNote({ line }: { readonly line: ClaimLine }) {
  const say = useText(contentsTexts);
  const { part, accessories } = line;
  if (!part && accessories.length === 0) return null;
  return (
    <Stack gap={2}>
      {part && <Text size="sm">{say("onlyThis", { part: [part.name, part.serial].filter(Boolean).join(" · ") })}</Text>}
      {accessories.length > 0 && (
        <div>
          <Text fw={600} size="sm">
            {say("along")}
          </Text>
          <ul className="unstyled-list">
            {accessories.map((each) => (
              <li key={each.name}>
                <Text size="sm" span>
                  {each.quantity} × {each.name}
                </Text>{" "}
                {each.in !== null && <Mark tone={each.in ? "good" : "bad"}>{say(each.in ? "came" : "notThere")}</Mark>}{" "}
                {each.out && <Mark tone="good">{say("wentBack")}</Mark>}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Stack>
  );
}
