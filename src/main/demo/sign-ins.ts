import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { staffEmail } from "./base.ts";
import type { SellerPlan } from "./stories.ts";

/** Somebody of the demo to sign in as, with a link that works while the server runs. */
export interface DemoSignIn {
  readonly seller: string;
  readonly as: "customer" | "administrator";
  readonly name: string;
  readonly email: string;
  readonly link: string;
}

/** The password of everybody in this folder's demo, kept in `demo.json` for its owner alone, and made there once. */
export function demoPassword(dataFolder: string): string {
  const file = join(dataFolder, "demo.json");
  try {
    return readPassword(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  mkdirSync(dataFolder, { recursive: true });
  const note = "Everybody of the demo signs in with this password; their addresses are under People in the console.";
  const making = `${file}.${process.pid}`;
  const text = JSON.stringify({ note, password: randomBytes(12).toString("base64url") }, null, 2);
  writeFileSync(making, `${text}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(making, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    unlinkSync(making);
  }
  return readPassword(file);
}

/** One customer and one administrator for each seller of the demo, each with a link that `tokenOf` their e-mail opens. */
export function demoSignIns(
  plans: readonly Pick<SellerPlan, "seller" | "customers">[],
  { publicUrl, tokenOf }: { readonly publicUrl: string; readonly tokenOf: (email: string) => string },
): DemoSignIn[] {
  const people = plans.flatMap(({ seller, customers }) => {
    const customer = customers.find(({ printed }) => printed);
    const head = seller.staff.find(({ role }) => role === "administrator");
    const { name: shop, slug } = seller;
    return [
      ...(customer ? [person(shop, "customer", { ...customer, name: customer.contact, path: `/${slug}/my` })] : []),
      ...(head
        ? [person(shop, "administrator", { ...head, email: staffEmail(seller, head.role), path: `/${slug}/console` })]
        : []),
    ];
  });
  return people.map(({ path, ...each }) => {
    const link = new URL("/v1/auth/magic-link/verify", publicUrl);
    link.searchParams.set("token", tokenOf(each.email));
    link.searchParams.set("callbackURL", path);
    return { ...each, link: link.href };
  });
}

function person(
  seller: string,
  as: DemoSignIn["as"],
  { name, email, path }: { readonly name: string; readonly email: string; readonly path: string },
) {
  return { seller, as, name, email, path };
}

function readPassword(file: string): string {
  const { password } = JSON.parse(readFileSync(file, "utf8")) as { password?: unknown };
  if (typeof password === "string" && password.length >= 10) return password;
  throw new Error(`${file} names no password of ten signs or more; remove it for a new demo`);
}
