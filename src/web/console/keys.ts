import { useNavigate } from "@tanstack/react-router";
import { type RefObject, useEffect, useRef } from "react";
import { useSeller } from "../session.ts";
import { consolePages } from "./navigation.ts";

/** Whether keys go into a field just now, so that single letters are text and no command. */
export function typing(event: Event): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  const field = target instanceof HTMLInputElement ? !/^(radio|checkbox|button)$/.test(target.type) : false;
  return target.isContentEditable || field || /^(TEXTAREA|SELECT)$/.test(target.tagName) || inDialog(target);
}

/** `g` and a letter within a second and a half go to a page. */
export function useGoKeys(): void {
  const navigate = useNavigate();
  const { slug } = useSeller();
  const pressed = useRef(0);
  useWindowKeys((event) => {
    if (typing(event)) return;
    if (event.key === "g") {
      pressed.current = event.timeStamp;
      return;
    }
    const page = consolePages.find((one) => one.key === event.key);
    if (page && pressed.current > 0 && event.timeStamp - pressed.current < 1500) {
      event.preventDefault();
      void navigate({ to: page.to, params: { seller: slug } });
    }
    pressed.current = 0;
  });
}

/** `j` and `k` move the focus through the rows' links in `place`; Enter opens one, as a link does. `/` goes to its search field. */
export function useRowKeys(place: RefObject<HTMLElement | null>): void {
  useWindowKeys((event) => {
    if (typing(event)) return;
    if (event.key === "/") {
      const field = place.current?.querySelector<HTMLInputElement>("input[type=search]");
      if (!field) return;
      event.preventDefault();
      field.focus();
      field.select();
    }
    if (event.key !== "j" && event.key !== "k") return;
    const rows = [...(place.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    const at = rows.findIndex((row) => row === document.activeElement);
    const next = at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + (event.key === "j" ? 1 : -1)));
    rows[next]?.focus();
    rows[next]?.scrollIntoView({ block: "nearest" });
  });
}

/** Calls `onKey` for every key pressed in the window without Ctrl, Alt or ⌘. */
export function useWindowKeys(onKey: (event: KeyboardEvent) => void): void {
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)) latest.current(event);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}

function inDialog(target: HTMLElement): boolean {
  return target.closest("[role=dialog]") !== null;
}
