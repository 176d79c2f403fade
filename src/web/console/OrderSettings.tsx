import { Alert, Button, Checkbox, NumberInput, Select, Text, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import type { Answer } from "../../api/contract/index.ts";
import { minorDigits } from "../../core/money.ts";
import type { Problem } from "../client.ts";
import { countryChoices } from "../countries.ts";
import { useAction } from "../data.ts";
import { useLocale } from "../locale.ts";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { consoleShopTexts } from "../texts/console-shop/index.ts";
import classes from "./money/money.module.css";
import { Settings, SettingsForm } from "./SettingsForm.tsx";

type Selling = Answer<"GET /v1/sellers/{seller}/order-settings">;
type Tax = Selling["taxes"][number];
type TaxDraft = Omit<Tax, "percent"> & { readonly percent: number | string };

/** How the shop sells: in which currency, with which taxes, when an order completes by itself, from when on it is large. */
export function OrderSettings() {
  const say = useText(consoleShopTexts);
  return (
    <Settings
      title={say("selling")}
      hint={say("sellingHint")}
      from="GET /v1/sellers/{seller}/order-settings"
      read="staff.read"
    >
      {(settings) => <SellingForm settings={settings} />}
    </Settings>
  );
}

function SellingForm({ settings }: { readonly settings: Selling }) {
  const say = useText(consoleShopTexts);
  const locale = useLocale();
  const seller = useSeller().slug;
  // Of what this page read or wrote last: what others write meanwhile is to be refused, not overwritten.
  const [etag, setEtag] = useState(settings.etag);
  const [currency, setCurrency] = useState(settings.currency);
  const [taxes, setTaxes] = useState<readonly TaxDraft[]>(settings.taxes);
  const [days, setDays] = useState<number | string>(settings.completeAfterDays);
  const [large, setLarge] = useState<number | string>(major(settings.largeFrom));
  const save = useAction("PATCH /v1/sellers/{seller}/order-settings", (saved) => setEtag(saved.etag));
  const changed = currency !== settings.currency;
  const submit = () =>
    save.mutate({
      params: { seller },
      ifMatch: etag,
      body: {
        ...(changed && { currency }),
        taxes: taxes.map((tax) => ({ ...tax, percent: tax.percent === "" ? Number.NaN : Number(tax.percent) })),
        completeAfterDays: days === "" ? Number.NaN : Number(days),
        largeFrom: large === "" ? null : Math.round(Number(large) * 10 ** minorDigits(currency)),
      },
    });
  return (
    <SettingsForm save={save} ability={settings.abilities["orderSettings.edit"]} onSubmit={submit}>
      <Select
        label={say("currency")}
        description={say("currencyHint")}
        searchable
        allowDeselect={false}
        data={currencyChoices(locale)}
        value={currency}
        onChange={(next) => setCurrency(next ?? currency)}
        error={save.error?.field("/currency")}
      />
      {changed && (
        <Alert color="yellow" variant="light">
          {say("currencyChanges", { was: settings.currency, now: currency })}
        </Alert>
      )}
      {settings.otherCurrency > 0 && !changed && (
        <Alert color="yellow" variant="light">
          {say("otherCurrency", { count: settings.otherCurrency, currency })}
        </Alert>
      )}
      <Taxes taxes={taxes} onChange={setTaxes} error={save.error} />
      <NumberInput
        label={say("completeAfter")}
        description={say("completeAfterHint")}
        min={1}
        max={90}
        allowDecimal={false}
        value={days}
        onChange={setDays}
        error={save.error?.field("/completeAfterDays")}
      />
      <NumberInput
        label={say("largeFrom", { currency })}
        description={say(currency === "USD" ? "largeFromHintUsd" : "largeFromHint")}
        min={0}
        hideControls
        thousandSeparator=" "
        decimalScale={minorDigits(currency)}
        value={large}
        onChange={setLarge}
        error={save.error?.field("/largeFrom")}
      />
    </SettingsForm>
  );
}

interface TaxesProps {
  readonly taxes: readonly TaxDraft[];
  readonly onChange: (taxes: readonly TaxDraft[]) => void;
  readonly error: Problem | null;
}

function Taxes({ taxes, onChange, error }: TaxesProps) {
  const say = useText(consoleShopTexts);
  const set = (at: number, part: Partial<TaxDraft>) =>
    onChange(taxes.map((tax, index) => (index === at ? { ...tax, ...part } : tax)));
  return (
    <>
      <Text size="sm" fw={500}>
        {say("taxes")}
      </Text>
      {taxes.length === 0 && (
        <Text size="sm" c="dimmed">
          {say("noTaxes")}
        </Text>
      )}
      {taxes.map((tax, at) => (
        // The place is the row's only name while it is written.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <TaxFields key={at} at={at} tax={tax} error={error} set={(part) => set(at, part)}>
          <Button
            variant="subtle"
            color="gray"
            size="xs"
            onClick={() => onChange(taxes.filter((_, index) => index !== at))}
          >
            {say("removeTax", { n: at + 1 })}
          </Button>
        </TaxFields>
      ))}
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => onChange([...taxes, { country: "", name: say("taxName.usual"), percent: "", inPrices: true }])}
        >
          {say("addTax")}
        </Button>
      </div>
    </>
  );
}

interface TaxFieldsProps {
  readonly at: number;
  readonly tax: TaxDraft;
  readonly error: Problem | null;
  readonly set: (part: Partial<TaxDraft>) => void;
  readonly children: ReactNode;
}

function TaxFields({ at, tax, error, set, children }: TaxFieldsProps) {
  const say = useText(consoleShopTexts);
  const locale = useLocale();
  const fault = (name: keyof Tax) => error?.field(`/taxes/${at}/${name}`);
  return (
    <fieldset className={classes["accountFields"]}>
      <legend>{say("taxOf", { n: at + 1 })}</legend>
      <Select
        label={say("taxCountry")}
        required
        searchable
        data={countryChoices(locale)}
        value={tax.country || null}
        onChange={(country) => set({ country: country ?? "" })}
        error={fault("country")}
      />
      <TextInput
        label={say("taxName")}
        required
        maxLength={40}
        value={tax.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={fault("name")}
      />
      <NumberInput
        label={say("taxPercent")}
        required
        min={0}
        max={100}
        decimalScale={2}
        hideControls
        value={tax.percent}
        onChange={(percent) => set({ percent })}
        error={fault("percent")}
      />
      <Checkbox
        label={say("taxInPrices")}
        description={say("taxInPricesHint")}
        checked={tax.inPrices}
        onChange={(event) => set({ inPrices: event.currentTarget.checked })}
      />
      <div>{children}</div>
    </fieldset>
  );
}

function major(money: Selling["largeFrom"]): number | "" {
  return money ? money.amount / 10 ** minorDigits(money.currency) : "";
}

function currencyChoices(locale: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: "currency" });
  return Intl.supportedValuesOf("currency").map((value) => ({
    value,
    label: `${value} · ${names.of(value) ?? value}`,
  }));
}
