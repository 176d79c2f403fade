import { Button, Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";

interface Entry {
  readonly label: string;
  readonly go: () => unknown;
}

/** The rest of a head's links, so that the first ones stay in one row. */
export function MoreMenu({ entries }: { readonly entries: readonly Entry[] }) {
  const say = useText(shared);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          px={10}
          fw={400}
          rightSection={<IconChevronDown size={16} aria-hidden />}
        >
          {say("moreEntries")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map(({ label, go }) => (
          <Menu.Item key={label} onClick={go}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
