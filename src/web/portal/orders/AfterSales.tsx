import { Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { Order } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { shopTexts } from "../../texts/shop/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { TextLink } from "../../ui/links.tsx";
import { Mark } from "../../ui/tone.tsx";
import { ClaimFromOrder } from "./ClaimFromOrder.tsx";

/** The claims about what an order brought, and the way to another one; where it is not open yet, the reason (ZM-10). */
export function AfterSales({ order }: { readonly order: Order }) {
  const say = useText(shopTexts);
  const [open, setOpen] = useState(false);
  const ability = order.abilities["claim.file"];
  return (
    <Stack gap="md">
      {order.claims.length > 0 && (
        <Stack component="ul" gap="sm" className="unstyled-list">
          {order.claims.map((claim) => (
            <ClaimOfOrder key={claim.id} claim={claim} />
          ))}
        </Stack>
      )}
      <Text>{say("claimStart")}</Text>
      {ability && !ability.allowed && (
        <Text size="sm" c="dimmed">
          {[ability.reason, ...ability.clauses].filter(Boolean).join(" · ")}
        </Text>
      )}
      {open ? (
        <ClaimFromOrder order={order} />
      ) : (
        <Group>
          <ActionButton action={{ key: "claim", label: say("claimAct"), ability, onAct: () => setOpen(true) }} />
        </Group>
      )}
    </Stack>
  );
}

function ClaimOfOrder({ claim }: { readonly claim: Order["claims"][number] }) {
  const format = useFormat();
  const { slug: seller } = useSeller();
  const { number, status, statusText, kindText, updatedAt, lines } = claim;
  const what = lines.map(({ quantity, title, serial }) => (serial ? `${title} ${serial}` : `${quantity} × ${title}`));
  return (
    <li>
      <Group gap="xs">
        {status === "draft" ? (
          <TextLink to="/$seller/my/claims/new" params={{ seller }} search={{ draft: number }}>
            {number}
          </TextLink>
        ) : (
          <TextLink to="/$seller/my/claims/$number" params={{ seller, number }}>
            {number}
          </TextLink>
        )}
        <Mark tone={status === "resolved" || status === "closed" ? "good" : "plain"}>{statusText}</Mark>
      </Group>
      <Text size="sm">
        {kindText}: {what.join(", ")}
      </Text>
      <Text size="sm" c="dimmed">
        {format.day(format.dayOf(updatedAt))}
      </Text>
    </li>
  );
}
