import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { hashPassword } from "better-auth/crypto";
import type { Email } from "postal-mime";
import { expect, onTestFinished } from "vitest";
import { diskStorage } from "../../src/adapters/storage-disk.ts";
import { type DemoSignIn, startDemo } from "../../src/main/demo/index.ts";
import { loadPolicies } from "../../src/main/policies.ts";
import { type RunningServer, runServer } from "../../src/main/run-server.ts";
import { freshDatabase } from "../database.ts";
import { freePort } from "../drills/server.ts";
import { packs } from "../packs.ts";
import { startSmtp } from "../smtp.ts";
import { type Look, launchBrowser, newVisitor, type Visitor } from "./browser.ts";
import { configOf } from "./config.ts";

/** The whole product at work: pages, API, jobs and mail of a real server, and a Chromium to look at them. */
export interface Stage {
  readonly server: RunningServer;
  /** People of the demo's sellers. */
  readonly signIns: readonly DemoSignIn[];
  /** Origin of the server. */
  readonly url: string;
  readonly dataFolder: string;
  /** Somebody who is not signed in, or signed in as `email` where a password is given; until the end of the test. */
  visitor(look?: Look, signIn?: SignIn): Promise<Visitor>;
  /** Waits for the mail to somebody whose subject fits; each mail is given once. */
  mail(to: string, subject: RegExp): Promise<Email>;
  /** Fails where anything went wrong on any page since the last call. */
  expectNoFaults(): void;
  close(): Promise<void>;
}

export interface SignIn {
  readonly email: string;
  readonly password: string;
}

/** Starts it on a database of its own, without sellers or with those named of the demo, whose claims are all there. */
export async function openStage({ demo = [] }: { readonly demo?: readonly string[] } = {}): Promise<Stage> {
  if (!existsSync("dist/web/index.html")) throw new Error("the pages are not built: npm test does that");
  await using starting = new AsyncDisposableStack();
  const database = await freshDatabase();
  starting.defer(() => database.close());
  const dataFolder = await mkdtemp(join(tmpdir(), "recourse-browser-"));
  starting.defer(() => rm(dataFolder, { recursive: true, force: true }));
  const smtp = await startSmtp();
  starting.defer(() => smtp.close());
  const config = configOf({
    dataFolder,
    databaseUrl: database.url,
    smtpUrl: smtp.url,
    demo: false,
    port: await freePort(),
  });
  const server = await runServer(config, { log: console.error, onLost: console.error });
  starting.defer(() => server.close());
  const browser = await launchBrowser();
  starting.defer(() => browser.close());
  const visitors: Visitor[] = [];
  const given = new Set<number>();
  const url = config.publicUrl;
  const signIns = await playDemo(server, dataFolder, demo);
  const running = starting.move();
  return {
    server,
    signIns,
    url,
    dataFolder,
    async visitor(look, signIn) {
      const visitor = await newVisitor(browser, url, look);
      visitors.push(visitor);
      onTestFinished(async ({ task }) => {
        if (task.result?.state === "fail") await describe(visitor);
        // A page that goes on asking, as one whose session is over does, would be heard in the next test.
        await visitor.context.close();
      });
      if (signIn) await signInBehind(visitor, url, signIn);
      return visitor;
    },
    mail: (to, subject) => waitForMail(smtp.mails, given, { to, subject }),
    expectNoFaults: () => expect(visitors.flatMap(({ faults }) => faults.splice(0))).toEqual([]),
    close: () => running.disposeAsync(),
  };
}

/** Plays the demo of these sellers to its end before anybody looks: a page that is looked at does not change of itself. */
async function playDemo(
  server: RunningServer,
  dataFolder: string,
  sellers: readonly string[],
): Promise<readonly DemoSignIn[]> {
  if (sellers.length === 0) return [];
  const { db } = server.database;
  const now = Date.now();
  const policies = await loadPolicies(db, packs, now);
  const storage = diskStorage(join(dataFolder, "files"));
  const [tokenOf, publicUrl] = [() => "", "http://localhost"];
  const demo = await startDemo({ db, policies, storage, hashPassword, tokenOf, dataFolder, publicUrl, now, sellers });
  await demo.finish();
  return demo.signIns;
}

/** What somebody had before them when a test failed. */
async function describe({ page, faults }: Visitor): Promise<void> {
  const text = await page.locator("body").innerText({ timeout: 2_000 });
  console.error([`--- ${page.url()}`, text, ...faults].join("\n"));
}

/** Signs in without the page, which one test does by hand; the cookie is the same. */
async function signInBehind({ context }: Visitor, url: string, data: SignIn): Promise<void> {
  const answer = await context.request.post("/v1/auth/sign-in/email", { data, headers: { origin: url } });
  if (!answer.ok()) throw new Error(`${data.email} cannot sign in: ${answer.status()} ${await answer.text()}`);
}

async function waitForMail(
  mails: () => Promise<Email[]>,
  given: Set<number>,
  wanted: { readonly to: string; readonly subject: RegExp },
): Promise<Email> {
  const fits = (mail: Email, at: number) =>
    !given.has(at) && mail.to?.[0]?.address === wanted.to && wanted.subject.test(mail.subject ?? "");
  for (const deadline = Date.now() + 45_000; Date.now() < deadline; await sleep(100)) {
    const all = await mails();
    const at = all.findIndex(fits);
    const found = all[at];
    if (!found) continue;
    given.add(at);
    return found;
  }
  const subjects = (await mails()).map(({ to, subject }) => `${to?.[0]?.address}: ${subject}`);
  throw new Error(`no mail to ${wanted.to} about ${wanted.subject} among:\n${subjects.join("\n")}`);
}
