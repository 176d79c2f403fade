import { ActionIcon, Button, Menu, useMantineColorScheme } from "@mantine/core";
import { IconDeviceDesktop, IconLanguage, IconMoon, IconSun } from "@tabler/icons-react";
import { startTransition } from "react";
import { locales } from "../../core/locale.ts";
import { switchLocale, useLocale } from "../locale.ts";
import { loadTexts, useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";
import classes from "./ui.module.css";

/** Each language under its own name. */
export const languageNames = { en: "English", es: "Español", zh: "中文" } as const;

/** Switches the language of pages and answers. */
export function LanguageMenu() {
  const say = useText(shared);
  const locale = useLocale();
  return (
    <Menu>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          px={8}
          leftSection={<IconLanguage size={18} aria-hidden />}
          classNames={{ section: classes["wideOnly"] ?? "" }}
          aria-label={`${locale.toUpperCase()} (${say("language")}: ${languageNames[locale]})`}
        >
          {locale.toUpperCase()}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {locales.map((one) => (
          <Menu.Item
            key={one}
            lang={one}
            fw={one === locale ? 650 : 400}
            onClick={async () => {
              await loadTexts(shared, one).catch(() => undefined);
              startTransition(() => switchLocale(one));
            }}
          >
            {languageNames[one]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Switches between light, dark and what the device says. */
export function SchemeMenu() {
  const say = useText(shared);
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const choices = [
    { value: "light", label: say("schemeLight"), Icon: IconSun },
    { value: "dark", label: say("schemeDark"), Icon: IconMoon },
    { value: "auto", label: say("schemeAuto"), Icon: IconDeviceDesktop },
  ] as const;
  const Present = choices.find((choice) => choice.value === colorScheme)?.Icon ?? IconDeviceDesktop;
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={say("scheme")}>
          <Present size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ value, label, Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={16} aria-hidden />}
            fw={value === colorScheme ? 650 : 400}
            onClick={() => setColorScheme(value)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
