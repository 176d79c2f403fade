import { Alert, Button, Divider, Group, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { IconLock, IconMail } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { call, Problem } from "../client.ts";
import { useAction } from "../data.ts";
import { isStaff, useMe, useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { publicTexts } from "../texts/public/index.ts";
import { ButtonLink, TextLink } from "../ui/links.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";
import classes from "./public.module.css";
import { emailRule, ownPath } from "./rules.ts";

const route = getRouteApi("/$seller/public/sign-in");

/** Signs in with a password or a mailed link, then goes on to where the reader wanted to be. */
export function SignInPage() {
  const say = useText(publicTexts);
  const seller = useSeller();
  const { next, error } = route.useSearch();
  const path = ownPath(next);
  return (
    <div className={classes["narrow"]}>
      <PageHeader title={say("signInTitle")} place={seller.name} />
      <Stack>
        {error === "staff_only" && <StaffOnly />}
        {error && error !== "staff_only" && (
          <ProblemAlert error={new Problem({ title: say("signInLinkFailed"), status: 410, code: error })} />
        )}
        <SignInForm next={path} />
        <Group justify="center" gap={6}>
          <Text size="sm">{say("signInNew")}</Text>
          <TextLink
            to="/$seller/sign-up"
            params={{ seller: seller.slug }}
            search={path ? { next: path } : {}}
            size="sm"
          >
            {say("signInMake")}
          </TextLink>
        </Group>
      </Stack>
    </div>
  );
}

/** Says to somebody who follows a colleague's link that they are signed in as somebody else. */
function StaffOnly() {
  const say = useText(publicTexts);
  const { name, slug } = useSeller();
  const person = useMe()?.person;
  return (
    <Alert variant="light" icon={<IconLock aria-hidden />} role="status" title={say("staffOnly", { name })}>
      <Stack gap="xs" align="flex-start">
        {person && <Text size="sm">{say("staffOnlyAs", { email: person.email })}</Text>}
        <ButtonLink to="/$seller/my/claims" params={{ seller: slug }} variant="default" size="sm">
          {say("staffOnlyMine")}
        </ButtonLink>
      </Stack>
    </Alert>
  );
}

/** The form alone, for the pages that need somebody signed in first. `next` is a path of this installation. */
export function SignInForm({ next }: { readonly next: string | undefined }) {
  const say = useText(publicTexts);
  const [byLink, setByLink] = useState(false);
  return (
    <div className={classes["card"]}>
      <Stack>
        {byLink ? <LinkForm next={next} /> : <PasswordForm next={next} />}
        <Divider />
        <Button variant="default" onClick={() => setByLink(!byLink)}>
          {say(byLink ? "signInWithPassword" : "signInWithLink")}
        </Button>
      </Stack>
    </div>
  );
}

function PasswordForm({ next }: { readonly next: string | undefined }) {
  const say = useText(publicTexts);
  const seller = useSeller().slug;
  const goOn = useGoOn(next);
  const { register, handleSubmit, formState } = useForm({ defaultValues: { email: "", password: "" } });
  const signIn = useAction("POST /v1/auth/sign-in/email");
  const submit = handleSubmit(async (body) => {
    await signIn.mutateAsync({ body }).then(goOn, () => undefined);
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label={say("email")}
          type="email"
          autoComplete="username"
          error={formState.errors.email?.message}
          {...register("email", emailRule(say))}
        />
        <PasswordInput
          label={say("password")}
          autoComplete="current-password"
          error={formState.errors.password?.message}
          {...register("password", { required: say("required") })}
        />
        <ProblemAlert error={signIn.error} />
        <Button type="submit" loading={signIn.isPending}>
          {say("signInAction")}
        </Button>
        <TextLink to="/$seller/reset-password" params={{ seller }} size="sm" ta="center">
          {say("signInForgot")}
        </TextLink>
      </Stack>
    </form>
  );
}

function LinkForm({ next }: { readonly next: string | undefined }) {
  const say = useText(publicTexts);
  const seller = useSeller().slug;
  const { register, handleSubmit, formState, getValues } = useForm({ defaultValues: { email: "" } });
  const ask = useAction("POST /v1/auth/sign-in/magic-link");
  const callbackURL = next ?? `/${seller}/my/claims`;
  return (
    <form noValidate onSubmit={handleSubmit(({ email }) => ask.mutate({ body: { email, callbackURL } }))}>
      <Stack>
        <TextInput
          label={say("email")}
          type="email"
          autoComplete="username"
          error={formState.errors.email?.message}
          {...register("email", emailRule(say))}
        />
        <ProblemAlert error={ask.error} />
        {ask.isSuccess && <LookInMail email={getValues("email")} />}
        <Button type="submit" loading={ask.isPending}>
          {say("signInWithLink")}
        </Button>
      </Stack>
    </form>
  );
}

/** Says that a mail is on its way, whether or not the address is known. */
export function LookInMail({ email }: { readonly email: string }) {
  const say = useText(publicTexts);
  return (
    <Alert variant="light" icon={<IconMail aria-hidden />} role="status" title={say("linkTitle")}>
      {say("linkText", { email })}
    </Alert>
  );
}

/** Goes to where the reader wanted to be, else staff to the console and customers to their claims. */
function useGoOn(next: string | undefined) {
  const seller = useSeller().slug;
  const router = useRouter();
  const client = useQueryClient();
  return async () => {
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "GET /v1/sellers/{seller}" });
    if (next) return router.history.push(next);
    const me = await call("GET /v1/sellers/{seller}/me", { params: { seller } });
    const to = isStaff(me) ? "/$seller/console" : "/$seller/my/claims";
    await router.navigate({ to, params: { seller } });
  };
}
