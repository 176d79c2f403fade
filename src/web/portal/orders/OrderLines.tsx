import { Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { Order } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useText } from "../../text.ts";
import { shopTexts } from "../../texts/shop/index.ts";
import { ClauseChip } from "../../ui/ClauseChip.tsx";
import { MoneyText } from "../../ui/Money.tsx";

/** What was ordered, by when each ships, and what it comes to. */
export function OrderLines({ order }: { readonly order: Order }) {
  const say = useText(shopTexts);
  const format = useFormat();
  const { goods, freight, tax, total } = order;
  return (
    <Stack gap="md">
      <Stack component="ul" gap="sm" className="unstyled-list">
        {order.lines.map((line) => (
          <li key={line.id}>
            <Row
              label={
                <>
                  {line.title}
                  <Text size="sm" c="dimmed">
                    {line.quantity} × {format.money(line.price)}
                    {line.calledOff > 0 && ` · ${say("calledOff", { count: line.calledOff })}`}
                  </Text>
                  {line.promisedOn && !order.shippedOn && (
                    <Group gap={6}>
                      <Text size="sm">{say("promised", { day: format.day(line.promisedOn) })}</Text>
                      {line.promiseClause && <ClauseChip clause={line.promiseClause} />}
                    </Group>
                  )}
                </>
              }
            >
              <MoneyText money={line.amount} />
            </Row>
          </li>
        ))}
      </Stack>
      <Stack gap={6}>
        <Row label={say("goods")}>
          <MoneyText money={goods} />
        </Row>
        <Row label={say("freight")}>
          {freight ? (
            <MoneyText money={freight} />
          ) : (
            <Text span size="sm" c="dimmed">
              –
            </Text>
          )}
        </Row>
        {tax && tax.name !== "" && (
          <Row label={say("tax", { name: tax.name, percent: tax.percent })}>
            <MoneyText money={tax.amount} />
          </Row>
        )}
        {total && (
          <Row label={<Text fw={650}>{say("total")}</Text>}>
            <Text fw={650}>
              <MoneyText money={total} />
            </Text>
          </Row>
        )}
      </Stack>
      {order.deskNote && (
        <div>
          <Text size="sm" c="dimmed">
            {say("deskSays")}
          </Text>
          <Text>{order.deskNote}</Text>
        </div>
      )}
    </Stack>
  );
}

function Row({ label, children }: { readonly label: ReactNode; readonly children: ReactNode }) {
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start" gap="md">
      <div>{label}</div>
      <div>{children}</div>
    </Group>
  );
}
