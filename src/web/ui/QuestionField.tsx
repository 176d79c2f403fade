import { Group, NumberInput, Radio, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { minorDigits } from "../../core/money.ts";
import { countryChoices } from "../countries.ts";
import type { QuestionData } from "../data.ts";
import { today } from "../format.ts";
import { useLocale } from "../locale.ts";
import { useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";

interface Props {
  readonly question: QuestionData;
  /** The answer so far: boolean, day, choice or text; money as {amount, currency}; null and undefined are unknown. */
  readonly value: unknown;
  /** Null takes an answer back: "I don't know". */
  readonly onChange: (value: unknown) => void;
  readonly error?: string | undefined;
  /** Currency offered for money. */
  readonly currency?: string;
  /** "I don't know" was the answer. */
  readonly skipped?: boolean;
}

/** Asks for one fact in the way that suits its type. */
export function QuestionField(props: Props) {
  switch (props.question.type) {
    case "boolean":
      return <YesNo {...props} />;
    case "choice":
      return props.question.choices.length > 6 ? <LongChoice {...props} /> : <Choice {...props} />;
    case "country":
      return <Country {...props} />;
    case "number":
      return <Figure {...props} />;
    case "date":
      return <DayField {...props} />;
    case "money":
      return <MoneyField {...props} />;
    case "text":
      return <Words {...props} />;
  }
}

function Country({ question, value, onChange, error }: Props) {
  const choices = countryChoices(useLocale());
  const chosen = typeof value === "string" ? value : null;
  return (
    <Select
      label={question.question}
      description={question.help}
      data={choices}
      value={chosen}
      onChange={onChange}
      searchable
      clearable
      maw={360}
      {...(error ? { error } : {})}
    />
  );
}

function Figure({ question, value, onChange, error }: Props) {
  return (
    <NumberInput
      label={question.question}
      description={question.help}
      hideControls
      maw={280}
      value={typeof value === "number" ? value : ""}
      onChange={(typed) => onChange(typed === "" ? null : Number(typed))}
      {...(error ? { error } : {})}
    />
  );
}

function YesNo({ question, value, onChange, error, skipped = false }: Props) {
  const say = useText(shared);
  const options = [
    { value: "true", label: say("yes") },
    { value: "false", label: say("no") },
  ];
  const chosen = typeof value === "boolean" ? String(value) : null;
  return (
    <Options
      {...{ question, options, chosen, error, skipped }}
      onPick={(pick) => onChange(pick === null ? null : pick === "true")}
    />
  );
}

function Choice({ question, value, onChange, error, skipped = false }: Props) {
  const chosen = typeof value === "string" ? value : null;
  return <Options {...{ question, chosen, error, skipped }} options={question.choices} onPick={onChange} />;
}

interface OptionsProps {
  readonly question: QuestionData;
  readonly options: readonly { value: string; label: string }[];
  readonly chosen: string | null;
  readonly error: string | undefined;
  readonly skipped: boolean;
  readonly onPick: (value: string | null) => void;
}

function Options({ question, options, chosen, error, skipped, onPick }: OptionsProps) {
  const say = useText(shared);
  const [unknown, setUnknown] = useState(skipped);
  return (
    <Radio.Group
      label={question.question}
      description={question.help}
      value={chosen ?? (unknown ? "unknown" : "")}
      {...(error ? { error } : {})}
      onChange={(picked) => {
        setUnknown(picked === "unknown");
        onPick(picked === "unknown" ? null : picked);
      }}
    >
      <Group gap="xs" mt={6}>
        {[...options, { value: "unknown", label: say("dontKnow") }].map((option) => (
          <Radio.Card key={option.value} value={option.value} w="auto" px="sm" py={8} radius="md">
            <Group gap={8} wrap="nowrap">
              <Radio.Indicator />
              {option.label}
            </Group>
          </Radio.Card>
        ))}
      </Group>
    </Radio.Group>
  );
}

function LongChoice({ question, value, onChange, error }: Props) {
  return (
    <Select
      label={question.question}
      description={question.help}
      data={question.choices.map((choice) => ({ ...choice }))}
      value={typeof value === "string" ? value : null}
      onChange={onChange}
      clearable
      {...(error ? { error } : {})}
    />
  );
}

function DayField({ question, value, onChange, error }: Props) {
  const known = typeof value === "string" ? value : "";
  const [typed, setTyped] = useState<string | null>(null);
  const hand = (day: string) => {
    setTyped(null);
    if (day !== known) onChange(day || null);
  };
  return (
    <TextInput
      type="date"
      label={question.question}
      description={question.help}
      max={today()}
      styles={{ input: { maxWidth: 240 } }}
      value={typed ?? known}
      onChange={(event) => {
        const day = event.currentTarget.value;
        // While a year is typed, its first digits are a day of antiquity.
        if (day > "1990") hand(day);
        else setTyped(day);
      }}
      onBlur={() => typed !== null && hand(typed)}
      {...(error ? { error } : {})}
    />
  );
}

function Words({ question, value, onChange, error }: Props) {
  const text = useDraft(typeof value === "string" ? value : "", (typed) => onChange(typed.trim() || null));
  return (
    <Textarea
      label={question.question}
      description={question.help}
      minRows={1}
      maxRows={6}
      {...text}
      {...(error ? { error } : {})}
    />
  );
}

function MoneyField({ question, value, onChange, error, currency = "EUR" }: Props) {
  const say = useText(shared);
  const known = value as { amount: number; currency: string } | null | undefined;
  const [code, setCode] = useState(known?.currency ?? currency);
  const digits = /^[A-Z]{3}$/.test(code) ? minorDigits(code) : 2;
  const give = (amount: number | null, into: string) =>
    onChange(amount === null || !/^[A-Z]{3}$/.test(into) ? null : { amount, currency: into });
  return (
    <Group align="flex-end" gap="xs" wrap="nowrap">
      <Stack gap={0} flex={1} maw={280}>
        <NumberInput
          label={question.question}
          description={question.help}
          min={0}
          decimalScale={digits}
          hideControls
          value={known ? known.amount / 10 ** digits : ""}
          onChange={(typed) => give(typed === "" ? null : Math.round(Number(typed) * 10 ** digits), code)}
          {...(error ? { error } : {})}
        />
      </Stack>
      <TextInput
        aria-label={say("currency")}
        w={84}
        maxLength={3}
        value={code}
        onChange={(event) => {
          const into = event.currentTarget.value.toUpperCase();
          setCode(into);
          if (known) give(known.amount, into);
        }}
      />
    </Group>
  );
}

/** Text that is handed on when the field is left, so that typing is not interrupted by answers. */
function useDraft(value: string, onDone: (typed: string) => void) {
  const [typed, setTyped] = useState<string | null>(null);
  return {
    value: typed ?? value,
    onChange: (event: { currentTarget: { value: string } }) => setTyped(event.currentTarget.value),
    onBlur: () => {
      if (typed !== null && typed !== value) onDone(typed);
    },
  };
}
