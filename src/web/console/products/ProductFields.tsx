import { Fieldset, Group, NumberInput, Select, SimpleGrid, Switch, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { locales } from "../../../core/locale.ts";
import { minorDigits } from "../../../core/money.ts";
import type { Problem } from "../../client.ts";
import { countryChoices } from "../../countries.ts";
import { useLocale } from "../../locale.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleShopTexts } from "../../texts/console-shop/index.ts";
import { languageNames } from "../../ui/Preferences.tsx";
import { SettingsSection } from "../SettingsForm.tsx";
import { type Draft, type Product, sides } from "./draft.ts";

interface Props {
  readonly draft: Draft;
  readonly set: (part: Partial<Draft>) => void;
  readonly error: Problem | null;
  /** Fields that only a new product has. */
  readonly first?: ReactNode;
  /** Beside the price. */
  readonly stock?: ReactNode;
}

/** The fields of a product: words, price and delivery, customs and freight. */
export function ProductFields({ draft, set, error, first, stock }: Props) {
  const say = useText(consoleShopTexts);
  return (
    <>
      {first}
      <SettingsSection title={say("words")} hint={say("wordsHint")}>
        <Words draft={draft} set={set} error={error} />
      </SettingsSection>
      <SettingsSection title={say("terms")}>
        <Terms draft={draft} set={set} error={error} stock={stock} />
      </SettingsSection>
      <SettingsSection title={say("customs")} hint={say("customsHint")}>
        <Customs draft={draft} set={set} error={error} />
      </SettingsSection>
    </>
  );
}

function Words({ draft, set, error }: Props) {
  const say = useText(consoleShopTexts);
  const own = useSeller().locale;
  const order = [own, ...locales.filter((locale) => locale !== own)];
  return order.map((locale) => (
    <div key={locale}>
      <TextInput
        label={say("titleIn", { language: languageNames[locale] })}
        lang={locale}
        maxLength={200}
        value={draft.titles[locale]}
        onChange={(event) => set({ titles: { ...draft.titles, [locale]: event.currentTarget.value } })}
        error={error?.field(`/titles/${locale}`) ?? (locale === own ? error?.field("/titles") : undefined)}
      />
      <Textarea
        mt="xs"
        label={say("aboutIn", { language: languageNames[locale] })}
        lang={locale}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={10_000}
        value={draft.abouts[locale]}
        onChange={(event) => set({ abouts: { ...draft.abouts, [locale]: event.currentTarget.value } })}
        error={error?.field(`/abouts/${locale}`)}
      />
    </div>
  ));
}

const ways: readonly Product["airTransport"][] = ["allowed", "cargo_only", "forbidden"];

function Terms({ draft, set, error, stock }: Props) {
  const say = useText(consoleShopTexts);
  const { currency } = useSeller();
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NumberInput
          required
          label={say("priceIn", { currency })}
          min={0}
          decimalScale={minorDigits(currency)}
          value={draft.price}
          onChange={(price) => set({ price })}
          error={error?.field("/price")}
        />
        {stock}
        <NumberInput
          label={say("restockDays")}
          description={say("restockDaysHint")}
          min={1}
          max={365}
          allowDecimal={false}
          value={draft.restockDays}
          onChange={(restockDays) => set({ restockDays })}
          error={error?.field("/restockDays")}
        />
        <Select
          label={say("airTransport")}
          data={ways.map((value) => ({ value, label: say(`air.${value}`) }))}
          value={draft.airTransport}
          allowDeselect={false}
          onChange={(next) => set({ airTransport: ways.find((way) => way === next) ?? draft.airTransport })}
        />
      </SimpleGrid>
      <Switch
        label={say("testNeeded")}
        checked={draft.testNeeded}
        onChange={(event) => set({ testNeeded: event.currentTarget.checked })}
      />
      <Switch
        label={say("shown")}
        description={say("shownHint")}
        checked={draft.shown}
        onChange={(event) => set({ shown: event.currentTarget.checked })}
      />
    </>
  );
}

function Customs({ draft, set, error }: Props) {
  const say = useText(consoleShopTexts);
  const locale = useLocale();
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={say("hsCode")}
          description={say("hsCodeHint")}
          inputMode="numeric"
          maxLength={16}
          value={draft.hsCode}
          onChange={(event) => set({ hsCode: event.currentTarget.value })}
          error={error?.field("/hsCode")}
        />
        <Select
          label={say("origin")}
          description={"\u00a0"}
          data={countryChoices(locale)}
          searchable
          clearable
          value={draft.origin}
          onChange={(origin) => set({ origin })}
          error={error?.field("/origin")}
        />
        <Kilograms label={say("netWeight")} value={draft.netWeight} onChange={(netWeight) => set({ netWeight })} />
        <Kilograms
          label={say("packedWeight")}
          value={draft.packedWeight}
          onChange={(packedWeight) => set({ packedWeight })}
        />
      </SimpleGrid>
      <Fieldset variant="unstyled" legend={say("boxSize")}>
        <Group grow gap="xs">
          {sides.map((side) => (
            <NumberInput
              key={side}
              label={say(side)}
              min={1}
              max={100_000}
              allowDecimal={false}
              value={draft.size[side]}
              onChange={(value) => set({ size: { ...draft.size, [side]: value } })}
              error={error?.field(`/size/${side}Mm`)}
            />
          ))}
        </Group>
      </Fieldset>
    </>
  );
}

interface WeightProps {
  readonly label: string;
  readonly value: number | string;
  readonly onChange: (value: number | string) => void;
}

function Kilograms(props: WeightProps) {
  return <NumberInput min={0.001} max={100_000} decimalScale={3} {...props} />;
}
