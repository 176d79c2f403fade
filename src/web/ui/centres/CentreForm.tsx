import { Button, Group, MultiSelect, NumberInput, Stack, TagsInput, Textarea, TextInput, Title } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { Problem } from "../../client.ts";
import { languageChoices } from "../../languages.ts";
import { useLocale } from "../../locale.ts";
import { useText } from "../../text.ts";
import { centreTexts } from "../../texts/centres/index.ts";
import { shared } from "../../texts/shared/index.ts";
import { AddressFields } from "../AddressFields.tsx";
import { ProblemAlert } from "../ProblemAlert.tsx";
import { forgetKept, useKeptFields } from "../use-kept.ts";
import { useKeptForm } from "../use-kept-form.ts";
import { type CentreEntry, type CentreProfile, centreAddress, centreDraft, centreEntry } from "./draft.ts";
import { PlaceFields } from "./PlaceFields.tsx";
import { SkillFields } from "./SkillFields.tsx";

interface Props {
  /** Under which key it is kept, until that is forgotten; a centre that is changed begins with what is known of it. */
  readonly keep?: string;
  readonly known?: CentreProfile | undefined;
  readonly country?: string;
  /** A verb: what sending it does. */
  readonly action: string;
  readonly busy: boolean;
  readonly error: Problem | null;
  readonly onCancel?: () => void;
  readonly onDone: (entry: Omit<CentreEntry, "listed" | "accepting">) => void;
  /** Further fields, before the button. */
  readonly children?: ReactNode;
}

/** Forgets what was typed into a centre's form. */
export function forgetCentre(keep: string): void {
  forgetKept(keep);
  forgetKept(`${keep} address`);
}

/** Asks who and where a centre is and what it can do. */
export function CentreForm({ keep, known, country = "", action, busy, error, onCancel, onDone, children }: Props) {
  const say = useText(centreTexts);
  const word = useText(shared);
  const locale = useLocale();
  const [begun] = useState(() => centreDraft(known));
  const [form] = useKeptForm(keep ? `${keep} address` : null, centreAddress(known, country));
  const [draft, set] = useKeptFields(keep ?? null, begun);
  const optional = (label: string) => `${label} (${word("optional")})`;
  return (
    <form noValidate onSubmit={form.handleSubmit((address) => onDone(centreEntry(draft, address)))}>
      <Stack>
        <AddressFields form={form} error={error} of="centre" />
        <PlaceFields draft={draft} address={form} error={error} onChange={set} />
        <Title order={3} size="h4">
          {say("skills")}
        </Title>
        <SkillFields skills={draft.skills} error={error} onChange={(skills) => set({ skills })} />
        <NumberInput
          label={optional(say("capacity"))}
          description={say("capacityHint")}
          min={1}
          max={100_000}
          allowDecimal={false}
          value={draft.capacity}
          onChange={(capacity) => set({ capacity })}
          error={error?.field("/capacity")}
        />
        <MultiSelect
          label={optional(say("languages"))}
          description={say("languagesHint")}
          data={languageChoices(locale)}
          searchable
          value={[...draft.languages]}
          onChange={(languages) => set({ languages })}
          error={error?.field("/languages")}
        />
        <TagsInput
          label={optional(say("carriers"))}
          description={say("carriersHint")}
          maxTags={20}
          value={[...draft.carriers]}
          onChange={(carriers) => set({ carriers })}
          error={error?.field("/carriers")}
        />
        <TextInput
          type="email"
          label={optional(say("email"))}
          value={draft.email}
          onChange={(event) => set({ email: event.currentTarget.value })}
          error={error?.field("/email")}
        />
        <Textarea
          label={optional(say("about"))}
          description={say("aboutHint")}
          autosize
          minRows={3}
          maxLength={4000}
          value={draft.about}
          onChange={(event) => set({ about: event.currentTarget.value })}
          error={error?.field("/about")}
        />
        {children}
        <ProblemAlert error={error} />
        <Group>
          <Button type="submit" loading={busy}>
            {action}
          </Button>
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {word("cancel")}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
