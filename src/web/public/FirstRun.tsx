import { Button, Checkbox, Fieldset, PasswordInput, Select, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { Controller, useForm } from "react-hook-form";
import type { Locale } from "../../core/locale.ts";
import { useAction } from "../data.ts";
import { currentLocale } from "../locale.ts";
import { useText } from "../text.ts";
import { publicTexts } from "../texts/public/index.ts";
import { type AddressDraft, AddressFields, addressDraft, addressOf } from "../ui/AddressFields.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";

interface Fields {
  sellerName: string;
  slug: string;
  policies: string[];
  currency: string;
  timeZone: string;
  locale: Locale;
  name: string;
  email: string;
  password: string;
}

const languages = [
  { value: "en", label: "English" },
  { value: "es", label: "Español" },
  { value: "zh", label: "中文" },
];

/** First run: names the first seller and its administrator, signs them in and opens the console. */
export function FirstRun({ packs }: { readonly packs: readonly { id: string; name: string }[] }) {
  const say = useText(publicTexts);
  const { form, centre, submit, error, faults, busy } = useFirstRun();
  const { register, control, formState, setValue, watch } = form;
  const required = { required: say("required") };
  const wrong = (name: keyof Fields) => formState.errors[name]?.message ?? faults?.field(`/${name}`);
  return (
    <>
      <PageHeader title={say("firstTitle")} lead={say("firstLead")} place="Recourse" />
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="lg">
          <Fieldset legend={say("firstSeller")}>
            <Stack>
              <TextInput
                label={say("firstSellerName")}
                error={wrong("sellerName")}
                {...register("sellerName", {
                  ...required,
                  onChange: (event: { target: { value: string } }) => {
                    if (!formState.dirtyFields.slug) setValue("slug", slugOf(event.target.value));
                  },
                })}
              />
              <TextInput
                label={say("firstSlug")}
                description={say("firstSlugHint", { address: `${location.origin}/${watch("slug") || "…"}` })}
                error={wrong("slug")}
                autoCapitalize="none"
                {...register("slug", required)}
              />
              <Controller
                control={control}
                name="policies"
                rules={{ validate: (chosen) => chosen.length > 0 || say("firstPick") }}
                render={({ field }) => (
                  <Checkbox.Group
                    label={say("firstPolicies")}
                    description={say("firstPoliciesHint")}
                    error={wrong("policies")}
                    value={field.value}
                    onChange={field.onChange}
                  >
                    <SimpleGrid cols={{ base: 1, xs: 2 }} mt="xs" verticalSpacing="xs">
                      {packs.map((pack) => (
                        <Checkbox key={pack.id} value={pack.id} label={pack.name} />
                      ))}
                    </SimpleGrid>
                  </Checkbox.Group>
                )}
              />
              <SimpleGrid cols={{ base: 1, xs: 3 }}>
                <Choice form={form} name="currency" label={say("firstCurrency")} data={currencies()} />
                <Choice form={form} name="timeZone" label={say("firstZone")} data={timeZones()} />
                <Choice form={form} name="locale" label={say("firstLocale")} data={languages} />
              </SimpleGrid>
            </Stack>
          </Fieldset>
          <Fieldset legend={say("firstCentre")}>
            <Stack>
              <Text size="sm" c="dimmed">
                {say("firstCentreHint")}
              </Text>
              <AddressFields form={centre} error={faults} at="/centre" of="centre" />
            </Stack>
          </Fieldset>
          <Fieldset legend={say("firstYou")}>
            <Stack>
              <TextInput
                label={say("yourName")}
                autoComplete="name"
                error={wrong("name")}
                {...register("name", required)}
              />
              <TextInput
                label={say("email")}
                type="email"
                autoComplete="email"
                error={wrong("email")}
                {...register("email", required)}
              />
              <PasswordInput
                label={say("password")}
                description={say("passwordHint")}
                autoComplete="new-password"
                error={wrong("password")}
                {...register("password", { ...required, minLength: { value: 10, message: say("passwordShort") } })}
              />
            </Stack>
          </Fieldset>
          <ProblemAlert error={error} />
          <Button type="submit" loading={busy}>
            {say("firstAction")}
          </Button>
        </Stack>
      </form>
    </>
  );
}

function useFirstRun() {
  const navigate = useNavigate();
  const form = useForm<Fields>({ defaultValues: start() });
  const centre = useForm<AddressDraft>({ defaultValues: addressDraft() });
  const [error, setError] = useState<unknown>(null);
  const create = useAction("POST /v1/installation");
  const signIn = useAction("POST /v1/auth/sign-in/email");
  const send = async (fields: Fields, address: AddressDraft) => {
    setError(null);
    try {
      const seller = await create.mutateAsync({ body: { ...fields, centre: addressOf(address) } });
      await signIn.mutateAsync({ body: { email: fields.email, password: fields.password } });
      await navigate({ to: "/$seller/console", params: { seller: seller.slug } });
    } catch (problem) {
      setError(problem);
    }
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // Both are asked, so that everything missing is told at once.
    await centre.trigger();
    await form.handleSubmit((fields) => centre.handleSubmit((address) => send(fields, address))())();
  };
  return { form, centre, submit, error, faults: create.error, busy: create.isPending || signIn.isPending };
}

interface ChoiceProps {
  readonly form: ReturnType<typeof useForm<Fields>>;
  readonly name: "currency" | "timeZone" | "locale";
  readonly label: string;
  readonly data: string[] | { value: string; label: string }[];
}

function Choice({ form, name, label, data }: ChoiceProps) {
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field }) => (
        <Select
          label={label}
          data={data}
          searchable
          allowDeselect={false}
          value={field.value}
          onChange={field.onChange}
        />
      )}
    />
  );
}

function start(): Fields {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return {
    sellerName: "",
    slug: "",
    policies: [],
    currency: "EUR",
    timeZone: timeZone || "UTC",
    locale: currentLocale(),
    name: "",
    email: "",
    password: "",
  };
}

function currencies(): string[] {
  return Intl.supportedValuesOf("currency");
}

/** Browsers leave UTC out of their list. */
function timeZones(): string[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
}

function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
}
