import { Modal, TextInput, UnstyledButton } from "@mantine/core";
import { useDebouncedValue, useId } from "@mantine/hooks";
import { IconClipboardList, IconSearch, IconShoppingCart } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { useAnswer } from "../data.ts";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { consoleTexts } from "../texts/console/index.ts";
import classes from "./console.module.css";
import { consolePages } from "./navigation.ts";

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Jumps to a claim by number, serial, RMA or customer, or to a page by its name. */
export function Palette({ opened, onClose }: Props) {
  const say = useText(consoleTexts);
  return (
    <Modal.Root opened={opened} onClose={onClose} yOffset="12vh" size="lg">
      <Modal.Overlay />
      <Modal.Content aria-label={say("jump")}>
        <Search onClose={onClose} />
      </Modal.Content>
    </Modal.Root>
  );
}

interface Choice {
  readonly id: string;
  readonly icon: ReactNode;
  readonly name: string;
  readonly about: string;
  readonly go: () => void;
}

function Search({ onClose }: { readonly onClose: () => void }) {
  const say = useText(consoleTexts);
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const choices = useChoices(query.trim());
  const list = useId();
  const present = choices[Math.min(at, choices.length - 1)];
  const open = (choice: Choice | undefined) => {
    if (!choice) return;
    onClose();
    choice.go();
  };
  const keys = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt((before) => (Math.min(before, choices.length - 1) + step + choices.length) % Math.max(1, choices.length));
    } else if (event.key === "Enter") open(present);
  };
  return (
    <>
      <TextInput
        data-autofocus
        variant="unstyled"
        size="lg"
        px="md"
        leftSection={<IconSearch size={18} aria-hidden />}
        placeholder={say("jumpHint")}
        aria-label={say("jump")}
        role="combobox"
        aria-expanded={choices.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={present ? `${list}-${present.id}` : undefined}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={keys}
      />
      <div id={list} role="listbox" aria-label={say("jump")} className={classes["choices"]}>
        {choices.map((choice) => (
          <UnstyledButton
            key={choice.id}
            id={`${list}-${choice.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={choice === present}
            className={classes["choice"]}
            onClick={() => open(choice)}
          >
            {choice.icon}
            <span>{choice.name}</span>
            <span className={classes["choiceAbout"]}>{choice.about}</span>
          </UnstyledButton>
        ))}
      </div>
      {choices.length === 0 && (
        <p role="status" className={classes["noChoice"]}>
          {say("nothingFound", { query })}
        </p>
      )}
    </>
  );
}

function useChoices(query: string): Choice[] {
  const say = useText(consoleTexts);
  const navigate = useNavigate();
  const { slug } = useSeller();
  const params = { seller: slug };
  const [sought] = useDebouncedValue(query, 150);
  const { data } = useAnswer("GET /v1/sellers/{seller}/claims", {
    params,
    query: { limit: 8, ...(sought === "" ? {} : { q: sought }) },
  });
  const { data: orders } = useAnswer("GET /v1/sellers/{seller}/orders", {
    params,
    query: { limit: 4, ...(sought === "" ? {} : { q: sought }) },
  });
  const pages = consolePages
    .filter((page) => say(page.name).toLowerCase().includes(query.toLowerCase()))
    .map((page) => ({
      id: page.name,
      icon: <page.Icon size={16} aria-hidden />,
      name: say(page.name),
      about: `g ${page.key}`,
      go: () => void navigate({ to: page.to, params }),
    }));
  const claims = (data?.items ?? []).map((row) => ({
    id: row.id,
    icon: <IconClipboardList size={16} aria-hidden />,
    name: `${row.number} · ${row.customer.name}`,
    about: `${row.firstModel ?? ""} ${row.firstSerial}`,
    go: () => void navigate({ to: "/$seller/console/claims/$claim", params: { ...params, claim: row.number } }),
  }));
  const bought = (orders?.items ?? []).map((row) => ({
    id: row.id,
    icon: <IconShoppingCart size={16} aria-hidden />,
    name: `${row.number} · ${row.customer}`,
    about: row.statusText,
    go: () => void navigate({ to: "/$seller/console/orders/$order", params: { ...params, order: row.number } }),
  }));
  return query === "" ? [...pages, ...claims, ...bought] : [...claims, ...bought, ...pages];
}
