import { Code, Group, PasswordInput, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Answer } from "../../api/contract/index.ts";
import { reading, useAction, useAnswer } from "../data.ts";
import { useFormat } from "../format.ts";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { connectTexts } from "../texts/connect/index.ts";
import { ActionButton } from "../ui/ActionBar.tsx";
import { LoadingRows } from "../ui/LoadingPage.tsx";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";
import { SettingsSection } from "./SettingsForm.tsx";

type Accounts = Answer<"GET /v1/sellers/{seller}/carrier-accounts">;
type Account = Accounts["items"][number];

/** Who tells where parcels are, each with the seller's key there. */
export function CarrierSettings() {
  const say = useText(connectTexts);
  const params = { seller: useSeller().slug };
  const { data, error, isPending, refetch } = useAnswer("GET /v1/sellers/{seller}/carrier-accounts", { params });
  return (
    <SettingsSection title={say("carriers")} hint={say("carriersHint")}>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {isPending && <LoadingRows rows={2} height={64} />}
      <Stack component="ul" className="unstyled-list" gap="lg">
        {data?.items.map((account) => (
          <li key={account.provider}>
            <AccountForm account={account} ability={data.abilities["carrier.edit"]} />
          </li>
        ))}
      </Stack>
    </SettingsSection>
  );
}

interface Props {
  readonly account: Account;
  readonly ability: Accounts["abilities"][string] | undefined;
}

function AccountForm({ account, ability }: Props) {
  const say = useText(connectTexts);
  const client = useQueryClient();
  const seller = useSeller().slug;
  const { provider, eventsUrl } = account;
  const params = { seller, provider };
  const [key, setKey] = useState("");
  const keep = (accounts: Accounts) => {
    const asked = reading("GET /v1/sellers/{seller}/carrier-accounts", { params: { seller } });
    client.setQueryData(asked.queryKey, accounts);
  };
  const set = useAction("POST /v1/sellers/{seller}/carrier-accounts/{provider}", (accounts) => {
    keep(accounts);
    setKey("");
  });
  const remove = useAction("DELETE /v1/sellers/{seller}/carrier-accounts/{provider}", keep);
  const submit = () => set.mutate({ params, body: { key } });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="xs">
        <Text fw={600}>{say(`provider.${provider}`)}</Text>
        <Text size="sm" c="dimmed">
          {say(`providerHint.${provider}`)}
        </Text>
        <AccountState account={account} />
        {eventsUrl && (
          <Text size="sm">
            {say("pushUrl")}: <Code>{eventsUrl}</Code>
          </Text>
        )}
        <PasswordInput
          label={say("carrierKey")}
          autoComplete="off"
          value={key}
          error={set.error?.field("/key")}
          onChange={(event) => setKey(event.currentTarget.value)}
        />
        <ProblemAlert error={set.error ?? remove.error} />
        <Group gap="xs">
          <ActionButton action={{ key: "save", label: say("saveKey"), busy: set.isPending, ability, onAct: submit }} />
          {account.set && (
            <ActionButton
              action={{
                key: "remove",
                label: say("removeKey"),
                danger: true,
                busy: remove.isPending,
                ability,
                onAct: () => remove.mutate({ params }),
              }}
            />
          )}
        </Group>
      </Stack>
    </form>
  );
}

function AccountState({ account: { set, following, refused, restsUntil } }: Pick<Props, "account">) {
  const say = useText(connectTexts);
  const format = useFormat();
  return (
    <div role="status">
      <Text size="sm">
        {set ? say("accountOn", { name: set.by, when: format.instant(set.at), count: following }) : say("accountOff")}
      </Text>
      {set && refused && (
        <Text size="sm" c="var(--mantine-color-error)">
          {say("accountRefused")}
        </Text>
      )}
      {set && restsUntil && (
        <Text size="sm" c="dimmed">
          {say("accountRests", { when: format.instant(restsUntil) })}
        </Text>
      )}
    </div>
  );
}
