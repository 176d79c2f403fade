import { Anchor } from "@mantine/core";
import { Outlet, useNavigate } from "@tanstack/react-router";
import { isStaff, useMe, useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { connectTexts } from "../texts/connect/index.ts";
import { publicTexts } from "../texts/public/index.ts";
import { shared } from "../texts/shared/index.ts";
import { Brand } from "../ui/Brand.tsx";
import { Frame } from "../ui/Frame.tsx";
import { ButtonLink, TextLink } from "../ui/links.tsx";
import { MoreMenu } from "../ui/MoreMenu.tsx";

/** Head and foot of a seller's public pages. */
export function PublicFrame() {
  const seller = useSeller();
  const say = useText(publicTexts);
  const sayConnect = useText(connectTexts);
  const params = { seller: seller.slug };
  const navigate = useNavigate();
  return (
    <Frame
      size="sm"
      brand={
        <TextLink to="/$seller" params={params} c="inherit" underline="never">
          <Brand seller={seller} />
        </TextLink>
      }
      more={
        <MoreMenu
          entries={[
            { label: say("navCentres"), go: () => navigate({ to: "/$seller/repair-centres", params }) },
            { label: say("navTerms"), go: () => navigate({ to: "/$seller/terms", params }) },
          ]}
        />
      }
      nav={
        <>
          <TextLink to="/$seller" params={params} activeOptions={{ exact: true, includeSearch: false }}>
            {say("headCheck")}
          </TextLink>
          <TextLink to="/$seller/shop" params={params} activeOptions={{ includeSearch: false }}>
            {say("navShop")}
          </TextLink>
          <TextLink to="/$seller/track" params={params}>
            {say("headTrack")}
          </TextLink>
        </>
      }
      account={<Account />}
      footer={
        <>
          <TextLink to="/$seller/withdraw" params={params} size="sm">
            {sayConnect("withdrawLink")}
          </TextLink>
          <Anchor href={`mailto:${seller.email}`} size="sm">
            {seller.email}
          </Anchor>
        </>
      }
    >
      <Outlet />
    </Frame>
  );
}

function Account() {
  const seller = useSeller();
  const me = useMe();
  const say = useText(shared);
  const params = { seller: seller.slug };
  if (!me) return null;
  const look = { variant: "default", size: "compact-md" } as const;
  if (!me.person) {
    return (
      <ButtonLink to="/$seller/sign-in" params={params} {...look}>
        {say("signIn")}
      </ButtonLink>
    );
  }
  const [works, buys] = [isStaff(me) || me.also === "staff", !isStaff(me) || me.also === "customer"];
  return (
    <>
      {works && (
        <ButtonLink to="/$seller/console" params={params} {...look}>
          {say("console")}
        </ButtonLink>
      )}
      {buys && (
        <ButtonLink to="/$seller/my/claims" params={params} {...look}>
          {say("myClaims")}
        </ButtonLink>
      )}
    </>
  );
}
