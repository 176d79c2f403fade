import { Anchor, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { useAnswer } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleShopTexts } from "../../texts/console-shop/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { Fold } from "../../ui/Fold.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { Mark } from "../../ui/tone.tsx";
import { PageHead } from "../PageHead.tsx";
import { SettingsSection } from "../SettingsForm.tsx";
import { DestinationReviews } from "./DestinationReviews.tsx";
import { EditDestinations } from "./EditDestinations.tsx";

type List = Answer<"GET /v1/sellers/{seller}/destinations">;
/** A country, or a part of one, that is not delivered to. */
export type Rule = List["rules"][number];

/** Where nothing is delivered to, in versions, and the addresses that a person is to look at. */
export function DestinationsPage() {
  const say = useText(consoleShopTexts);
  const { slug: seller } = useSeller();
  const [editing, setEditing] = useState(false);
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/destinations", { params: { seller } });
  const edit = {
    key: "edit",
    label: say("destinationsEdit"),
    ability: data?.abilities["destination.edit"],
    onAct: () => setEditing(true),
  };
  return (
    <>
      <PageHead title={say("destinations")}>{data && !editing && <ActionButton action={edit} />}</PageHead>
      <Text c="dimmed" maw={720}>
        {say("destinationsHint")}
      </Text>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <LoadingRows rows={6} height={64} />}
      {data && editing && <EditDestinations list={data} onClose={() => setEditing(false)} />}
      {data && !editing && <ListNow list={data} />}
      <DestinationReviews />
    </>
  );
}

function ListNow({ list }: { readonly list: List }) {
  const words = useVersionWords();
  return (
    <SettingsSection title={words(list)}>
      <Rules rules={list.rules} />
      <Versions />
    </SettingsSection>
  );
}

/** The rules, each with its law and the day that it was looked up. */
function Rules({ rules }: { readonly rules: readonly Rule[] }) {
  const say = useText(consoleShopTexts);
  const format = useFormat();
  return (
    <Stack component="ul" className="unstyled-list" gap="md">
      {rules.map((rule) => (
        <li key={`${rule.country} ${rule.regions.join()} ${rule.postcodes.join()}`}>
          <Text fw={600} component="div">
            {format.country(rule.country)} {rule.embargo && <Mark tone="bad">{say("embargo")}</Mark>}
          </Text>
          <Text size="sm">{rule.whyText}</Text>
          {/* Names of regions stand as addresses spell them, in every script. */}
          <Text size="sm" translate={rule.regions.length > 0 ? "no" : undefined}>
            {rule.regions.length + rule.postcodes.length === 0
              ? say("destinationWhole")
              : say("destinationPart", { names: rule.regions.join(", "), postcodes: rule.postcodes.join(", ") })}
          </Text>
          <Text size="sm" c="dimmed">
            {rule.link ? (
              <Anchor href={rule.link} size="sm" target="_blank" rel="noreferrer" underline="always">
                {rule.source}
              </Anchor>
            ) : (
              rule.source
            )}
            {" · "}
            {format.day(rule.asOf)}
          </Text>
        </li>
      ))}
    </Stack>
  );
}

function Versions() {
  const say = useText(consoleShopTexts);
  const words = useVersionWords();
  const { slug: seller } = useSeller();
  const { data } = useAnswer("GET /v1/sellers/{seller}/destination-versions", { params: { seller } });
  const earlier = data?.items.slice(1) ?? [];
  if (earlier.length === 0) return null;
  return (
    <Fold label={say("earlierVersions")}>
      <Stack gap="lg">
        {earlier.map((version) => (
          <div key={version.version}>
            <Text fw={600} mb="xs">
              {words(version)}
            </Text>
            <Rules rules={version.rules} />
          </div>
        ))}
      </Stack>
    </Fold>
  );
}

function useVersionWords() {
  const say = useText(consoleShopTexts);
  const format = useFormat();
  return ({ version, byName, at, reason, rules }: Pick<List, "version" | "byName" | "at" | "reason" | "rules">) =>
    at === null
      ? say("destinationsOwn", { day: rules[0] ? format.day(rules[0].asOf) : "–" })
      : say("destinationsVersion", { version, name: byName, when: format.instant(at), reason });
}
