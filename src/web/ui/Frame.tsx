import { Anchor, Container, Group, Text } from "@mantine/core";
import { type ReactNode, useRef } from "react";
import { useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";
import { LanguageMenu, SchemeMenu } from "./Preferences.tsx";
import classes from "./ui.module.css";

interface Props {
  /** Left in the head: whose pages these are. */
  readonly brand: ReactNode;
  /** Links of the head. */
  readonly nav?: ReactNode;
  /** Stays beside the links where these are too wide for the row and scroll. */
  readonly more?: ReactNode;
  /** Right in the head, before language and appearance. */
  readonly account?: ReactNode;
  readonly footer?: ReactNode;
  readonly size?: "sm" | "md" | "lg";
  readonly children: ReactNode;
}

/** What stands around public and portal pages: head with brand, links, language; content; foot. */
export function Frame({ brand, nav, more, account, footer, size = "md", children }: Props) {
  const say = useText(shared);
  const main = useRef<HTMLElement>(null);
  return (
    <div className={classes["frame"]}>
      <Anchor
        href="#content"
        className="skip-link"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {say("skip")}
      </Anchor>
      <header className={classes["head"]}>
        <Container size={size === "sm" ? "md" : size} className={classes["headRow"]}>
          {brand}
          {nav && (
            <nav className={classes["headNav"]}>
              <div className={classes["headLinks"]}>{nav}</div>
              {more}
            </nav>
          )}
          <Group gap={4} wrap="nowrap" ml="auto">
            {account}
            <LanguageMenu />
            <SchemeMenu />
          </Group>
        </Container>
      </header>
      <main id="content" ref={main} tabIndex={-1} className={classes["main"]}>
        <Container size={size}>{children}</Container>
      </main>
      <footer className={classes["foot"]}>
        <Container size={size === "sm" ? "md" : size}>
          <Group justify="space-between" gap="xs">
            <Group gap="md">{footer}</Group>
            <Text size="sm" c="dimmed">
              {say("poweredBy")}
            </Text>
          </Group>
        </Container>
      </footer>
    </div>
  );
}
