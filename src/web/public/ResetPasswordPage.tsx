import { Alert, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useForm } from "react-hook-form";
import { useAction } from "../data.ts";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { publicTexts } from "../texts/public/index.ts";
import { ButtonLink } from "../ui/links.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";
import classes from "./public.module.css";
import { emailRule, passwordRule } from "./rules.ts";
import { LookInMail } from "./SignInPage.tsx";

const route = getRouteApi("/$seller/public/reset-password");

/** Without a token: asks for the mail. With the token of the mailed link: sets the new password. */
export function ResetPasswordPage() {
  const say = useText(publicTexts);
  const seller = useSeller();
  const { token } = route.useSearch();
  return (
    <div className={classes["narrow"]}>
      <PageHeader title={say("resetTitle")} lead={token ? undefined : say("resetAsk")} place={seller.name} />
      <div className={classes["card"]}>{token ? <NewPassword token={token} /> : <AskForMail />}</div>
    </div>
  );
}

function AskForMail() {
  const say = useText(publicTexts);
  const seller = useSeller().slug;
  const { register, handleSubmit, formState, getValues } = useForm({ defaultValues: { email: "" } });
  const ask = useAction("POST /v1/auth/request-password-reset");
  const redirectTo = `/${seller}/reset-password`;
  return (
    <form noValidate onSubmit={handleSubmit(({ email }) => ask.mutate({ body: { email, redirectTo } }))}>
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
          {say("resetAskAction")}
        </Button>
      </Stack>
    </form>
  );
}

function NewPassword({ token }: { readonly token: string }) {
  const say = useText(publicTexts);
  const seller = useSeller().slug;
  const { register, handleSubmit, formState } = useForm({ defaultValues: { newPassword: "" } });
  const reset = useAction("POST /v1/auth/reset-password");
  if (reset.isSuccess) {
    return (
      <Stack>
        <Alert variant="light" role="status">
          {say("resetDone")}
        </Alert>
        <ButtonLink to="/$seller/sign-in" params={{ seller }}>
          {say("signInAction")}
        </ButtonLink>
      </Stack>
    );
  }
  return (
    <form noValidate onSubmit={handleSubmit((fields) => reset.mutate({ body: { token, ...fields } }))}>
      <Stack>
        <PasswordInput
          label={say("resetNew")}
          description={say("passwordHint")}
          autoComplete="new-password"
          error={formState.errors.newPassword?.message}
          {...register("newPassword", passwordRule(say))}
        />
        <ProblemAlert error={reset.error} />
        <Button type="submit" loading={reset.isPending}>
          {say("resetAction")}
        </Button>
      </Stack>
    </form>
  );
}
