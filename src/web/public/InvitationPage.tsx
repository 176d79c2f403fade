import { Button, Stack, Tabs, Text } from "@mantine/core";
import { IconMailOff } from "@tabler/icons-react";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useAction } from "../data.ts";
import { useMe, useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { publicTexts } from "../texts/public/index.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { LoadingRows } from "../ui/LoadingPage.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";
import classes from "./public.module.css";
import { SignInForm } from "./SignInPage.tsx";
import { AccountForm } from "./SignUpPage.tsx";

const route = getRouteApi("/$seller/public/invitation");

/** Takes up an invitation to the staff; whoever is not signed in does that first and comes back. */
export function InvitationPage() {
  const say = useText(publicTexts);
  const seller = useSeller();
  const me = useMe();
  const { token } = route.useSearch();
  if (!token) return <EmptyState icon={<IconMailOff size={24} />} title={say("inviteMissing")} order={1} />;
  if (!me) return <LoadingRows />;
  return (
    <div className={classes["narrow"]}>
      <PageHeader title={say("inviteTitle", { seller: seller.name })} place={seller.name} />
      {me.person ? (
        <Accept token={token} email={me.person.email} />
      ) : (
        <SignInFirst next={`/${seller.slug}/invitation?token=${encodeURIComponent(token)}`} />
      )}
    </div>
  );
}

function Accept({ token, email }: { readonly token: string; readonly email: string }) {
  const say = useText(publicTexts);
  const seller = useSeller().slug;
  const navigate = useNavigate();
  const accept = useAction("POST /v1/sellers/{seller}/invitations/acceptance");
  const act = () =>
    accept.mutateAsync({ params: { seller }, body: { token } }).then(
      () => navigate({ to: "/$seller/console", params: { seller } }),
      () => undefined,
    );
  return (
    <Stack className={classes["card"]}>
      <Text>{say("inviteSignedIn", { email })}</Text>
      <ProblemAlert error={accept.error} />
      <Button onClick={act} loading={accept.isPending}>
        {say("inviteAction")}
      </Button>
    </Stack>
  );
}

function SignInFirst({ next }: { readonly next: string }) {
  const say = useText(publicTexts);
  return (
    <Stack>
      <Text>{say("inviteFirst")}</Text>
      <Tabs defaultValue="new">
        <Tabs.List grow mb="md">
          <Tabs.Tab value="new">{say("signInMake")}</Tabs.Tab>
          <Tabs.Tab value="known">{say("signInAction")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="new">
          <AccountForm next={next} />
        </Tabs.Panel>
        <Tabs.Panel value="known">
          <SignInForm next={next} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
