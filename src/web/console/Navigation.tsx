import { Badge, Kbd, Menu, Tooltip, UnstyledButton, useMantineColorScheme, VisuallyHidden } from "@mantine/core";
import { IconKeyboard, IconLogout, IconSearch, IconSelector } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { startTransition } from "react";
import { locales } from "../../core/locale.ts";
import { send } from "../client.ts";
import { type Seller, useAnswer } from "../data.ts";
import { useFormat } from "../format.ts";
import { switchLocale, useLocale } from "../locale.ts";
import { useMe, useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { consoleTexts } from "../texts/console/index.ts";
import { Brand } from "../ui/Brand.tsx";
import { languageNames } from "../ui/Preferences.tsx";
import { forgetAllKept } from "../ui/use-kept.ts";
import classes from "./console.module.css";
import { type ConsolePage, consolePages, waitingAt } from "./navigation.ts";
import { useRoleName } from "./role.ts";

interface Props {
  readonly open: boolean;
  readonly onJump: () => void;
  readonly onHelp: () => void;
}

/** The console's pages with what waits behind each, and who is signed in. A rail of icons where there is little width. */
export function Navigation({ open, onJump, onHelp }: Props) {
  const say = useText(consoleTexts);
  const seller = useSeller();
  const { data } = useAnswer("GET /v1/sellers/{seller}/today", { params: { seller: seller.slug } });
  return (
    <nav id="navigation" className={classes["nav"]} data-open={open || undefined} aria-label={say("navigation")}>
      <SellerMark seller={seller} />
      <Tooltip label={say("jump")} position="right" disabled={open}>
        <UnstyledButton className={classes["jump"]} onClick={onJump}>
          <IconSearch size={16} aria-hidden />
          <span className={classes["wide"]}>{say("search")}</span>
          <Kbd size="xs" className={classes["wide"]}>
            Ctrl K
          </Kbd>
        </UnstyledButton>
      </Tooltip>
      <ul className="unstyled-list">
        {consolePages.map((page) => (
          <li key={page.name}>
            <PageLink page={page} waiting={waitingAt(page, data?.queues ?? [])} />
          </li>
        ))}
      </ul>
      <Account onHelp={onHelp} />
    </nav>
  );
}

/** Whose console this is; leads to Today. */
export function SellerMark({ seller }: { readonly seller: Seller }) {
  return (
    <Link to="/$seller/console/today" params={{ seller: seller.slug }} className={classes["mark"]} title={seller.name}>
      <Brand seller={seller} small />
    </Link>
  );
}

function PageLink({ page, waiting }: { readonly page: ConsolePage; readonly waiting: number }) {
  const say = useText(consoleTexts);
  const format = useFormat();
  const { slug } = useSeller();
  return (
    <Link to={page.to} params={{ seller: slug }} className={classes["link"]} title={say(page.name)}>
      <page.Icon size={18} stroke={1.7} aria-hidden />
      <span className={classes["linkName"]}>{say(page.name)}</span>
      {waiting > 0 && (
        <Badge size="sm" variant="light" color="gray" className={classes["count"]} circle={waiting < 10}>
          {format.count(waiting)}
          <VisuallyHidden> {say("waiting")}</VisuallyHidden>
        </Badge>
      )}
    </Link>
  );
}

function Account({ onHelp }: { readonly onHelp: () => void }) {
  const say = useText(consoleTexts);
  const me = useMe();
  const role = useRoleName();
  const locale = useLocale();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  const name = me?.person?.name ?? "";
  return (
    <Menu position="top-start" width={220} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className={classes["account"]}>
          <span className={classes["initials"]} aria-hidden>
            {initials(name)}
          </span>
          <VisuallyHidden>{say("account")}: </VisuallyHidden>
          <span className={classes["who"]}>
            <span>{name}</span>
            <span className={classes["role"]}>{me ? role(me.role) : ""}</span>
          </span>
          <IconSelector size={16} aria-hidden className={classes["wide"]} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{say("language")}</Menu.Label>
        {locales.map((one) => (
          <Menu.Item
            key={one}
            onClick={() => startTransition(() => switchLocale(one))}
            fw={one === locale ? 650 : 400}
            lang={one}
          >
            {languageNames[one]}
          </Menu.Item>
        ))}
        <Menu.Label>{say("appearance")}</Menu.Label>
        {(["light", "dark", "auto"] as const).map((scheme) => (
          <Menu.Item key={scheme} onClick={() => setColorScheme(scheme)} fw={scheme === colorScheme ? 650 : 400}>
            {say(scheme)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} onClick={onHelp} rightSection={<Kbd>?</Kbd>}>
          {say("keyboard")}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut()}>
          {say("signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Signs out and begins anew on the seller's page: what is still on screen would go on asking for what is refused from here on. */
function useSignOut(): () => Promise<void> {
  const { slug } = useSeller();
  return async () => {
    await send("/v1/auth/sign-out", { method: "POST", headers: { "content-type": "application/json" }, body: "{}" });
    forgetAllKept();
    location.assign(`/${slug}`);
  };
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => part.slice(0, 1).toUpperCase())
    .join("");
}
