import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

test("an empty environment runs on this machine alone, with the demo and the built-in database", () => {
  expect(readConfig({})).toEqual({
    port: 8080,
    host: "127.0.0.1",
    dataFolder: `${process.cwd()}/data`,
    databaseUrl: null,
    demo: true,
    smtpUrl: null,
    mailFrom: null,
    publicUrl: "http://localhost:8080",
    trustProxy: false,
    rateFactor: 1,
    logLevel: "warn",
    vaultKey: null,
    stripeUrl: "https://api.stripe.com",
    dhlUrl: "https://api-eu.dhl.com",
    track17Url: "https://api.17track.net",
    secret: null,
  });
});

test("every setting is taken from the environment", () => {
  const config = readConfig({
    PORT: "9000",
    HOST: "0.0.0.0",
    DATA_DIR: "/srv/recourse",
    DATABASE_URL: "postgres://me:secret@db.example.com/recourse",
    VAULT_KEY: "v".repeat(32),
    STRIPE_URL: "http://127.0.0.1:9000",
    DHL_URL: "http://127.0.0.1:9001",
    TRACK17_URL: "http://127.0.0.1:9002",
    RECOURSE_DEMO: "0",
    SMTP_URL: "smtps://mail.example.com",
    MAIL_FROM: "after-sales@example.com",
    PUBLIC_URL: "https://service.example.com/",
    TRUST_PROXY: "1",
    RATE_FACTOR: "2.5",
    LOG_LEVEL: "info",
    RECOURSE_SECRET: "x".repeat(32),
  });
  expect(config).toMatchObject({
    port: 9000,
    host: "0.0.0.0",
    dataFolder: "/srv/recourse",
    demo: false,
    trustProxy: true,
  });
  expect(config).toMatchObject({
    databaseUrl: "postgres://me:secret@db.example.com/recourse",
    smtpUrl: "smtps://mail.example.com",
  });
  expect(config.mailFrom).toBe("after-sales@example.com");
  expect(config).toMatchObject({
    publicUrl: "https://service.example.com",
    logLevel: "info",
    rateFactor: 2.5,
    vaultKey: "v".repeat(32),
    stripeUrl: "http://127.0.0.1:9000",
    dhlUrl: "http://127.0.0.1:9001",
    track17Url: "http://127.0.0.1:9002",
    secret: "x".repeat(32),
  });
});

test("all that is wrong is named at once, with what would be right and without passwords", () => {
  const wrong = {
    PORT: "80a",
    DATABASE_URL: "mysql://me:hunter2@db/recourse",
    PUBLIC_URL: "https://example.com/shop",
    RECOURSE_DEMO: "maybe",
    RATE_FACTOR: "0",
    RECOURSE_SECRET: "short",
  };
  const message = messageOf(() => readConfig(wrong));
  expect(message).toContain("PORT is “80a” but should be a number from 1 to 65535");
  expect(message).toContain("DATABASE_URL is “mysql://…@db/recourse”");
  expect(message).toContain("PUBLIC_URL is “https://example.com/shop”");
  expect(message).toContain("RECOURSE_DEMO is “maybe” but should be 0 or 1");
  expect(message).toContain("RATE_FACTOR is “0” but should be a number above 0");
  expect(message).not.toMatch(/hunter2|short/);
});

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("nothing was refused");
}
