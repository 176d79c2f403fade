import { resolve } from "node:path";
import { LaunchFailure } from "../database/failure.ts";

/** What the server is told by its environment; docs/operate.md explains each. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absolute path: the built-in database, kept files, the key that signs cookies. */
  readonly dataFolder: string;
  /** A PostgreSQL server, as its owner; null runs the built-in one. */
  readonly databaseUrl: string | null;
  /** Whether an empty installation gets the demo sellers. */
  readonly demo: boolean;
  /** Where mail goes out; null keeps it in a folder. */
  readonly smtpUrl: string | null;
  /** The sender of mails; null sends them as the seller's own address. */
  readonly mailFrom: string | null;
  /** The address people use, without a path. */
  readonly publicUrl: string;
  readonly trustProxy: boolean;
  /** Multiplies every rate limit. */
  readonly rateFactor: number;
  readonly logLevel: (typeof logLevels)[number];
  /** Seals the keys that sellers give for their card provider; null derives it from what signs cookies. */
  readonly vaultKey: string | null;
  /** Where Stripe's API is. */
  readonly stripeUrl: string;
  /** Where DHL's tracking API is. */
  readonly dhlUrl: string;
  /** Where 17TRACK's API is. */
  readonly track17Url: string;
  /** Signs cookies; null takes the one kept in the data folder. */
  readonly secret: string | null;
}

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** Reads the environment; throws one `LaunchFailure` that names everything wrong with it. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const faults: string[] = [];
  const read = <T>(name: string, fallback: T, parse: (text: string) => T | null, wanted: string): T => {
    const text = environment[name]?.trim();
    if (!text) return fallback;
    const value = parse(text);
    if (value !== null) return value;
    faults.push(`${name} is “${masked(name, text)}” but should be ${wanted}`);
    return fallback;
  };
  const port = read("PORT", 8080, parsePort, "a number from 1 to 65535");
  const config: Config = {
    port,
    host: read(
      "HOST",
      "127.0.0.1",
      (text) => (/^[\w.:-]+$/.test(text) ? text : null),
      "an address to listen on, such as 0.0.0.0",
    ),
    dataFolder: resolve(environment["DATA_DIR"]?.trim() || "data"),
    databaseUrl: read<string | null>(
      "DATABASE_URL",
      null,
      parseUrl("postgresql:", "postgres:"),
      "postgresql://user:password@host/database",
    ),
    demo: read("RECOURSE_DEMO", true, parseFlag, "0 or 1"),
    smtpUrl: read<string | null>("SMTP_URL", null, parseUrl("smtp:", "smtps:"), "smtp://user:password@host:587"),
    mailFrom: read<string | null>(
      "MAIL_FROM",
      null,
      (text) => (/^[^\s@<>]+@[^\s@<>]+$/.test(text) ? text : null),
      "an e-mail address",
    ),
    publicUrl: read(
      "PUBLIC_URL",
      `http://localhost:${port}`,
      parseOrigin,
      "http:// or https:// with a host and no path",
    ),
    trustProxy: read("TRUST_PROXY", false, parseFlag, "0 or 1"),
    rateFactor: read("RATE_FACTOR", 1, parseFactor, "a number above 0"),
    logLevel: read(
      "LOG_LEVEL",
      "warn",
      (text) => logLevels.find((level) => level === text) ?? null,
      `one of ${logLevels.join(", ")}`,
    ),
    vaultKey: read<string | null>(
      "VAULT_KEY",
      null,
      (text) => (text.length >= 32 ? text : null),
      "at least 32 characters long",
    ),
    stripeUrl: read("STRIPE_URL", "https://api.stripe.com", parseOrigin, "http:// or https:// with a host and no path"),
    dhlUrl: read("DHL_URL", "https://api-eu.dhl.com", parseOrigin, "http:// or https:// with a host and no path"),
    track17Url: read(
      "TRACK17_URL",
      "https://api.17track.net",
      parseOrigin,
      "http:// or https:// with a host and no path",
    ),
    secret: read<string | null>(
      "RECOURSE_SECRET",
      null,
      (text) => (text.length >= 32 ? text : null),
      "at least 32 characters long",
    ),
  };
  if (faults.length > 0)
    throw new LaunchFailure(`${faults.join(".\n          ")}.\n          docs/operate.md lists all settings.`);
  return config;
}

function parsePort(text: string): number | null {
  const port = Number(text);
  return /^\d+$/.test(text) && port >= 1 && port <= 65_535 ? port : null;
}

function parseFactor(text: string): number | null {
  const factor = Number(text);
  return Number.isFinite(factor) && factor > 0 ? factor : null;
}

function parseFlag(text: string): boolean | null {
  if (["1", "true", "yes", "on"].includes(text.toLowerCase())) return true;
  return ["0", "false", "no", "off"].includes(text.toLowerCase()) ? false : null;
}

function parseUrl(...protocols: string[]): (text: string) => string | null {
  return (text) => {
    const url = URL.parse(text);
    return url && protocols.includes(url.protocol) ? text : null;
  };
}

function parseOrigin(text: string): string | null {
  const url = URL.parse(text);
  if (!url || !["http:", "https:"].includes(url.protocol) || !url.host) return null;
  return ["", "/"].includes(url.pathname) && !url.search && !url.hash && !url.username ? url.origin : null;
}

/** Passwords stay out of terminals and logs. */
function masked(name: string, text: string): string {
  if (name === "RECOURSE_SECRET" || name === "VAULT_KEY") return "…";
  return text.replace(/\/\/[^@/]*@/, "//…@");
}
