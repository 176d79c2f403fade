import { Button, Menu, Text } from "@mantine/core";
import { IconLogout, IconShoppingCart, IconTool, IconUser } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { Outlet, useNavigate } from "@tanstack/react-router";
import { call } from "../client.ts";
import { useLive } from "../live.ts";
import { useMe, useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { portalTexts } from "../texts/portal/index.ts";
import { shared } from "../texts/shared/index.ts";
import { Brand } from "../ui/Brand.tsx";
import { Frame } from "../ui/Frame.tsx";
import { TextLink } from "../ui/links.tsx";
import { MoreMenu } from "../ui/MoreMenu.tsx";
import { forgetAllKept } from "../ui/use-kept.ts";

/** Head of the customer's own pages. */
export function PortalFrame() {
  const seller = useSeller();
  const say = useText(portalTexts);
  useLive(seller.slug);
  const params = { seller: seller.slug };
  const navigate = useNavigate();
  return (
    <Frame
      size="lg"
      brand={
        <TextLink to="/$seller" params={params} c="inherit" underline="never">
          <Brand seller={seller} />
        </TextLink>
      }
      more={
        <MoreMenu
          entries={[
            { label: say("navCheck"), go: () => navigate({ to: "/$seller", params }) },
            { label: say("navCentre"), go: () => navigate({ to: "/$seller/my/repair-centre", params }) },
          ]}
        />
      }
      nav={
        <>
          <TextLink to="/$seller/my/claims" params={params} activeOptions={{ includeSearch: false }}>
            {say("headClaims")}
          </TextLink>
          <TextLink to="/$seller/my/units" params={params} activeOptions={{ includeSearch: false }}>
            {say("headUnits")}
          </TextLink>
          <TextLink to="/$seller/shop" params={params} activeOptions={{ includeSearch: false }}>
            {say("navShop")}
          </TextLink>
          <TextLink to="/$seller/my/orders" params={params} activeOptions={{ includeSearch: false }}>
            {say("navOrders")}
          </TextLink>
        </>
      }
      account={
        <>
          <TextLink to="/$seller/my/cart" params={params} c="dimmed" p={8} lh={0} aria-label={say("navCart")}>
            <IconShoppingCart size={20} aria-hidden />
          </TextLink>
          <AccountMenu />
        </>
      }
    >
      <Outlet />
    </Frame>
  );
}

function AccountMenu() {
  const seller = useSeller().slug;
  const me = useMe();
  const say = useText(portalTexts);
  const word = useText(shared);
  const navigate = useNavigate();
  const client = useQueryClient();
  const signOut = async () => {
    await call("POST /v1/auth/sign-out", {});
    forgetAllKept();
    await navigate({ to: "/$seller", params: { seller } });
    client.clear();
  };
  const name = me?.customer?.name ?? me?.person?.name ?? "";
  return (
    <Menu>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          px={8}
          aria-label={say("account", { name })}
          leftSection={<IconUser size={18} aria-hidden />}
          maw={240}
        >
          <Text span inherit truncate visibleFrom="sm">
            {name}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconUser size={16} aria-hidden />}
          onClick={() => navigate({ to: "/$seller/my/profile", params: { seller } })}
        >
          {say("navProfile")}
        </Menu.Item>
        {me?.also === "staff" && (
          <Menu.Item
            leftSection={<IconTool size={16} aria-hidden />}
            onClick={() => navigate({ to: "/$seller/console", params: { seller } })}
          >
            {word("console")}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={signOut}>
          {word("signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
