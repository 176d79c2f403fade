import { Anchor, Checkbox, Text } from "@mantine/core";
import { useState } from "react";
import type { Answer } from "../../api/contract/index.ts";
import { useAction } from "../data.ts";
import { useFormat } from "../format.ts";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { withdrawalTexts } from "../texts/withdrawals/index.ts";

import { Settings, SettingsForm } from "./SettingsForm.tsx";

type Told = Answer<"GET /v1/sellers/{seller}/withdrawal-settings">;

/** What consumers are told of their right to withdraw, and who pays for sending back. */
export function WithdrawalSettings() {
  const say = useText(withdrawalTexts);
  return (
    <Settings
      title={say("settingsTitle")}
      hint={say("settingsHint")}
      from="GET /v1/sellers/{seller}/withdrawal-settings"
      read="withdrawal.read"
    >
      {(settings) => <ToldForm settings={settings} />}
    </Settings>
  );
}

function ToldForm({ settings }: { readonly settings: Told }) {
  const say = useText(withdrawalTexts);
  const format = useFormat();
  const seller = useSeller().slug;
  // Of what this page read or wrote last: what others write meanwhile is to be refused, not overwritten.
  const [etag, setEtag] = useState(settings.etag);
  const [informs, setInforms] = useState(settings.informs);
  const [customerPaysReturn, setPays] = useState(settings.customerPaysReturn);
  const save = useAction("PUT /v1/sellers/{seller}/withdrawal-settings", (saved) => setEtag(saved.etag));
  const { informsSince } = save.data ?? settings;
  const submit = () => save.mutate({ params: { seller }, ifMatch: etag, body: { informs, customerPaysReturn } });
  return (
    <SettingsForm save={save} ability={settings.abilities["withdrawalSettings.edit"]} onSubmit={submit}>
      <Text size="sm">
        {say("onlinePage")}:{" "}
        <Anchor href={settings.page} size="sm" underline="always" style={{ overflowWrap: "anywhere" }}>
          {settings.page}
        </Anchor>
      </Text>
      <Checkbox
        label={say("informs")}
        description={`${informsSince ? say("informsSince", { when: format.instant(informsSince) }) : say("informsOff")} ${say("informsHint")}`}
        checked={informs}
        onChange={(event) => setInforms(event.currentTarget.checked)}
      />
      <Checkbox
        label={say("customerPays")}
        description={say("customerPaysHint")}
        checked={customerPaysReturn}
        onChange={(event) => setPays(event.currentTarget.checked)}
      />
    </SettingsForm>
  );
}
