import { Anchor, Group, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { Answer } from "../../api/contract/index.ts";
import { reading, useAction, useAnswer } from "../data.ts";
import { useFormat } from "../format.ts";
import { useLocale } from "../locale.ts";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { officeTexts } from "../texts/console-office/index.ts";
import { ActionButton } from "../ui/ActionBar.tsx";
import { LoadingRows } from "../ui/LoadingPage.tsx";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";
import { ReasonDialog } from "../ui/ReasonDialog.tsx";
import { Mark } from "../ui/tone.tsx";
import { useKept } from "../ui/use-kept.ts";
import { SettingsSection } from "./SettingsForm.tsx";

type Statutes = Answer<"GET /v1/sellers/{seller}/statutes">;
type Statute = Statutes["items"][number];

/** The laws that decisions have beside them, each with the way to switch it off for a reason. */
export function StatuteSettings() {
  const say = useText(officeTexts);
  const seller = useSeller().slug;
  const { data, error, isPending, refetch } = useAnswer("GET /v1/sellers/{seller}/statutes", { params: { seller } });
  const [asked, setAsked] = useState<Statute | null>(null);
  if (data?.items.length === 0) return null;
  return (
    <SettingsSection title={say("statutes")} hint={say("statutesHint")}>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {isPending && <LoadingRows rows={2} height={64} />}
      <Stack component="ul" className="unstyled-list" gap="lg">
        {data?.items.map((statute) => (
          <li key={statute.id}>
            <StatuteRow statute={statute}>
              <ActionButton
                action={{
                  key: statute.id,
                  label: say(statute.applies ? "statuteSwitchOff" : "statuteSwitchOn"),
                  ability: data.abilities["statute.switch"],
                  onAct: () => setAsked(statute),
                }}
              />
            </StatuteRow>
          </li>
        ))}
      </Stack>
      {asked && <SwitchDialog statute={asked} onClose={() => setAsked(null)} />}
    </SettingsSection>
  );
}

function StatuteRow({ statute, children }: { readonly statute: Statute; readonly children: ReactNode }) {
  const say = useText(officeTexts);
  const format = useFormat();
  const names = useCountryNames(statute.countries);
  const [last] = statute.switches;
  return (
    <Stack gap={6}>
      <Group gap="sm">
        <Text fw={600}>{statute.name}</Text>
        <Mark tone={statute.applies ? "good" : "open"}>{say(statute.applies ? "statuteApplies" : "statuteOff")}</Mark>
      </Group>
      <Text size="sm">
        {say("statuteVersion", { version: statute.version })}{" "}
        {statute.link ? (
          <Anchor href={statute.link} lang="en" size="sm" target="_blank" rel="noreferrer" underline="always">
            {statute.source}
          </Anchor>
        ) : (
          <span lang="en">{statute.source}</span>
        )}
      </Text>
      <Text size="sm" c="dimmed">
        {say("statuteWhere", { count: statute.countries.length, names })}
      </Text>
      {last && (
        <Text size="sm">
          {say("statuteSince", {
            name: last.switchedBy,
            when: format.instant(last.switchedAt),
            reason: last.reason,
          })}
        </Text>
      )}
      <div>{children}</div>
    </Stack>
  );
}

function useCountryNames(codes: readonly string[]): string {
  const locale = useLocale();
  const names = new Intl.DisplayNames(locale, { type: "region" });
  return new Intl.ListFormat(locale).format(codes.map((code) => names.of(code) ?? code));
}

function SwitchDialog({ statute, onClose }: { readonly statute: Statute; readonly onClose: () => void }) {
  const say = useText(officeTexts);
  const seller = useSeller().slug;
  const client = useQueryClient();
  const off = statute.applies;
  const [reason, setReason, forget] = useKept(`statute.${off ? "off" : "on"} ${seller} ${statute.id}`, "");
  const act = useAction("POST /v1/sellers/{seller}/statutes/{statute}/switches", (answer) => {
    forget();
    client.setQueryData(reading("GET /v1/sellers/{seller}/statutes", { params: { seller } }).queryKey, answer);
    onClose();
  });
  return (
    <ReasonDialog
      title={say(off ? "statuteQuestion" : "statuteOnQuestion", { name: statute.name })}
      verb={say(off ? "statuteSwitchOff" : "statuteSwitchOn")}
      danger={off}
      label={say("statuteReason")}
      action={act}
      reason={reason}
      onReason={setReason}
      onClose={onClose}
      onConfirm={(written) => act.mutate({ params: { seller, statute: statute.id }, body: { off, reason: written } })}
    >
      <Text size="sm">{say(off ? "statuteHelp" : "statuteOnHelp")}</Text>
    </ReasonDialog>
  );
}
