import { Button, Group, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useText } from "../text.ts";
import { shared } from "../texts/shared/index.ts";

interface SearchProps {
  readonly value: string;
  readonly label: string;
  readonly onSearch: (text: string) => void;
}

/** A search field that asks when typing pauses. */
export function SearchField({ value, label, onSearch }: SearchProps) {
  const [text, setText] = useState(value);
  const ask = useDebouncedCallback(onSearch, 300);
  return (
    <TextInput
      label={label}
      type="search"
      flex="1 1 auto"
      miw="min(260px, 100%)"
      leftSection={<IconSearch size={18} aria-hidden />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        ask(event.currentTarget.value.trim());
      }}
    />
  );
}

/** Fetches the next page of a list. */
export function MoreButton({ busy, onMore }: { readonly busy: boolean; readonly onMore: () => void }) {
  const say = useText(shared);
  return (
    <Group justify="center">
      <Button variant="default" loading={busy} onClick={onMore}>
        {say("more")}
      </Button>
    </Group>
  );
}
