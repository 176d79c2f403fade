import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import { memoryMail } from "../../adapters/mail-memory.ts";
import { locales } from "../../core/locale.ts";
import { signInMails } from "./index.ts";

const kinds = ["magic_link", "verify_email", "reset_password", "address_taken"] as const;
const sender = {
  from: { name: "Recourse", address: "no-reply@after-sales.example" },
  origin: "https://after-sales.example",
  now: () => Date.UTC(2026, 10, 20),
};

test("each mail that lets somebody in carries its link, in every language its own words", async () => {
  const mail = memoryMail();
  const link = "https://after-sales.example/v1/auth/verify?token=a&next=/x";
  for (const kind of kinds)
    for (const locale of locales)
      await signInMails(mail, sender)({ kind, to: "ana@customer.example", name: "Ana <b>", link, locale });
  const arrived = await Promise.all(mail.taken.map((bytes) => PostalMime.parse(bytes)));
  expect(new Set(arrived.map(({ text }) => text)).size).toBe(kinds.length * locales.length);
  for (const { text, html, to, from } of arrived) {
    expect(text).toContain(link);
    expect(html).toContain(link.replace("&", "&amp;"));
    expect(html).not.toContain("Ana <b>");
    expect([to?.[0]?.address, from?.address]).toEqual(["ana@customer.example", sender.from.address]);
  }
});
