import { Group, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { Order } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { shopTexts } from "../../texts/shop/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";

/** The way from an order to a claim about what came with it; where it is not open yet, the reason (ZM-10). */
export function AfterSales({ order }: { readonly order: Order }) {
  const say = useText(shopTexts);
  const seller = useSeller().slug;
  const navigate = useNavigate();
  const serials = order.packages.flatMap(({ lines }) => lines.flatMap((line) => line.serials));
  const ability = order.abilities["claim.file"];
  return (
    <>
      <Text>{say("claimStart")}</Text>
      {ability && !ability.allowed && (
        <Text size="sm" c="dimmed">
          {[ability.reason, ...ability.clauses].filter(Boolean).join(" · ")}
        </Text>
      )}
      <Group>
        <ActionButton
          action={{
            key: "claim",
            label: say("claimAct"),
            ability,
            onAct: () =>
              void navigate({
                to: "/$seller/my/claims/new",
                params: { seller },
                search: serials.length > 0 ? { serials: serials.join(",") } : {},
              }),
          }}
        />
      </Group>
    </>
  );
}
