import { Table, Text } from "@mantine/core";
import type { Money } from "../../core/money.ts";
import type { Quote } from "../data.ts";
import { useFormat } from "../format.ts";
import { useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";
import classes from "./ui.module.css";

/** An amount with its currency. */
export function MoneyText({ money }: { readonly money: Money }) {
  return <span className={classes["figure"]}>{useFormat().money(money)}</span>;
}

const kinds = {
  part: "itemPart",
  labour: "itemLabour",
  freight: "itemFreight",
  spare_part: "itemSparePart",
  express: "itemExpress",
  other: "itemOther",
} as const;

/** What is charged, line by line, with its total. */
export function MoneyTable({ items, total }: { readonly items: Quote["items"]; readonly total: Money }) {
  const say = useText(shared);
  return (
    <Table verticalSpacing={6} horizontalSpacing={8}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say("item")}</Table.Th>
          <Table.Th ta="right">{say("quantity")}</Table.Th>
          <Table.Th ta="right" visibleFrom="xs">
            {say("unitPrice")}
          </Table.Th>
          <Table.Th ta="right">{say("amount")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((item, at) => (
          <Table.Tr key={`${at} ${item.text}`} {...(item.taken ? {} : { c: "dimmed" })}>
            <Table.Td>
              {item.text}
              <Text size="xs" c="dimmed">
                {say(kinds[item.kind])}
                {item.optional && ` · ${say(item.taken ? "itemOptional" : "itemNotTaken")}`}
              </Text>
            </Table.Td>
            <Table.Td ta="right">{item.quantity}</Table.Td>
            <Table.Td ta="right" visibleFrom="xs">
              <MoneyText money={item.unitAmount} />
            </Table.Td>
            <Table.Td ta="right">
              <MoneyText money={item.amount} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Table.Tr>
          <Table.Th scope="row" colSpan={2}>
            {say("total")}
          </Table.Th>
          <Table.Td visibleFrom="xs" />
          <Table.Td ta="right" fw={650}>
            <MoneyText money={total} />
          </Table.Td>
        </Table.Tr>
      </Table.Tfoot>
    </Table>
  );
}
