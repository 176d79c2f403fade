import { ActionIcon, Button, Checkbox, Group, NumberInput, Select, Text, Textarea, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { addDays } from "../../../core/day.ts";
import { minorDigits } from "../../../core/money.ts";
import { type Claim, type ClaimLine, cardOf, type Quote, useAnswer, useClaimAction } from "../../data.ts";
import { today, useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { officeTexts } from "../../texts/console-office/index.ts";
import { MoneyText } from "../../ui/Money.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { useKept } from "../../ui/use-kept.ts";
import classes from "./claim.module.css";
import { blankItem, bodyOf, faultsOf, type ItemDraft, isOptional, itemKinds, totalOf } from "./quote-draft.ts";

interface Props {
  readonly claim: Claim;
  readonly line: ClaimLine;
  /** A quote whose items are the start of the new one. */
  readonly from?: Quote;
  readonly closable: boolean;
  readonly onDone: () => void;
}

/** What is being written. */
interface Written {
  readonly items: readonly ItemDraft[];
  readonly expiresOn: string;
  readonly note: string;
}

/** Writes a quote for a unit: items with prices, how long it holds, a note; kept as a draft or sent at once. */
export function QuoteEditor({ claim, line, from, closable, onDone }: Props) {
  const say = useText(officeTexts);
  const sayConsole = useText(consoleTexts);
  const seller = useSeller();
  const currency = from?.total.currency ?? seller.currency;
  const [draft, setDraft, forget] = useKept<Written>(`quote ${line.id} ${from?.id ?? ""}`, {
    items: from?.items.map(toDraft) ?? [blankItem(1)],
    expiresOn: expiryFor(claim, line),
    note: from?.note ?? "",
  });
  const { items, expiresOn, note } = draft;
  const setItems = (next: (all: Written["items"]) => Written["items"]) => setDraft({ ...draft, items: next(items) });
  const [tried, setTried] = useState(false);
  const leave = () => {
    forget();
    onDone();
  };
  const { save, busy, error } = useSaveQuote(claim.id, line, leave);
  const faults = tried ? faultsOf(items) : [];
  const change = (id: number, part: Partial<ItemDraft>) =>
    setItems((all) => all.map((item) => (item.id === id ? { ...item, ...part } : item)));
  const submit = (sendIt: boolean) => (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (faultsOf(items).length === 0) save({ ...bodyOf(items, currency), expiresOn, note }, sendIt);
  };
  return (
    <form onSubmit={submit(false)} noValidate className={classes["block"]}>
      <h2>{say("quote")}</h2>
      {from?.status === "sent" && <Text size="sm">{say("supersedes")}</Text>}
      {items.map((item, at) => (
        <ItemRow
          key={item.id}
          item={item}
          number={at + 1}
          currency={currency}
          wrong={faults.filter((fault) => fault.id === item.id).map((fault) => fault.field)}
          onChange={(part) => change(item.id, part)}
          onRemove={items.length > 1 ? () => setItems((all) => all.filter((one) => one.id !== item.id)) : null}
        />
      ))}
      <Group justify="space-between">
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setItems((all) => [...all, blankItem(Math.max(...all.map((one) => one.id)) + 1)])}
        >
          {say("addItem")}
        </Button>
        <Text fw={650} size="lg">
          {sayConsole("total")} <MoneyText money={{ amount: totalOf(items, currency), currency }} />
        </Text>
      </Group>
      <Group align="flex-start" grow>
        <TextInput
          type="date"
          label={say("expires")}
          value={expiresOn}
          min={today()}
          required
          maw={180}
          onChange={(event) => setDraft({ ...draft, expiresOn: event.currentTarget.value })}
          error={error?.field("/expiresOn")}
        />
        <Textarea
          label={say("noteToCustomer")}
          value={note}
          minRows={1}
          onChange={(event) => setDraft({ ...draft, note: event.currentTarget.value })}
        />
      </Group>
      <ProblemAlert error={error} />
      <Group justify="flex-end" gap="xs">
        {closable && (
          <Button variant="subtle" color="gray" onClick={leave}>
            {sayConsole("cancel")}
          </Button>
        )}
        <Button type="submit" variant="default" loading={busy === "draft"}>
          {say("saveDraft")}
        </Button>
        <Button onClick={submit(true)} loading={busy === "send"}>
          {say("saveAndSend")}
        </Button>
      </Group>
    </form>
  );
}

interface RowProps {
  readonly item: ItemDraft;
  readonly number: number;
  readonly currency: string;
  readonly wrong: readonly string[];
  readonly onChange: (part: Partial<ItemDraft>) => void;
  readonly onRemove: (() => void) | null;
}

function ItemRow({ item, number, currency, wrong, onChange, onRemove }: RowProps) {
  const say = useText(officeTexts);
  const format = useFormat();
  const digits = minorDigits(currency);
  const first = number === 1;
  const label = (text: string) => (first ? { label: text } : { "aria-label": `${text} ${number}` });
  return (
    <div className={classes["item"]}>
      <Select
        {...label(say("itemKind"))}
        className={classes["kind"] ?? ""}
        data={itemKinds.map((kind) => ({ value: kind, label: say(`itemKind.${kind}`) }))}
        value={item.kind}
        allowDeselect={false}
        onChange={(kind) => onChange({ kind: itemKinds.find((one) => one === kind) ?? item.kind })}
      />
      {item.kind === "spare_part" && (
        <SparePart number={number} first={first} item={item} currency={currency} onChange={onChange} />
      )}
      <TextInput
        {...label(say("itemText"))}
        value={item.text}
        maxLength={300}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
        error={wrong.includes("text") && say("itemNeeded")}
      />
      <div className={classes["figures"]}>
        <NumberInput
          {...label(say("quantity"))}
          className={classes["count"] ?? ""}
          value={item.quantity}
          min={1}
          max={10_000}
          allowDecimal={false}
          hideControls
          classNames={{ input: classes["right"] ?? "" }}
          onChange={(quantity) => onChange({ quantity })}
          error={wrong.includes("quantity") && say("quantityNeeded")}
        />
        <NumberInput
          {...label(say("unitPrice"))}
          className={classes["price"] ?? ""}
          value={item.price}
          min={0}
          decimalScale={digits}
          allowedDecimalSeparators={[".", ","]}
          hideControls
          classNames={{ input: classes["right"] ?? "" }}
          rightSection={<span className={classes["unit"]}>{currency}</span>}
          rightSectionWidth={44}
          onChange={(price) => onChange({ price })}
          error={
            wrong.includes("price") &&
            say("amountNeeded", { example: format.money({ amount: 10 ** digits * 120, currency }) })
          }
        />
        {onRemove && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            onClick={onRemove}
            aria-label={say("removeItem", { n: number })}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <Checkbox
        className={classes["optional"] ?? ""}
        label={say("optional")}
        checked={isOptional(item)}
        disabled={item.kind === "express"}
        onChange={(event) => onChange({ optional: event.currentTarget.checked })}
      />
    </div>
  );
}

interface SpareProps extends Pick<RowProps, "item" | "number" | "currency" | "onChange"> {
  readonly first: boolean;
}

/** The part of the shelf that is sold; its name and value fill the row. */
function SparePart({ item, number, first, currency, onChange }: SpareProps) {
  const say = useText(officeTexts);
  const { slug } = useSeller();
  const shelf = useAnswer("GET /v1/sellers/{seller}/parts", { params: { seller: slug } }).data?.items ?? [];
  return (
    <Select
      {...(first ? { label: say("sparePart") } : { "aria-label": `${say("sparePart")} ${number}` })}
      searchable
      data={shelf.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
      value={item.partId}
      onChange={(partId) => {
        const part = shelf.find(({ id }) => id === partId);
        const price = part ? part.value.amount / 10 ** minorDigits(currency) : item.price;
        onChange({ partId, price, text: part?.name ?? item.text });
      }}
    />
  );
}

type Draft = ReturnType<typeof bodyOf> & { readonly expiresOn: string; readonly note: string };

function useSaveQuote(claim: string, line: ClaimLine, onDone: () => void) {
  const { slug } = useSeller();
  const draft = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/quotes");
  const send = useClaimAction("POST /v1/sellers/{seller}/quotes/{quote}/sending");
  const [sending, setSending] = useState(false);
  // The kept draft takes this form off the page; what follows must not hang on its being there.
  const keep = async (body: Draft, sendIt: boolean) => {
    const answer = await draft.mutateAsync({ params: { seller: slug, claim, line: line.id }, body });
    const made = answer.lines.find((one) => one.id === line.id)?.quotes[0];
    if (sendIt && made) await send.mutateAsync({ params: { seller: slug, quote: made.id } });
    onDone();
  };
  const save = (body: Draft, sendIt: boolean) => {
    setSending(sendIt);
    // What was refused is told by the error beneath the form.
    keep(body, sendIt).catch(() => undefined);
  };
  const busy = draft.isPending || send.isPending ? (sending ? "send" : "draft") : null;
  return { save, busy, error: draft.error ?? send.error } as const;
}

/** A quote holds as long as the policy gives the customer to answer, else thirty days. */
function expiryFor(claim: Claim, line: ClaimLine): string {
  const deadline = cardOf(claim, line).decision.deadlines.find((one) => one.name === "answer_quote");
  return deadline?.dueOn ?? addDays(today(), 30);
}

function toDraft(item: Quote["items"][number], at: number): ItemDraft {
  const digits = minorDigits(item.unitAmount.currency);
  return {
    id: at + 1,
    kind: item.kind,
    text: item.text,
    optional: item.optional,
    partId: item.partId,
    quantity: item.quantity,
    price: item.unitAmount.amount / 10 ** digits,
  };
}
