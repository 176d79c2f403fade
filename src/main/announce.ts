import type { Config } from "./config.ts";
import { demoPassword } from "./demo/index.ts";
import { mailFolder } from "./mail.ts";
import type { RunningServer } from "./run-server.ts";

/** Tells at the terminal that the server runs and where, and how to sign in to its demo. */
export function announce(
  config: Config,
  { database, isFresh, signIns, demoLeft }: RunningServer,
  { say, seconds }: { readonly say: (line: string) => void; readonly seconds: number },
): void {
  const { how, migrations } = database;
  say(`${how}${migrations.length > 0 ? `, ${migrations.length} migrations applied` : ""}`);
  say(`ready in ${seconds.toFixed(1)} s on ${config.publicUrl} (data in ${config.dataFolder})`);
  if (!config.smtpUrl) say(`mails are kept in ${mailFolder(config)}; SMTP_URL sends them`);
  if (isFresh) say(`nobody is here yet: make the first administrator on ${config.publicUrl}/`);
  if (signIns.length === 0) return;
  if (demoLeft > 0) say(`${demoLeft} more claims of the demo are being played meanwhile`);
  say("the demo, with links that sign in while this server runs:");
  const password = demoPassword(config.dataFolder);
  for (const { seller, as, name, email, link } of signIns) {
    console.log(`  ${seller}, ${as} ${name}\n    ${link}`);
    console.log(`    or sign in as ${email} with the password ${password}`);
  }
}
