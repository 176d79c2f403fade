import type { Page } from "playwright-core";
import { type Locale, locales } from "../../src/core/locale.ts";
import { axeViolations, settled, sidewaysScroll, type Visitor } from "./browser.ts";

/** How pages are looked at on a walk, beyond what every page has to stand. */
interface Walk {
  /** The widths in CSS pixels that nothing may be wider than; the first is the desk's, where language is switched. */
  readonly widths?: readonly [desk: number, ...narrower: number[]];
  /** Pages that are read in the dark as well. */
  readonly dark?: (path: string) => boolean;
  /** Pages that axe reads in every language at both widths; others it reads once at each. */
  readonly inAll?: (path: string) => boolean;
  /** What has to stand on a page before it is looked at, as a selector. */
  readonly shows?: (path: string) => string | undefined;
  /** Reads pages with all that is folded away opened. */
  readonly unfolded?: boolean;
}

/**
 * Goes from page to page as links do and looks at each in every language and at every width. What changes between two
 * looks is switched in place, as a reader would: loading each page anew for each look took three times as long.
 * Gives what is wrong, a line each.
 */
export async function walk(visitor: Visitor, paths: readonly string[], how: Walk = {}): Promise<string[]> {
  const faults: string[] = [];
  const [desk] = how.widths ?? usual;
  await visitor.page.setViewportSize({ width: desk, height: 800 });
  let speaks: Locale | null = null;
  for (const path of paths) {
    const note = (fault: string) => faults.push(`${path}: ${fault}`);
    await (speaks ? follow(visitor, path) : arrive(visitor, path));
    const shown = how.shows?.(path);
    if (shown) await visitor.page.locator(shown).first().waitFor();
    // The language of the last look at a page is that of the first at the next.
    const first: Locale = speaks ?? (await spokenOn(visitor.page));
    for (const locale of [first, ...locales.filter((other) => other !== first)]) {
      if (locale !== speaks && speaks) await speak(visitor, locale);
      speaks = locale;
      if (how.unfolded) await unfold(visitor);
      const axe = how.inAll?.(path) ? "both" : axeReads[locale];
      await lookAt(visitor, { locale, widths: how.widths ?? usual, dark: how.dark?.(path) === true, axe, note });
    }
  }
  return faults;
}

/** Opens a page by its address, as a visitor who comes from elsewhere. */
export async function arrive(visitor: Visitor, path: string): Promise<void> {
  await visitor.page.goto(path, { waitUntil: "domcontentloaded" });
  await settled(visitor);
}

/** Goes on to a page as a link on the one before would: nothing is loaded anew. */
export async function follow(visitor: Visitor, path: string): Promise<void> {
  const router = await visitor.page.evaluateHandle(() => (window as unknown as RoutedWindow).__TSR_ROUTER__);
  await router.evaluate(({ history }, to) => history.push(to), path);
  await visitor.page.waitForFunction(
    ({ state: { status, location, resolvedLocation } }) =>
      status === "idle" && resolvedLocation?.href === location.href,
    router,
  );
  await settled(visitor);
}

/** Where TanStack Router leaves itself for tools. */
interface RoutedWindow {
  readonly __TSR_ROUTER__: {
    readonly history: { push(path: string): void };
    readonly state: {
      readonly status: string;
      readonly location: { readonly href: string };
      readonly resolvedLocation?: { readonly href: string };
    };
  };
}

const usual = [1280, 390, 320] as const;
type AxeReads = "wide" | "narrow" | "both" | null;
/** Where axe reads a page that is none of the desk's: what it finds hardly depends on the words, so each language sees another width. */
const axeReads: Readonly<Record<Locale, AxeReads>> = { en: "wide", es: "narrow", zh: null };

interface Look {
  readonly locale: Locale;
  readonly widths: readonly number[];
  readonly dark: boolean;
  readonly axe: AxeReads;
  readonly note: (fault: string) => void;
}

async function lookAt({ page }: Visitor, { locale, widths, dark, axe, note }: Look): Promise<void> {
  if ((await page.getByRole("heading", { level: 1 }).count()) !== 1) note(`not one main heading, in ${locale}`);
  const lang = await page.locator("html").getAttribute("lang");
  if (!lang?.startsWith(locale)) note(`its language is said to be ${lang}, not ${locale}`);
  for (const word of await oddWords(page)) note(`shows “${word}”, in ${locale}`);
  const [desk = 0, phone] = widths;
  for (const width of widths) {
    if (width !== desk) await page.setViewportSize({ width, height: 844 });
    const sideways = await sidewaysScroll(page);
    if (sideways) note(`at ${width}, in ${locale}: ${sideways}`);
    const reads = (axe !== "narrow" && width === desk) || (axe !== "wide" && width === phone);
    if (axe && reads)
      for (const violation of await axeViolations(page)) note(`at ${width}, in ${locale}: ${violation}`);
    if (dark && locale === "en" && width === desk) for (const violation of await inTheDark(page)) note(violation);
  }
  await page.setViewportSize({ width: desk, height: 800 });
}

/** Opens what is folded away, also what is folded within. */
async function unfold(visitor: Visitor): Promise<void> {
  const folded = visitor.page.locator("main button[aria-expanded=false][aria-controls]:not([aria-haspopup])");
  for (let opened = 0; opened < 40 && (await folded.count()) > 0; opened++) await folded.first().click();
  await settled(visitor);
}

async function inTheDark(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.locator("html[data-mantine-color-scheme=dark]").waitFor();
  await painted(page);
  const violations = await axeViolations(page, "colour");
  await page.emulateMedia({ colorScheme: "light" });
  await page.locator("html[data-mantine-color-scheme=light]").waitFor();
  return violations.map((violation) => `dark: ${violation}`);
}

/** Until the next frame is drawn and no colour is on its way to another. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** Switches the language as if it were switched in another window: with the menu, as tests of the frame do, a walk took a third longer. */
async function speak(visitor: Visitor, locale: Locale): Promise<void> {
  await visitor.page.evaluate((to) => {
    localStorage.setItem("recourse.locale", to);
    dispatchEvent(new StorageEvent("storage", { key: "recourse.locale", newValue: to }));
  }, locale);
  await settled(visitor);
}

async function spokenOn(page: Page): Promise<Locale> {
  const lang = await page.locator("html").getAttribute("lang");
  return locales.find((locale) => lang?.startsWith(locale)) ?? "en";
}

/** Words that no person wrote: names of texts and facts, values that were not there, places left unfilled. What is code may be. */
async function oddWords(page: Page): Promise<string[]> {
  const odd =
    /\b(?:undefined|null|NaN|Invalid Date)\b|\[object|\{\w+[},]|\b(?:status|custody|work|kind|do|stage|claim|unit|parcel|finding|role)\.[a-z]\w+/g;
  const code = (await page.locator(".cm-editor, pre, code").allInnerTexts()).flatMap((text) => text.match(odd) ?? []);
  const all = (await page.locator("body").innerText()).match(odd) ?? [];
  return [...new Set(all)].filter((word) => !code.includes(word));
}
