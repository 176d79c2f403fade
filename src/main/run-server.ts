import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import { typstPress } from "../adapters/papers/press-typst.ts";
import { readXlsx } from "../adapters/sheet-xlsx.ts";
import { createSignIn } from "../adapters/sign-in.ts";
import { diskStorage } from "../adapters/storage-disk.ts";
import { buildApp } from "../api/app.ts";
import { LaunchFailure } from "../database/failure.ts";
import { startWorker } from "../jobs/worker.ts";
import { openCards } from "./cards.ts";
import { openCarriers } from "./carriers.ts";
import { openChangeFeed } from "./change-feed.ts";
import type { Config } from "./config.ts";
import { type DemoSignIn, finishBeside, startDemo, withLastingLinks } from "./demo/index.ts";
import { mailSettings, openMail, signInSender } from "./mail.ts";
import { type OpenDatabase, openDatabase } from "./open-database.ts";
import { loadPolicies, readPolicies } from "./policies.ts";
import { keptSecret } from "./secret.ts";

export interface RunningServer {
  readonly database: OpenDatabase;
  /** Of the demo's people; empty where there is no demo. */
  readonly signIns: readonly DemoSignIn[];
  /** Claims of the demo that are still to come. */
  readonly demoLeft: number;
  /** Nobody has set this installation up yet: the first administrator signs up on its home page. */
  readonly isFresh: boolean;
  /** Answers what is under way, hands jobs back, closes the database last. */
  close(): Promise<void>;
}

export interface ServerHooks {
  /** Told in one line what happens to the database later on. */
  readonly log: (line: string) => void;
  /** The server cannot go on. */
  readonly onLost: (failure: Error) => void;
  /** The database, where it is on its way already. */
  readonly database?: Promise<OpenDatabase>;
  /** Resolves when the pages are built; nobody is let in before. */
  readonly pagesBuilt?: Promise<void>;
}

/** Starts everything in one process: database, pages, API, jobs. Throws `LaunchFailure` where the settings or the machine are in the way. */
export async function runServer(config: Config, hooks: ServerHooks): Promise<RunningServer> {
  // Ended in reverse: requests, the demo, jobs, mail, and the database last.
  await using starting = new AsyncDisposableStack();
  const opening = hooks.database ?? openDatabase(config, { as: "server", ...hooks });
  const close = (opened: OpenDatabase) => opened.close();
  starting.defer(() => opening.then(close, () => {}));
  const packs = readPolicies(ours("policies"));
  const database = await opening;
  const { db } = database;
  const { publicUrl, dataFolder, trustProxy, rateFactor } = config;
  const policies = await loadPolicies(db, packs, Date.now());
  const mail = openMail(config);
  starting.defer(() => mail.close());
  const secret = config.secret ?? keptSecret(dataFolder);
  const storage = diskStorage(join(dataFolder, "files"));
  const mailed = createSignIn({ db, secret, publicUrl, sendMail: signInSender(config, mail) });
  const { signIn, lastingToken } = withLastingLinks(mailed, db, Date.now);
  const uploadFolder = join(dataFolder, "uploads");
  mkdirSync(uploadFolder, { recursive: true });
  const desks = { cards: openCards(config, secret), carriers: openCarriers(config, secret) };
  const shared = { db, policies, uploadFolder, ...desks, now: Date.now };
  const changes = openChangeFeed(database.url);
  starting.defer(() => changes.close());
  const press = typstPress();
  starting.defer(() => press.close());
  const logger = { level: config.logLevel };
  const { hashPassword } = signIn;
  const people = { hashPassword, tokenOf: lastingToken, publicUrl };
  const demoOptions = { db, policies, storage, ...people, dataFolder, now: Date.now() };
  const demo = config.demo ? await startDemo(demoOptions) : null;
  const settings = mailSettings(config, secret, policies);
  const worker = await startWorker({ ...shared, mail, mailSettings: settings, log: pino(logger) }, database.url);
  starting.defer(() => worker.stop());
  await hooks.pagesBuilt;
  const webRoot = existsSync(ours("dist/web/index.html")) ? ours("dist/web") : null;
  const app = await buildApp({
    ...shared,
    readSheet: readXlsx,
    changes,
    press,
    storage,
    signIn,
    publicUrl,
    logger,
    webRoot,
    trustProxy,
    rateFactor,
  });
  starting.defer(() => app.close());
  await listen(app, config);
  const errand = { databaseUrl: database.url, dataFolder, now: Date.now() };
  if (demo?.left) starting.defer(finishBeside(errand, hooks.log));
  const isFresh = !(await db.selectFrom("seller").select("id").limit(1).executeTakeFirst());
  const running = starting.move();
  const { signIns = [], left: demoLeft = 0 } = demo ?? {};
  return { database, signIns, demoLeft, isFresh, close: () => running.disposeAsync() };
}

function ours(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "EADDRINUSE")
      throw new LaunchFailure(`Port ${port} is taken by another program. Choose another one with PORT.`);
    if (code === "EACCES")
      throw new LaunchFailure(`Port ${port} is not open to this user. Choose one above 1023 with PORT.`);
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
      throw new LaunchFailure(`HOST ${host} is no address of this machine.`);
    throw error;
  }
}
