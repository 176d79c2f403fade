import { Anchor, Checkbox, Group, Stack, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Answer } from "../../api/contract/index.ts";
import { useAction, useAnswer } from "../data.ts";
import { useFormat } from "../format.ts";
import { useMe, useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { consoleTexts } from "../texts/console/index.ts";
import { withdrawalTexts } from "../texts/withdrawals/index.ts";
import { ActionButton } from "../ui/ActionBar.tsx";
import { LoadingRows } from "../ui/LoadingPage.tsx";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";
import classes from "./console.module.css";

type Settings = Answer<"GET /v1/sellers/{seller}/withdrawal-settings">;

/** What consumers are told of their right to withdraw, and who pays for sending back. */
export function WithdrawalSettings() {
  const say = useText(withdrawalTexts);
  const me = useMe();
  const reads = me?.abilities["withdrawal.read"]?.allowed ?? false;
  return reads ? (
    <section>
      <h2 className={classes["subTitle"]}>{say("settingsTitle")}</h2>
      <div className={`surface ${classes["settings"]}`}>
        <Loaded />
      </div>
    </section>
  ) : null;
}

function Loaded() {
  const seller = useSeller().slug;
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/withdrawal-settings", { params: { seller } });
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  return data ? <ToldForm settings={data} /> : <LoadingRows rows={2} height={64} />;
}

function ToldForm({ settings }: { readonly settings: Settings }) {
  const say = useText(withdrawalTexts);
  const sayConsole = useText(consoleTexts);
  const format = useFormat();
  const seller = useSeller().slug;
  // Of what this page read or wrote last: what others write meanwhile is to be refused, not overwritten.
  const [etag, setEtag] = useState(settings.etag);
  const [informs, setInforms] = useState(settings.informs);
  const [customerPaysReturn, setPays] = useState(settings.customerPaysReturn);
  const save = useAction("PUT /v1/sellers/{seller}/withdrawal-settings", (saved) => setEtag(saved.etag));
  const { informsSince } = save.data ?? settings;
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    save.mutate({ params: { seller }, ifMatch: etag, body: { informs, customerPaysReturn } });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text c="dimmed">{say("settingsHint")}</Text>
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
        <ProblemAlert error={save.error} />
        <Group gap="sm">
          <ActionButton
            main
            action={{
              key: "save",
              label: sayConsole("save"),
              busy: save.isPending,
              ability: settings.abilities["withdrawalSettings.edit"],
              onAct: () => submit(),
            }}
          />
          <Text size="sm" c="dimmed" role="status">
            {save.isSuccess && sayConsole("saved")}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}
