import { Text, UnstyledButton } from "@mantine/core";
import { IconCircleCheck, IconCircleX, IconHelpCircle, IconShieldCheck } from "@tabler/icons-react";
import type { Claim, ClaimLine } from "../../data.ts";
import { useText } from "../../text.ts";
import { claimTexts } from "../../texts/console-claims/index.ts";
import classes from "./claim.module.css";

interface Props {
  readonly claim: Claim;
  readonly chosen: ClaimLine | undefined;
  readonly onChoose: (position: number) => void;
}

const verdictIcons = {
  covered: [IconCircleCheck, "var(--tone-good)"],
  provisional: [IconShieldCheck, "var(--tone-good)"],
  not_covered: [IconCircleX, "var(--tone-bad)"],
  undetermined: [IconHelpCircle, "var(--tone-open)"],
} as const;

/** The units of a claim with where each stands; the chosen one is what the middle and the right are about. */
export function LineList({ claim, chosen, onChoose }: Props) {
  const say = useText(claimTexts);
  return (
    <nav className={`surface ${classes["lines"]}`} aria-label={say("lines")}>
      <ul className="unstyled-list">
        {claim.lines.map((line) => {
          const [Icon, color] = verdictIcons[line.card.verdict];
          return (
            <li key={line.id}>
              <UnstyledButton
                className={classes["line"]}
                onClick={() => onChoose(line.position)}
                aria-current={line === chosen}
              >
                <span className={classes["lineNumber"]}>{line.position}</span>
                <span className={classes["lineWords"]}>
                  <span className={`mono ${classes["serial"]}`}>{line.serial}</span>
                  <Text span size="sm" c="dimmed">
                    {line.stateText}
                  </Text>
                </span>
                <Icon size={16} color={color} role="img" aria-label={line.card.sentence} />
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
