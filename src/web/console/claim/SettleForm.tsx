import { Button, Group, MultiSelect, Radio, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Body } from "../../../api/contract/index.ts";
import { type Claim, type ClaimLine, useClaimAction } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useText } from "../../text.ts";
import { remedyTexts } from "../../texts/remedies/index.ts";
import { ClauseChips } from "../../ui/ClauseChip.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { UnitChoice } from "../../ui/UnitChoice.tsx";
import { useKept } from "../../ui/use-kept.ts";
import classes from "./claim.module.css";
import { useClaimParams } from "./StepDialog.tsx";

type Settle = Body<"POST /v1/sellers/{seller}/claims/{claim}/remedies">;
type Offer = ClaimLine["offers"][number];

/** Decides how one or many units end: first the units, then what they all are offered, then the words. */
export function SettleForm({ claim, line }: { readonly claim: Claim; readonly line: ClaimLine | undefined }) {
  const say = useText(remedyTexts);
  const open = claim.lines.filter(isOpen);
  const [chosen, setChosen] = useState<readonly string[]>(() => (line && isOpen(line) ? [line.id] : []));
  const [kind, setKind] = useState<string | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const [words, setWords, forget] = useKept<Omit<Settle, "lineIds" | "kind">>(`settle ${claim.id}`, {});
  const params = useClaimParams(claim);
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/remedies", () => {
    setChosen([]);
    setKind(null);
    forget();
  });
  const lines = open.filter(({ id }) => chosen.includes(id));
  const offers = sharedOffers(lines);
  const offer = offers.find((each) => each.kind === kind && each.allowed);
  if (open.length === 0) return <Text c="dimmed">{say("noneOpen")}</Text>;
  const send = (event: FormEvent) => {
    event.preventDefault();
    const wrong = offer ? missing(offer, words) : "offerNone";
    setTold(wrong && say(wrong));
    if (offer && !wrong) {
      const body = { ...words, lineIds: lines.map(({ id }) => id), kind: offer.kind as Settle["kind"] };
      action.mutate({ params, body });
    }
  };
  return (
    <form onSubmit={send} className={classes["block"]} noValidate>
      <h2>{say("offer")}</h2>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {say("lead")}
        </Text>
        {open.length > 1 && <Units lines={open} chosen={chosen} onChoose={setChosen} />}
        <Radio.Group value={kind ?? ""} onChange={setKind} aria-label={say("offer")}>
          <Stack gap="xs">
            {offers.map((each) => (
              <OfferRow key={each.kind} offer={each} />
            ))}
            {offers.length === 0 && <Text size="sm">{say("offerNone")}</Text>}
          </Stack>
        </Radio.Group>
        {offer && <Words claim={claim} offer={offer} words={words} onChange={setWords} />}
        {told && (
          <Text role="alert" size="sm" c="var(--mantine-color-error)">
            {told}
          </Text>
        )}
        <ProblemAlert error={action.error} />
        <Group>
          <Button type="submit" loading={action.isPending} disabled={!offer}>
            {say("settle")}
          </Button>
          <Text size="sm" c="dimmed">
            {say("chosen", { count: lines.length })}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}

/** Something can still be decided of it: at least one offer stands open. */
function isOpen({ remedy, offers }: ClaimLine): boolean {
  return remedy === null && offers.some(({ allowed }) => allowed);
}

/** What all the chosen units are offered; open only where it is open for each. */
function sharedOffers(lines: readonly ClaimLine[]): Offer[] {
  const [first, ...others] = lines;
  return (first?.offers ?? []).flatMap((offer) => {
    const same = others.map((line) => line.offers.find(({ kind }) => kind === offer.kind));
    if (same.some((each) => each === undefined)) return [];
    const closed = [offer, ...same].find((each) => each?.allowed === false);
    return [
      { ...offer, allowed: !closed, reason: closed?.reason ?? null, amount: others.length > 0 ? null : offer.amount },
    ];
  });
}

function missing(offer: Offer, words: Partial<Settle>): "reasonNeed" | "clausesNeed" | null {
  if (offer.kind !== "none") return null;
  if (!words.reason) return "reasonNeed";
  return words.clauses && words.clauses.length > 0 ? null : "clausesNeed";
}

interface UnitsProps {
  readonly lines: readonly ClaimLine[];
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
}

function Units(props: UnitsProps) {
  const say = useText(remedyTexts);
  return (
    <UnitChoice
      {...props}
      label={say("units")}
      all={say("all")}
      about={(line) => (
        <>
          <span className="mono">{line.serial}</span> · {line.stateText}
          {line.preferredRemedy && ` · ${say("wish", { what: wishOf(line) })}`}
        </>
      )}
    />
  );
}

function wishOf({ preferredRemedy, choices }: ClaimLine): string {
  return choices.find(({ kind }) => kind === preferredRemedy)?.label ?? preferredRemedy ?? "";
}

function OfferRow({ offer }: { readonly offer: Offer }) {
  const say = useText(remedyTexts);
  const format = useFormat();
  const amount = offer.amount ? ` · ${say("amount", { amount: format.money(offer.amount) })}` : "";
  return (
    <Group gap="sm" align="flex-start">
      <Radio
        value={offer.kind}
        disabled={!offer.allowed}
        label={`${offer.text} · ${say(`basis_${offer.basis}`)}${amount}`}
        description={offer.reason}
      />
      <ClauseChips clauses={offer.clauses} />
    </Group>
  );
}

interface WordsProps {
  readonly claim: Claim;
  readonly offer: Offer;
  readonly words: Omit<Settle, "lineIds" | "kind">;
  readonly onChange: (words: Omit<Settle, "lineIds" | "kind">) => void;
}

function Words({ claim, offer, words, onChange }: WordsProps) {
  const say = useText(remedyTexts);
  const sends = offer.kind === "reissue" || offer.kind === "spare_part";
  return (
    <Stack gap="sm">
      <Textarea
        label={say("reason")}
        maxLength={4000}
        value={words.reason ?? ""}
        onChange={(event) => onChange({ ...words, reason: event.currentTarget.value })}
      />
      {sends && (
        <TextInput
          label={say("item")}
          maxLength={200}
          value={words.item ?? ""}
          onChange={(event) => onChange({ ...words, item: event.currentTarget.value })}
        />
      )}
      {offer.kind === "refund" && (
        <Select
          label={say("method")}
          allowDeselect={false}
          value={words.method ?? "bank_transfer"}
          data={(["bank_transfer", "card", "paypal"] as const).map((value) => ({ value, label: say(value) }))}
          onChange={(method) => onChange({ ...words, method: method as NonNullable<Settle["method"]> })}
        />
      )}
      {offer.kind === "none" && (
        <MultiSelect
          label={say("clauses")}
          searchable
          data={citedClauses(claim)}
          value={[...(words.clauses ?? [])]}
          onChange={(clauses) => onChange({ ...words, clauses })}
        />
      )}
    </Stack>
  );
}

/** Clauses that the decisions on the claim's units cite, each once. */
function citedClauses(claim: Claim): string[] {
  return [...new Set(claim.cards.flatMap(({ clauses }) => clauses.map(({ id }) => id)))];
}
