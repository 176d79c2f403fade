import { Group, Stack, Text } from "@mantine/core";
import type { Order } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleOrderTexts } from "../../texts/console-orders/index.ts";
import { TextLink } from "../../ui/links.tsx";
import { Mark } from "../../ui/tone.tsx";

type Claim = Order["claims"][number];

/** The claims about what an order brought, and the parcels that went out for them. */
export function OrderClaims({ claims }: { readonly claims: readonly Claim[] }) {
  return (
    <Stack component="ul" gap="sm" className="unstyled-list">
      {claims.map((claim) => (
        <Row key={claim.id} claim={claim} />
      ))}
    </Stack>
  );
}

function Row({ claim }: { readonly claim: Claim }) {
  const say = useText(consoleOrderTexts);
  const format = useFormat();
  const { slug: seller } = useSeller();
  const { number, status, statusText, kindText, lines, parcels } = claim;
  return (
    <li>
      <Group gap="sm">
        <TextLink to="/$seller/console/claims/$claim" params={{ seller, claim: number }}>
          {number}
        </TextLink>
        <Mark tone={status === "resolved" || status === "closed" ? "good" : "plain"}>{statusText}</Mark>
        <Text size="sm">
          {kindText}: {lines.map(pieces).join(", ")}
        </Text>
      </Group>
      {parcels.map(({ id, carrier, tracking, shippedOn, arrivedOn, lines: inside }) => (
        <Text key={id} size="sm" mt={4}>
          {say("sentAgain", { claim: number, carrier })} <span className="mono">{tracking}</span> ·{" "}
          {inside.map(pieces).join(", ")} ·{" "}
          {arrivedOn
            ? say("arrivedOn", { day: format.day(arrivedOn) })
            : say("onItsWay", { day: format.day(shippedOn) })}
        </Text>
      ))}
    </li>
  );
}

function pieces({ quantity, title, serial }: Claim["lines"][number]): string {
  return serial ? `${title} ${serial}` : `${quantity} × ${title}`;
}
