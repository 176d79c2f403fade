import type { Config } from "../../src/main/config.ts";

type Given = Pick<Config, "dataFolder" | "databaseUrl" | "smtpUrl" | "demo" | "port"> &
  Partial<Pick<Config, "stripeUrl">>;

/** The settings of a server for this machine alone, without limits on how often it is asked. */
export function configOf(given: Given): Config {
  return {
    ...given,
    host: "127.0.0.1",
    publicUrl: `http://localhost:${given.port}`,
    mailFrom: null,
    trustProxy: false,
    rateFactor: 1000,
    logLevel: "error",
    secret: null,
    vaultKey: null,
    stripeUrl: given.stripeUrl ?? "http://127.0.0.1:9",
    dhlUrl: "http://127.0.0.1:9",
    track17Url: "http://127.0.0.1:9",
  };
}
