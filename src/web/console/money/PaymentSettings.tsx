import { Button, Code, Group, NumberInput, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { minorDigits } from "../../../core/money.ts";
import { useAction, useAnswer } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useMe, useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { moneyTexts } from "../../texts/money/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import consoleClasses from "../console.module.css";
import { SettingsForm } from "../SettingsForm.tsx";
import classes from "./money.module.css";

type Settings = Answer<"GET /v1/sellers/{seller}/payment-settings">;
type Account = Settings["bankAccounts"][number];

/** How the seller is paid and pays back: accounts, the limit for one person, keys of the card provider. */
export function PaymentSettings() {
  const say = useText(moneyTexts);
  const seller = useSeller().slug;
  const me = useMe();
  const reads = me?.abilities["paymentSettings.read"]?.allowed ?? false;
  return reads ? (
    <section>
      <h2 className={consoleClasses["subTitle"]}>{say("settingsTitle")}</h2>
      <Loaded seller={seller} />
    </section>
  ) : null;
}

function Loaded({ seller }: { readonly seller: string }) {
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/payment-settings", { params: { seller } });
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  return data ? <Forms settings={data} /> : <LoadingRows rows={3} height={64} />;
}

function Forms({ settings }: { readonly settings: Settings }) {
  // Of what this page read or wrote last: what others write meanwhile is to be refused, not overwritten.
  const [etag, setEtag] = useState(settings.etag);
  return (
    <Stack gap="md">
      <Accounts settings={settings} etag={etag} onSaved={setEtag} />
      <Cards settings={settings} onSaved={setEtag} />
    </Stack>
  );
}

const parts = ["currency", "holder", "bank", "number", "code", "note"] as const;

interface Saving {
  readonly settings: Settings;
  readonly onSaved: (etag: string) => void;
}

function Accounts({ settings, etag, onSaved }: Saving & { readonly etag: string }) {
  const say = useText(moneyTexts);
  const seller = useSeller();
  const scale = 10 ** minorDigits(seller.currency);
  const [accounts, setAccounts] = useState<readonly Account[]>(settings.bankAccounts);
  const [limit, setLimit] = useState<number | string>(settings.refundLimit.amount / scale);
  const save = useAction("PATCH /v1/sellers/{seller}/payment-settings", (saved) => onSaved(saved.etag));
  const submit = () => {
    const body = { bankAccounts: [...accounts], refundLimit: Math.round((Number(limit) || 0) * scale) };
    save.mutate({ params: { seller: seller.slug }, ifMatch: etag, body });
  };
  const change = (at: number, part: Partial<Account>) =>
    setAccounts(accounts.map((account, index) => (index === at ? { ...account, ...part } : account)));
  return (
    <div className={`surface ${consoleClasses["settings"]}`}>
      <Text c="dimmed">{say("settingsHint")}</Text>
      <SettingsForm save={save} ability={settings.abilities["paymentSettings.edit"]} onSubmit={submit}>
        {accounts.map((account, at) => (
          // The place is the account's only name while it is written.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <fieldset key={at} className={classes["accountFields"]}>
            <legend>{say("accountOf", { n: at + 1 })}</legend>
            {parts.map((part) => (
              <TextInput
                key={part}
                label={say(part)}
                required={part === "currency" || part === "holder" || part === "number"}
                maxLength={part === "currency" ? 3 : part === "note" ? 500 : 200}
                value={account[part]}
                error={save.error?.field(`/bankAccounts/${at}/${part}`)}
                onChange={(event) => {
                  const text = event.currentTarget.value;
                  change(at, { [part]: part === "currency" ? text.toUpperCase() : text });
                }}
              />
            ))}
            <div>
              <Button
                variant="subtle"
                color="gray"
                size="xs"
                onClick={() => setAccounts(accounts.filter((_, i) => i !== at))}
              >
                {say("removeAccount")}
              </Button>
            </div>
          </fieldset>
        ))}
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() =>
              setAccounts([
                ...accounts,
                { currency: seller.currency, holder: seller.name, bank: "", number: "", code: "", note: "" },
              ])
            }
          >
            {say("addAccount")}
          </Button>
        </div>
        <NumberInput
          label={`${say("refundLimit")} (${seller.currency})`}
          description={say("refundLimitHint")}
          min={0}
          hideControls
          value={limit}
          onChange={setLimit}
          error={save.error?.field("/refundLimit")}
        />
      </SettingsForm>
    </div>
  );
}

function Cards({ settings, onSaved }: Saving) {
  const say = useText(moneyTexts);
  const format = useFormat();
  const params = { seller: useSeller().slug };
  const [key, setKey] = useState("");
  const [eventSecret, setEventSecret] = useState("");
  const set = useAction("POST /v1/sellers/{seller}/payment-settings/card", (saved) => {
    onSaved(saved.etag);
    setKey("");
    setEventSecret("");
  });
  const remove = useAction("DELETE /v1/sellers/{seller}/payment-settings/card", (saved) => onSaved(saved.etag));
  const ability = settings.abilities["paymentSettings.edit"];
  const { card } = settings;
  return (
    <div className={`surface ${consoleClasses["settings"]}`}>
      <Text fw={600}>{say("cardTitle")}</Text>
      <Text c="dimmed">{say("cardHint")}</Text>
      <Text size="sm">
        {say("eventsUrl")}: <Code>{settings.eventsUrl}</Code>
      </Text>
      <Text role="status">
        {card ? say("cardOn", { name: card.setBy, when: format.instant(card.setAt) }) : say("cardOff")}
      </Text>
      <PasswordInput
        label={say("secretKey")}
        autoComplete="off"
        value={key}
        error={set.error?.field("/key")}
        onChange={(event) => setKey(event.currentTarget.value)}
      />
      <PasswordInput
        label={say("eventSecret")}
        autoComplete="off"
        value={eventSecret}
        error={set.error?.field("/eventSecret")}
        onChange={(event) => setEventSecret(event.currentTarget.value)}
      />
      <ProblemAlert error={set.error ?? remove.error} />
      <Group gap="xs">
        <ActionButton
          action={{
            key: "keys",
            label: say("saveKeys"),
            busy: set.isPending,
            ability,
            onAct: () => set.mutate({ params, body: { key, eventSecret } }),
          }}
        />
        {card && (
          <ActionButton
            action={{
              key: "remove",
              label: say("removeKeys"),
              danger: true,
              busy: remove.isPending,
              ability,
              onAct: () => remove.mutate({ params }),
            }}
          />
        )}
      </Group>
    </div>
  );
}
