import { Table, Text } from "@mantine/core";
import type { Order } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useText } from "../../text.ts";
import { consoleOrderTexts } from "../../texts/console-orders/index.ts";
import { MoneyText } from "../../ui/Money.tsx";

/** What was ordered, with its day and what of it is packed, down to the total. */
export function OrderLines({ order }: { readonly order: Order }) {
  const say = useText(consoleOrderTexts);
  const format = useFormat();
  const { repriced } = order;
  const sum = (label: string, money: Order["goods"] | null, strong = false) => (
    <Table.Tr>
      <Table.Th scope="row" fw={strong ? 650 : 400}>
        {label}
      </Table.Th>
      <Table.Td ta="right" fw={strong ? 650 : 400}>
        {money ? <MoneyText money={money} /> : say("notYet")}
      </Table.Td>
    </Table.Tr>
  );
  return (
    <Table verticalSpacing={6} horizontalSpacing={8}>
      <Table.Tbody>
        {order.lines.map((line) => (
          <Table.Tr key={line.id}>
            <Table.Td>
              {line.quantity} × {line.title}
              <Text size="xs" c="dimmed">
                <span className="mono">{line.code}</span> · {format.money(line.price)}
                {order.paidAt &&
                  ` · ${say("packedOf", { packed: line.packed, quantity: line.quantity - line.calledOff })}`}
                {line.calledOff > 0 && ` · ${say("calledOff", { count: line.calledOff })}`}
                {line.promisedOn && ` · ${say("promisedBy", { day: format.day(line.promisedOn) })}`}
                {line.promiseClause && ` · ${line.promiseClause.id}`}
                {line.testNeeded && ` · ${line.tested ? say("tested", { by: line.tested.by }) : say("toTest")}`}
              </Text>
            </Table.Td>
            <Table.Td ta="right">
              <MoneyText money={line.amount} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        {sum(say("goods"), order.goods)}
        {sum(say("freight"), order.freight)}
        {order.tax &&
          order.tax.amount.amount > 0 &&
          sum(say("tax", { name: order.tax.name, percent: order.tax.percent }), order.tax.amount)}
        {sum(say("total"), order.total, true)}
        {repriced && (
          <Table.Tr>
            <Table.Td colSpan={2}>
              <Text size="sm">{say("repriced", { ...repriced, was: format.money(repriced.was) })}</Text>
            </Table.Td>
          </Table.Tr>
        )}
      </Table.Tfoot>
    </Table>
  );
}
