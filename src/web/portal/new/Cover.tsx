import { Stack, Text } from "@mantine/core";
import { type Claim, cardOf } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useText } from "../../text.ts";
import { portalTexts } from "../../texts/portal/index.ts";
import { shared } from "../../texts/shared/index.ts";
import { Mark } from "../../ui/tone.tsx";
import { looks, VerdictCard, verdictTitle } from "../../ui/VerdictCard.tsx";
import { ManyLines, many } from "../claim/ManyLines.tsx";
import { UnitName } from "../claim/UnitName.tsx";
import classes from "../portal.module.css";

const mostCards = 2;

/** The verdict on each unit as things stand; it changes with every answer. Many units become a list. */
export function Cover({ claim }: { readonly claim: Claim }) {
  const say = useText(portalTexts);
  const word = useText(shared);
  const format = useFormat();
  return (
    <Stack gap="sm" aria-live="polite">
      <Text size="sm" c="dimmed">
        {say("coverSoFar")}
      </Text>
      {claim.lines.length >= many ? (
        <ManyLines claim={claim} part="cover" />
      ) : claim.lines.length <= mostCards ? (
        claim.lines.map((line) => (
          <VerdictCard key={line.id} card={cardOf(claim, line)} about={<UnitName line={line} />} order={3} folded />
        ))
      ) : (
        <ul className={`unstyled-list ${classes["card"]}`}>
          {claim.lines.map((line) => {
            const card = cardOf(claim, line);
            return (
              <li key={line.id}>
                <Text size="sm">
                  <UnitName line={line} />
                </Text>
                <Mark tone={looks[card.verdict].tone}>{verdictTitle(card, word, format)}</Mark>
              </li>
            );
          })}
        </ul>
      )}
    </Stack>
  );
}
