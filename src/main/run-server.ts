import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import { folderMail } from "../adapters/mail-folder.ts";
import { smtpMail } from "../adapters/mail-smtp.ts";
import { createSignIn } from "../adapters/sign-in.ts";
import { diskStorage } from "../adapters/storage-disk.ts";
import { buildApp } from "../api/app.ts";
import { LaunchFailure } from "../database/failure.ts";
import type { Policies } from "../domain/context.ts";
import { linksUnder, type MailPort, type MailSettings, signInMails } from "../domain/messages/index.ts";
import { startWorker } from "../jobs/worker.ts";
import type { Config } from "./config.ts";
import { type OpenDatabase, openDatabase } from "./open-database.ts";
import { loadPolicies } from "./policies.ts";
import { keptSecret } from "./secret.ts";

export interface RunningServer {
  readonly database: OpenDatabase;
  readonly policies: Policies;
  /** Answers what is under way, hands jobs back, closes the database last. */
  close(): Promise<void>;
}

export interface ServerHooks {
  /** Told in one line what happens to the database later on. */
  readonly log: (line: string) => void;
  /** The server cannot go on. */
  readonly onLost: (failure: Error) => void;
}

/** Starts everything in one process: database, pages, API, jobs. Throws `LaunchFailure` where the settings or the machine are in the way. */
export async function runServer(config: Config, hooks: ServerHooks): Promise<RunningServer> {
  const database = await openDatabase(config, { as: "server", ...hooks });
  const closing: (() => Promise<void>)[] = [database.close];
  try {
    const policies = await loadPolicies(database.db, ours("policies"), Date.now());
    const mail = config.smtpUrl ? smtpMail(config.smtpUrl) : folderMail(join(config.dataFolder, "mail"));
    closing.unshift(() => mail.close());
    const secret = config.secret ?? keptSecret(config.dataFolder);
    const uploadFolder = join(config.dataFolder, "uploads");
    mkdirSync(uploadFolder, { recursive: true });
    const log = pino({ level: config.logLevel });
    const shared = { db: database.db, policies, uploadFolder, now: Date.now };
    const app = await buildApp({
      ...shared,
      storage: diskStorage(join(config.dataFolder, "files")),
      signIn: createSignIn({
        db: database.db,
        secret,
        publicUrl: config.publicUrl,
        sendMail: signInSender(config, mail),
      }),
      publicUrl: config.publicUrl,
      logger: { level: config.logLevel },
      webRoot: existsSync(ours("dist/web/index.html")) ? ours("dist/web") : null,
      trustProxy: config.trustProxy,
      rateFactor: config.rateFactor,
    });
    closing.unshift(() => app.close());
    const worker = await startWorker(
      { ...shared, mail, mailSettings: mailSettings(config, secret, policies), log },
      database.url,
    );
    closing.splice(1, 0, () => worker.stop());
    await listen(app, config);
    return { database, policies, close: () => inTurn(closing) };
  } catch (error) {
    await inTurn(closing);
    throw error;
  }
}

function ours(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

function signInSender(config: Config, mail: MailPort) {
  const address = config.mailFrom ?? `no-reply@${new URL(config.publicUrl).hostname}`;
  return signInMails(mail, { from: { name: "Recourse", address }, origin: config.publicUrl, now: Date.now });
}

function mailSettings(config: Config, secret: string, policies: Policies): MailSettings {
  return {
    links: linksUnder(config.publicUrl),
    secret,
    from: config.mailFrom,
    clauseText: (policy, clause, locale) => policies.find(policy)?.clauses.get(clause)?.[locale] ?? null,
  };
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

async function inTurn(steps: readonly (() => Promise<void>)[]): Promise<void> {
  for (const step of steps) await step();
}
