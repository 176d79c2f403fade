import { useSyncExternalStore } from "react";
import { type Locale, locales } from "../core/locale.ts";
import { speak } from "./client.ts";

const place = "recourse.locale";
const listeners = new Set<() => void>();
let current: Locale = start();
apply();

/** The reader's language: chosen before, else the browser's, else English. */
export function currentLocale(): Locale {
  return current;
}

/** The reader's language in a component; changes with the switch. */
export function useLocale(): Locale {
  return useSyncExternalStore(subscribe, currentLocale);
}

/** Switches the language of pages and answers, and remembers it in this browser. */
export function switchLocale(locale: Locale): void {
  try {
    localStorage.setItem(place, locale);
  } catch {
    // A browser that keeps nothing still switches for this visit.
  }
  change(locale);
}

// What is switched in one window of the browser is switched in all.
window.addEventListener("storage", ({ key }) => {
  const chosen = key === place ? stored() : undefined;
  if (chosen) change(chosen);
});

function change(locale: Locale): void {
  current = locale;
  apply();
  for (const listener of listeners) listener();
}

function start(): Locale {
  const wanted = [stored(), ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())];
  return wanted.map((tag) => locales.find((locale) => locale === tag)).find((found) => found !== undefined) ?? "en";
}

function stored(): Locale | undefined {
  try {
    return locales.find((locale) => locale === localStorage.getItem(place));
  } catch {
    return undefined;
  }
}

function apply(): void {
  document.documentElement.lang = current === "zh" ? "zh-Hans" : current;
  speak(current);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
