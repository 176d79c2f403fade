import { UnstyledButton } from "@mantine/core";
import type { Money } from "../../../core/money.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { TextLink } from "../../ui/links.tsx";
import { MoneyText } from "../../ui/Money.tsx";
import classes from "./money.module.css";

interface Props {
  readonly number: string;
  readonly amount: Money;
  readonly customer: string;
  /** Instant by whose day the queue is read. */
  readonly at: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

/** A payment or refund in its queue: number and amount, whose it is and since when. */
export function QueueEntry({ number, amount, customer, at, chosen, onChoose }: Props) {
  const format = useFormat();
  return (
    <UnstyledButton className={classes["entry"]} onClick={onChoose} aria-current={chosen} data-row>
      <span className={classes["entryLine"]}>
        <b>{number}</b>
        <MoneyText money={amount} />
      </span>
      <span className={classes["entryLine"]}>
        <span className={classes["dim"]}>{customer}</span>
        <span className={classes["dim"]}>{format.day(format.dayOf(at))}</span>
      </span>
    </UnstyledButton>
  );
}

interface Subject {
  readonly claimNumber: string | null;
  readonly orderNumber: string | null;
}

/** What money belongs to: the claim, opened at its money, or the order. */
export function MoneySubjectLink({ claimNumber, orderNumber }: Subject) {
  const { slug } = useSeller();
  if (!claimNumber)
    return (
      <TextLink to="/$seller/console/orders/$order" params={{ seller: slug, order: orderNumber ?? "" }}>
        {orderNumber}
      </TextLink>
    );
  return (
    <TextLink
      to="/$seller/console/claims/$claim"
      params={{ seller: slug, claim: claimNumber }}
      search={{ tab: "money" }}
    >
      {claimNumber}
    </TextLink>
  );
}
