import { Stack, Text } from "@mantine/core";
import { type Claim, type ClaimLine, cardOf } from "../data.ts";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { decisionTexts } from "../texts/decision/index.ts";
import { ClauseChips } from "./ClauseChip.tsx";
import type { Reading } from "./Explained.tsx";

interface Props {
  readonly claim: Claim;
  readonly lines: readonly ClaimLine[];
  readonly reading: Reading;
}

/** Who pays the freight of each leg that the units still travel or something travels for them, by the terms and with their clauses. */
export function Freight({ claim, lines, reading }: Props) {
  const say = useText(decisionTexts);
  const { name } = useSeller();
  const ways = Map.groupBy(lines, (line) => JSON.stringify(legsOf(claim, line)));
  const told = [...ways.values()].flatMap(([first, ...others]) => (first ? [{ first, count: others.length + 1 }] : []));
  const shown = told.filter(({ first }) => Object.values(legsOf(claim, first)).some((payer) => payer !== null));
  return (
    <>
      {shown.map(({ first, count }) => {
        const { inbound, outbound } = legsOf(claim, first);
        const { freight } = cardOf(claim, first).decision;
        return (
          <Stack key={first.id} gap={4}>
            {told.length > 1 && <Text size="sm">{say("freightOf", { count })}</Text>}
            {inbound && <Text size="sm">{say(`${reading}.in.${inbound}`, { seller: name })}</Text>}
            {outbound && <Text size="sm">{say(`${reading}.out.${outbound}`, { seller: name })}</Text>}
            <ClauseChips clauses={cardOf(claim, first).clauses.filter(({ id }) => freight.clauses.includes(id))} />
          </Stack>
        );
      })}
    </>
  );
}

/** A unit that does not come in has no way in; where only money goes back, nothing is sent out. */
function legsOf(claim: Claim, line: ClaimLine) {
  const { inbound, outbound } = cardOf(claim, line).decision.freight;
  const { remedy, comesIn } = line;
  const nothingOut = claim.kind === "undelivered" || remedy?.kind === "refund" || (remedy?.kind === "none" && !comesIn);
  return { inbound: comesIn ? inbound : null, outbound: nothingOut ? null : outbound };
}
