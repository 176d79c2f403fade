import {
  Button,
  CloseButton,
  Group,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  TagsInput,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import type { Answer, Body } from "../../../api/contract/index.ts";
import type { Problem } from "../../client.ts";
import { countryChoices } from "../../countries.ts";
import { useAction } from "../../data.ts";
import { today, useFormat } from "../../format.ts";
import { useLocale } from "../../locale.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { consoleShopTexts } from "../../texts/console-shop/index.ts";
import { languageNames } from "../../ui/Preferences.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { useKeptFields } from "../../ui/use-kept.ts";
import { SettingsSection } from "../SettingsForm.tsx";

type List = Answer<"GET /v1/sellers/{seller}/destinations">;
type Rule = Body<"PUT /v1/sellers/{seller}/destinations">["rules"][number];
/** A rule while it is edited; the key keeps its fields apart from those of the others. */
type Typed = Rule & { readonly key: number };

/** Writes the next version of the list, from the one that was read. */
export function EditDestinations({ list, onClose }: { readonly list: List; readonly onClose: () => void }) {
  const say = useText(consoleShopTexts);
  const sayConsole = useText(consoleTexts);
  const { slug: seller } = useSeller();
  const [from] = useState(list);
  // What was typed from an older version of the list is not shown over this one.
  const [{ rules, reason }, put, forget] = useKeptFields(`destinations ${seller} ${from.etag}`, {
    rules: from.rules.map(({ whyText: _, ...rule }, key): Typed => ({ ...rule, key })) as readonly Typed[],
    reason: "",
  });
  const save = useAction("PUT /v1/sellers/{seller}/destinations", () => {
    forget();
    onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { rules: rules.map(({ key: _, ...rule }) => rule), reason };
    save.mutate({ params: { seller }, ifMatch: from.etag, body });
  };
  const change = (key: number, part: Partial<Rule>) =>
    put({ rules: rules.map((rule) => (rule.key === key ? { ...rule, ...part } : rule)) });
  const add = () => put({ rules: [...rules, { ...empty(), key: Math.max(-1, ...rules.map(({ key }) => key)) + 1 }] });
  return (
    <form onSubmit={submit}>
      {rules.map((rule, at) => (
        <RuleFields
          key={rule.key}
          rule={rule}
          at={at}
          error={save.error}
          onChange={(part) => change(rule.key, part)}
          onRemove={() => put({ rules: rules.filter(({ key }) => key !== rule.key) })}
        />
      ))}
      <Button mt="md" variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
        {say("destinationAdd")}
      </Button>
      <SettingsSection title={say("destinationsSave")}>
        <Textarea
          required
          label={say("destinationsReason")}
          autosize
          minRows={2}
          maxLength={4000}
          value={reason}
          onChange={(event) => put({ reason: event.currentTarget.value })}
          error={save.error?.field("/reason")}
        />
        <ProblemAlert error={save.error} />
        <Group gap="xs">
          <Button type="submit" loading={save.isPending}>
            {say("destinationsSave")}
          </Button>
          <Button variant="default" onClick={onClose}>
            {sayConsole("cancel")}
          </Button>
        </Group>
      </SettingsSection>
    </form>
  );
}

function empty(): Rule {
  return { country: "", regions: [], postcodes: [], embargo: false, why: {}, source: "", link: null, asOf: today() };
}

interface RuleProps {
  readonly rule: Typed;
  readonly at: number;
  readonly error: Problem | null;
  readonly onChange: (part: Partial<Rule>) => void;
  readonly onRemove: () => void;
}

function RuleFields({ rule, at, error, onChange, onRemove }: RuleProps) {
  const say = useText(consoleShopTexts);
  const format = useFormat();
  const reader = useLocale();
  const { locale } = useSeller();
  const wrong = (field: string) => error?.field(`/rules/${at}/${field}`);
  const name = rule.country ? format.country(rule.country) : "–";
  return (
    <div className="surface" style={{ padding: 16, marginTop: 12 }}>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap">
          <Text fw={600}>{name}</Text>
          <CloseButton aria-label={say("destinationRemove", { country: name })} onClick={onRemove} />
        </Group>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Select
            required
            searchable
            label={say("destinationCountry")}
            data={countryChoices(reader)}
            value={rule.country || null}
            onChange={(country) => onChange({ country: country ?? "" })}
            error={wrong("country")}
          />
          <TextInput
            required
            label={say("destinationSource")}
            maxLength={500}
            value={rule.source}
            onChange={(event) => onChange({ source: event.currentTarget.value })}
            error={wrong("source")}
          />
          <TextInput
            type="url"
            label={say("destinationLink")}
            placeholder="https://"
            maxLength={500}
            value={rule.link ?? ""}
            onChange={(event) => onChange({ link: event.currentTarget.value.trim() || null })}
            error={wrong("link")}
          />
          <TextInput
            required
            type="date"
            label={say("destinationAsOf")}
            max={today()}
            value={rule.asOf}
            onChange={(event) => onChange({ asOf: event.currentTarget.value })}
            error={wrong("asOf")}
          />
          <TagsInput
            label={say("destinationRegions")}
            description={say("destinationListHint")}
            value={[...rule.regions]}
            onChange={(regions) => onChange({ regions })}
            error={wrong("regions")}
          />
          <TagsInput
            label={say("destinationPostcodes")}
            description={say("destinationListHint")}
            value={[...rule.postcodes]}
            onChange={(postcodes) => onChange({ postcodes })}
            error={wrong("postcodes")}
          />
        </SimpleGrid>
        <TextInput
          required
          label={say("destinationWhy", { language: languageNames[locale] })}
          maxLength={500}
          value={rule.why[locale] ?? ""}
          onChange={(event) => onChange({ why: { ...rule.why, [locale]: event.currentTarget.value } })}
          error={wrong("why") ?? wrong(`why/${locale}`)}
        />
        <Switch
          label={say("embargo")}
          description={say("embargoHint")}
          checked={rule.embargo}
          onChange={(event) => onChange({ embargo: event.currentTarget.checked })}
        />
      </Stack>
    </div>
  );
}
