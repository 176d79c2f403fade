import { existsSync } from "node:fs";
import axe, { type RunOptions } from "axe-core";
import { type Browser, type BrowserContext, chromium, type Page, type Request } from "playwright-core";
import type { Locale } from "../../src/core/locale.ts";

/** How somebody looks at the pages. */
export interface Look {
  /** CSS pixels; 1280 unless told. */
  readonly width?: number;
  readonly height?: number;
  readonly locale?: Locale;
  readonly dark?: boolean;
}

/** Somebody with a browser of their own: nothing is shared with other visitors. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong on their pages so far: console errors, refused by the policy, thrown, or asked of another host. */
  readonly faults: string[];
  /** Requests that are not answered yet. */
  readonly open: ReadonlySet<Request>;
}

const usualPlaces = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

/** Starts the Chromium that CHROME_PATH names, or Debian's, without anything that calls home; `more` are switches of the command line. */
export function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env["CHROME_PATH"] ?? usualPlaces.find((place) => existsSync(place));
  if (!executablePath) throw new Error("no Chromium was found; name one in CHROME_PATH");
  const quiet = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath, args: [...quiet, ...sandbox, "--disable-gpu", "--disable-quic", ...more] });
}

/** Opens a browser window of its own at `url` (an origin), watched for faults. */
export async function newVisitor(browser: Browser, url: string, look: Look = {}): Promise<Visitor> {
  const { width = 1280, height = width < 700 ? 844 : 800, locale = "en", dark = false } = look;
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height },
    locale: locale === "zh" ? "zh-CN" : locale,
    timezoneId: "UTC",
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
  });
  // Only what fails waits so long, and a busy machine may need it.
  context.setDefaultTimeout(45_000);
  const faults: string[] = [];
  const open = new Set<Request>();
  const page = await context.newPage();
  const where = () => new URL(page.url()).pathname;
  page.on("pageerror", (error) => faults.push(`${where()}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`${where()}: ${message.text()} ${message.location().url}`);
  });
  for (const ended of ["requestfinished", "requestfailed"] as const)
    page.on(ended as "requestfinished", (request) => void open.delete(request));
  page.on("request", (request) => {
    // A stream of changes is never answered to the end.
    if (request.resourceType() !== "eventsource") open.add(request);
    const asked = new URL(request.url());
    if (/^(https?|wss?):$/.test(asked.protocol) && asked.origin !== url) faults.push(`${where()} asked ${asked.href}`);
  });
  return { page, context, faults, open };
}

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** What another colour scheme can change. */
const ofColour = ["color-contrast", "link-in-text-block"];

/** What the page violates of WCAG 2.2 AA, or of its rules of colour alone, one line each: rule, element, why. */
export async function axeViolations(page: Page, rules: "all" | "colour" = "all"): Promise<string[]> {
  const there = await page.evaluate(() => "axe" in window);
  if (!there) await page.evaluate(axe.source);
  const runOnly = rules === "all" ? standards : ofColour;
  // What passes is not described: for each of its elements axe would look for a selector that names it alone.
  const options: RunOptions = { runOnly, resultTypes: ["violations"] };
  const { violations } = await page.evaluate((how) => (window as unknown as Checked).axe.run(document, how), options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary?.split("\n")[1]?.trim()}`),
  );
}

interface Checked {
  readonly axe: typeof axe;
}

/** By how much the page can be scrolled sideways, and which elements make it so; null where it cannot. */
export function sidewaysScroll(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return null;
    const wide = [...document.body.querySelectorAll("*")].filter(
      (element) => element.getBoundingClientRect().right > clientWidth && element.children.length === 0,
    );
    const names = wide.slice(0, 3).map((element) => `${element.tagName} “${element.textContent?.slice(0, 30)}”`);
    return `${scrollWidth - clientWidth} px too wide: ${names.join(", ")}`;
  });
}

/** Waits until the page has its main heading, and no request and no placeholder is left. */
export async function settled({ page, open }: Pick<Visitor, "page" | "open">): Promise<void> {
  const heading = page.getByRole("heading", { level: 1 });
  await heading.first().waitFor();
  for (let quiet = 0, rounds = 0; quiet < 3; rounds++) {
    if (rounds > 600) throw new Error(`${page.url()} never comes to rest`);
    await page.waitForTimeout(20);
    // A page whose words are still on their way is hidden for that moment.
    const still = await page.evaluate(
      () =>
        [...document.querySelectorAll("h1")].some((one) => one.checkVisibility()) &&
        !document.querySelector("[aria-busy=true], [data-loading]"),
    );
    quiet = open.size === 0 && still ? quiet + 1 : 0;
  }
}
