import { Button, Group, PasswordInput, Radio, Select, Stack, Text, TextInput } from "@mantine/core";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { Controller, useForm } from "react-hook-form";
import { countryChoices } from "../countries.ts";
import { useAction } from "../data.ts";
import { useLocale } from "../locale.ts";
import { useMe, useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { publicTexts } from "../texts/public/index.ts";
import { shared } from "../texts/shared/index.ts";
import { LoadingRows } from "../ui/LoadingPage.tsx";
import { TextLink } from "../ui/links.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";
import { useKeptForm } from "../ui/use-kept-form.ts";
import classes from "./public.module.css";
import { emailRule, ownPath, passwordRule } from "./rules.ts";
import { LookInMail } from "./SignInPage.tsx";

const route = getRouteApi("/$seller/public/sign-up");

/** Two steps: an account, confirmed by mail; then who the customer is to this seller. */
export function SignUpPage() {
  const say = useText(publicTexts);
  const seller = useSeller();
  const me = useMe();
  const path = ownPath(route.useSearch().next);
  if (!me) return <LoadingRows />;
  return (
    <div className={classes["narrow"]}>
      {me.person ? (
        <>
          <PageHeader
            title={say("registerTitle")}
            lead={say("registerLead", { seller: seller.name })}
            place={seller.name}
          />
          <RegisterForm name={me.person.name} next={path ?? `/${seller.slug}/my/claims`} />
        </>
      ) : (
        <>
          <PageHeader title={say("signUpTitle")} lead={say("signUpLead")} place={seller.name} />
          <Stack>
            <AccountForm next={`/${seller.slug}/sign-up${path ? `?next=${encodeURIComponent(path)}` : ""}`} />
            <Group justify="center" gap={6}>
              <Text size="sm">{say("signUpHave")}</Text>
              <TextLink
                to="/$seller/sign-in"
                params={{ seller: seller.slug }}
                search={path ? { next: path } : {}}
                size="sm"
              >
                {say("signInAction")}
              </TextLink>
            </Group>
          </Stack>
        </>
      )}
    </div>
  );
}

/** Makes an account; the mailed link confirms it, signs in and goes on to `next`. */
export function AccountForm({ next }: { readonly next: string }) {
  const say = useText(publicTexts);
  const { register, handleSubmit, formState, getValues } = useForm({
    defaultValues: { name: "", email: "", password: "" },
  });
  const signUp = useAction("POST /v1/auth/sign-up/email");
  const wrong = (name: "name" | "email" | "password") =>
    formState.errors[name]?.message ?? signUp.error?.field(`/${name}`);
  return (
    <form
      noValidate
      className={classes["card"]}
      onSubmit={handleSubmit((fields) => signUp.mutate({ body: { ...fields, callbackURL: next } }))}
    >
      <Stack>
        <TextInput
          label={say("yourName")}
          autoComplete="name"
          error={wrong("name")}
          {...register("name", { required: say("required") })}
        />
        <TextInput
          label={say("email")}
          type="email"
          autoComplete="email"
          error={wrong("email")}
          {...register("email", emailRule(say))}
        />
        <PasswordInput
          label={say("password")}
          description={say("passwordHint")}
          autoComplete="new-password"
          error={wrong("password")}
          {...register("password", passwordRule(say))}
        />
        <ProblemAlert error={signUp.error} />
        {signUp.isSuccess && <LookInMail email={getValues("email")} />}
        <Button type="submit" loading={signUp.isPending}>
          {say("signUpAction")}
        </Button>
      </Stack>
    </form>
  );
}

interface Registration {
  kind: "consumer" | "business";
  name: string;
  country: string;
  phone: string;
}

function RegisterForm({ name, next }: { readonly name: string; readonly next: string }) {
  const say = useText(publicTexts);
  const word = useText(shared);
  const seller = useSeller().slug;
  const router = useRouter();
  const locale = useLocale();
  const [form, forget] = useKeptForm<Registration>(`register ${seller}`, {
    kind: "consumer",
    name,
    country: "",
    phone: "",
  });
  const become = useAction("POST /v1/sellers/{seller}/customers");
  const submit = form.handleSubmit(async ({ phone, ...fields }) => {
    const body = { ...fields, locale, ...(phone.trim() ? { phone } : {}) };
    await become.mutateAsync({ params: { seller }, body }).then(
      () => {
        forget();
        router.history.push(next);
      },
      () => undefined,
    );
  });
  const wrong = (field: keyof Registration) =>
    form.formState.errors[field]?.message ?? become.error?.field(`/${field}`);
  return (
    <form noValidate className={classes["card"]} onSubmit={submit}>
      <Stack>
        <Controller
          control={form.control}
          name="kind"
          render={({ field }) => (
            <Radio.Group label={say("registerKind")} value={field.value} onChange={field.onChange}>
              <Group mt="xs">
                <Radio value="consumer" label={say("registerConsumer")} />
                <Radio value="business" label={say("registerBusiness")} />
              </Group>
            </Radio.Group>
          )}
        />
        <TextInput
          label={say(form.watch("kind") === "business" ? "registerCompany" : "registerName")}
          autoComplete={form.watch("kind") === "business" ? "organization" : "name"}
          error={wrong("name")}
          {...form.register("name", { required: say("required") })}
        />
        <Controller
          control={form.control}
          name="country"
          rules={{ required: say("required") }}
          render={({ field }) => (
            <Select
              label={say("registerCountry")}
              data={countryChoices(locale)}
              searchable
              value={field.value || null}
              onChange={(value) => field.onChange(value ?? "")}
              error={wrong("country")}
            />
          )}
        />
        <TextInput
          label={`${say("registerPhone")} (${word("optional")})`}
          type="tel"
          autoComplete="tel"
          error={wrong("phone")}
          {...form.register("phone")}
        />
        <ProblemAlert error={become.error} />
        <Button type="submit" loading={become.isPending}>
          {say("registerAction")}
        </Button>
      </Stack>
    </form>
  );
}
