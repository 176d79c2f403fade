import { Button, ColorInput, Group, NumberInput, Select, Stack, Text, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { locales } from "../../core/locale.ts";
import { reading, type Seller, useAction } from "../data.ts";
import { useFormat } from "../format.ts";
import { useMe, useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { centreTexts } from "../texts/centres/index.ts";
import { clockTexts } from "../texts/clocks/index.ts";
import { consoleTexts } from "../texts/console/index.ts";
import { officeTexts } from "../texts/console-office/index.ts";
import { policyTexts } from "../texts/console-policies/index.ts";
import { consoleShopTexts } from "../texts/console-shop/index.ts";
import { Brand } from "../ui/Brand.tsx";
import { TextLink } from "../ui/links.tsx";
import { languageNames } from "../ui/Preferences.tsx";
import { CarrierSettings } from "./CarrierSettings.tsx";
import classes from "./console.module.css";
import { InvoiceSettings } from "./InvoiceSettings.tsx";
import { PaymentSettings } from "./money/PaymentSettings.tsx";
import { OrderSettings } from "./OrderSettings.tsx";
import { PageHead } from "./PageHead.tsx";
import { SettingsForm, SettingsSection } from "./SettingsForm.tsx";
import { StatuteSettings } from "./StatuteSettings.tsx";
import { WithdrawalSettings } from "./WithdrawalSettings.tsx";

const logoLimit = 40_000;
type Draft = Pick<Seller, "name" | "email" | "colour" | "logo" | "locale" | "repairCoverDays">;

/** The seller's name, colour, logo, e-mail and language, as customers see them. */
export function SettingsPage() {
  const say = useText(officeTexts);
  const sayConsole = useText(consoleTexts);
  const seller = useSeller();
  const me = useMe();
  const router = useRouter();
  const [draft, setDraft] = useState<Draft>(() => ({
    name: seller.name,
    email: seller.email,
    colour: seller.colour,
    logo: seller.logo,
    locale: seller.locale,
    repairCoverDays: seller.repairCoverDays,
  }));
  const client = useQueryClient();
  const save = useAction("PATCH /v1/sellers/{seller}", (card) => {
    client.setQueryData(reading("GET /v1/sellers/{seller}", { params: { seller: seller.slug } }).queryKey, card);
    void router.invalidate();
  });
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = () =>
    save.mutate({ params: { seller: seller.slug }, body: { ...draft, colour: draft.colour.toLowerCase() } });
  return (
    <>
      <PageHead title={sayConsole("settings")} />
      <div className={`surface ${classes["settings"]}`}>
        <Text c="dimmed">{say("settingsHint")}</Text>
        <SettingsForm save={save} ability={me?.abilities["seller.edit"]} onSubmit={submit}>
          <TextInput
            label={say("sellerName")}
            required
            maxLength={200}
            value={draft.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            error={save.error?.field("/name")}
          />
          <TextInput
            type="email"
            label={say("sellerEmail")}
            required
            value={draft.email}
            onChange={(event) => set({ email: event.currentTarget.value })}
            error={save.error?.field("/email")}
          />
          <ColorInput
            label={say("colour")}
            description={say("colourHint")}
            format="hex"
            withEyeDropper={false}
            value={draft.colour}
            onChange={(colour) => set({ colour })}
            error={save.error?.field("/colour")}
          />
          <Select
            label={say("defaultLanguage")}
            data={locales.map((value) => ({ value, label: languageNames[value] }))}
            value={draft.locale}
            allowDeselect={false}
            onChange={(next) => set({ locale: locales.find((one) => one === next) ?? draft.locale })}
          />
          <NumberInput
            label={say("repairCover")}
            description={say("repairCoverHint")}
            min={0}
            max={3650}
            allowDecimal={false}
            value={draft.repairCoverDays}
            onChange={(days) => set({ repairCoverDays: Number(days) })}
            error={save.error?.field("/repairCoverDays")}
          />
          <LogoField draft={draft} onChange={(logo) => set({ logo })} />
        </SettingsForm>
      </div>
      <CalendarsLink />
      <CentresLink />
      <ContractsLink />
      <DestinationsLink />
      <OrderSettings />
      <PaymentSettings />
      <InvoiceSettings />
      <CarrierSettings />
      <StatuteSettings />
      <WithdrawalSettings />
    </>
  );
}

function CalendarsLink() {
  const say = useText(clockTexts);
  const { slug } = useSeller();
  return (
    <SettingsSection title={say("calendars")} hint={say("calendarsHint")}>
      <TextLink to="/$seller/console/settings/calendars" params={{ seller: slug }}>
        {say("calendarsLink")}
      </TextLink>
    </SettingsSection>
  );
}

function CentresLink() {
  const say = useText(centreTexts);
  const { slug } = useSeller();
  return (
    <SettingsSection title={say("centres")} hint={say("centresHint")}>
      <TextLink to="/$seller/console/centres" params={{ seller: slug }}>
        {say("allCentres")}
      </TextLink>
    </SettingsSection>
  );
}

function ContractsLink() {
  const say = useText(policyTexts);
  const { slug } = useSeller();
  return (
    <SettingsSection title={say("contracts")} hint={say("contractsHint")}>
      <TextLink to="/$seller/console/settings/contracts" params={{ seller: slug }}>
        {say("contractsLink")}
      </TextLink>
    </SettingsSection>
  );
}

function DestinationsLink() {
  const say = useText(consoleShopTexts);
  const { slug } = useSeller();
  return (
    <SettingsSection title={say("destinations")} hint={say("destinationsHint")}>
      <TextLink to="/$seller/console/settings/destinations" params={{ seller: slug }}>
        {say("destinationsLink")}
      </TextLink>
    </SettingsSection>
  );
}

function LogoField({ draft, onChange }: { readonly draft: Draft; readonly onChange: (logo: string | null) => void }) {
  const say = useText(officeTexts);
  const format = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
    const fits = /^image\/(png|svg\+xml)$/.test(file.type);
    const fault = !fits
      ? say("logoType")
      : file.size > logoLimit
        ? say("logoTooLarge", { size: format.bytes(file.size) })
        : null;
    setWrong(fault);
    if (!fault) onChange(await dataUrl(file));
  };
  return (
    <Stack gap={6}>
      <Text fw={500} size="sm">
        {say("logo")}
      </Text>
      <Group gap="sm">
        <span className={classes["preview"]}>
          <Brand seller={draft} />
        </span>
        <Button variant="default" onClick={() => input.current?.click()}>
          {say("chooseLogo")}
        </Button>
        {draft.logo && (
          <Button variant="subtle" color="gray" onClick={() => onChange(null)}>
            {say("removeLogo")}
          </Button>
        )}
      </Group>
      <Text size="xs" c="dimmed">
        {say("logoHint")}
      </Text>
      {wrong && (
        <Text role="alert" size="sm" c="var(--mantine-color-error)">
          {wrong}
        </Text>
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept="image/png,image/svg+xml"
        aria-label={say("chooseLogo")}
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          event.currentTarget.value = "";
        }}
      />
    </Stack>
  );
}

function dataUrl(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
