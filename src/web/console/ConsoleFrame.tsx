import { ActionIcon } from "@mantine/core";
import { useDisclosure, useHotkeys } from "@mantine/hooks";
import { IconMenu2, IconSearch, IconX } from "@tabler/icons-react";
import { Outlet, useLocation } from "@tanstack/react-router";
import { Suspense, useEffect } from "react";
import { useLive } from "../live.ts";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { consoleTexts } from "../texts/console/index.ts";
import { shared } from "../texts/shared/index.ts";
import classes from "./console.module.css";
import { KeyHelp } from "./KeyHelp.tsx";
import { useGoKeys } from "./keys.ts";
import { Navigation, SellerMark } from "./Navigation.tsx";
import { PageLoading } from "./PageStates.tsx";
import { Palette } from "./Palette.tsx";

/** What stands around every page of the console: navigation with counts, palette, key help. Narrow screens fold the navigation away. */
export function ConsoleFrame() {
  const say = useText(consoleTexts);
  const sayShared = useText(shared);
  const seller = useSeller();
  const { pathname } = useLocation();
  const [menu, { toggle: toggleMenu, close: closeMenu }] = useDisclosure(false);
  const [palette, { open: openPalette, close: closePalette }] = useDisclosure(false);
  const [help, { open: openHelp, close: closeHelp }] = useDisclosure(false);
  useHotkeys([["mod+K", openPalette]], []);
  useHotkeys([
    ["shift+?", openHelp],
    ["?", openHelp],
  ]);
  useGoKeys();
  useLive(seller.slug);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- a new page closes the folded navigation.
  useEffect(closeMenu, [pathname]);
  return (
    <div className={classes["frame"]}>
      <a href="#main" className="skip-link">
        {sayShared("skip")}
      </a>
      <header className={classes["bar"]}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          onClick={toggleMenu}
          aria-expanded={menu}
          aria-controls="navigation"
          aria-label={say(menu ? "closeNavigation" : "openNavigation")}
        >
          {menu ? <IconX size={20} aria-hidden /> : <IconMenu2 size={20} aria-hidden />}
        </ActionIcon>
        <SellerMark seller={seller} />
        <ActionIcon variant="subtle" color="gray" size="lg" ml="auto" onClick={openPalette} aria-label={say("jump")}>
          <IconSearch size={20} aria-hidden />
        </ActionIcon>
      </header>
      <Navigation open={menu} onJump={openPalette} onHelp={openHelp} />
      <main id="main" tabIndex={-1} className={classes["main"]}>
        <Suspense fallback={<PageLoading />}>
          <Outlet />
        </Suspense>
      </main>
      <Palette opened={palette} onClose={closePalette} />
      <KeyHelp opened={help} onClose={closeHelp} />
    </div>
  );
}
