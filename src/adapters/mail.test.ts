import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PostalMime, { type Email } from "postal-mime";
import { afterEach, describe, expect, test } from "vitest";
import { startSmtp } from "../../test/smtp.ts";
import { type MailPort, MailRefused, type OutgoingMail } from "../domain/messages/index.ts";
import { folderMail } from "./mail-folder.ts";
import { memoryMail } from "./mail-memory.ts";
import { smtpMail } from "./mail-smtp.ts";

interface Box {
  readonly mail: MailPort;
  read(): Promise<Email[]>;
  end(): Promise<void>;
}

const adapters: Readonly<Record<string, () => Promise<Box>>> = { smtp, folder, memory };
const open: Box[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((box) => box.end()));
});

describe.each(Object.entries(adapters))("mail by %s", (name, start) => {
  async function box(): Promise<Box> {
    const made = await start();
    open.push(made);
    return made;
  }

  test("arrives as it was written, in any script", async () => {
    const { mail, read } = await box();
    await mail.send(letter({ subject: "售后申请 R-2026-000001：已收到", text: "您好\n", html: "<p>您好 & adiós</p>" }));
    const [arrived] = await read();
    expect(arrived).toMatchObject({
      subject: "售后申请 R-2026-000001：已收到",
      messageId: "<m-1@after-sales.example>",
      references: "<claim-1@after-sales.example>",
      from: { name: "Señales 商店", address: "help@seller.example" },
      to: [{ name: "Ana Ruiz", address: "ana@customer.example" }],
      date: "2026-11-20T11:00:00.000Z",
    });
    expect(arrived?.text?.trim()).toBe("您好");
    expect(arrived?.html).toContain("<p>您好 & adiós</p>");
    expect(header(arrived, "auto-submitted")).toBe("auto-generated");
  });

  test("a line break in a name or a subject makes no header", async () => {
    const { mail, read } = await box();
    await mail.send(
      letter({
        subject: "Hello\r\nBcc: thief@evil.example",
        from: { name: 'Shop"\r\nBcc: thief@evil.example', address: "help@seller.example" },
        to: { name: "Ana\nCc: thief@evil.example\n\n<script>", address: "ana@customer.example" },
      }),
    );
    const [arrived] = await read();
    expect(arrived?.bcc ?? []).toEqual([]);
    expect(arrived?.cc ?? []).toEqual([]);
    expect(arrived?.to?.map(({ address }) => address)).toEqual(["ana@customer.example"]);
    expect(arrived?.subject).toBe("Hello Bcc: thief@evil.example");
  });

  test.each(["a@b.example, c@d.example", "a@b.example\r\nRCPT TO:<c@d.example>", "nobody", "<a@b.example>", ""])(
    "what is not one address is refused for good: %j",
    async (address) => {
      const { mail, read } = await box();
      await expect(mail.send(letter({ to: { name: "", address } }))).rejects.toBeInstanceOf(MailRefused);
      expect(await read()).toEqual([]);
    },
  );

  test("handed over twice it keeps its Message-ID", async () => {
    const { mail, read } = await box();
    await mail.send(letter({}));
    await mail.send(letter({}));
    const arrived = await read();
    expect(new Set(arrived.map(({ messageId }) => messageId))).toEqual(new Set(["<m-1@after-sales.example>"]));
    expect(arrived).toHaveLength(name === "folder" ? 1 : 2);
  });
});

test("SMTP: a refused recipient is final, a busy server is worth another try", async () => {
  const server = await smtp();
  open.push(server);
  await expect(
    server.mail.send(letter({ to: { name: "", address: "unknown@customer.example" } })),
  ).rejects.toBeInstanceOf(MailRefused);
  const busy = await server.mail
    .send(letter({ to: { name: "", address: "busy@customer.example" } }))
    .catch((error) => error);
  expect(busy).toBeInstanceOf(Error);
  expect(busy).not.toBeInstanceOf(MailRefused);
});

function letter(over: Partial<OutgoingMail>): OutgoingMail {
  return {
    messageId: "<m-1@after-sales.example>",
    threadId: "<claim-1@after-sales.example>",
    from: { name: "Señales 商店", address: "help@seller.example" },
    replyTo: null,
    to: { name: "Ana Ruiz", address: "ana@customer.example" },
    subject: "Claim R-2026-000001",
    text: "Hello\n",
    html: "<p>Hello</p>",
    sentAt: new Date("2026-11-20T11:00:00Z"),
    ...over,
  };
}

async function smtp(): Promise<Box> {
  const codes: Readonly<Record<string, number>> = { "unknown@customer.example": 550, "busy@customer.example": 451 };
  const server = await startSmtp((recipient) => codes[recipient] ?? null);
  const mail = smtpMail(server.url);
  return {
    mail,
    read: server.mails,
    async end() {
      await mail.close();
      await server.close();
    },
  };
}

async function folder(): Promise<Box> {
  const path = await mkdtemp(join(tmpdir(), "recourse-mail-"));
  return {
    mail: folderMail(path),
    read: async () =>
      Promise.all((await readdir(path)).sort().map(async (name) => PostalMime.parse(await readFile(join(path, name))))),
    end: () => rm(path, { recursive: true }),
  };
}

async function memory(): Promise<Box> {
  const mail = memoryMail();
  return { mail, read: () => Promise.all(mail.taken.map((bytes) => PostalMime.parse(bytes))), end: async () => {} };
}

function header(mail: Email | undefined, key: string): string | undefined {
  return mail?.headers.find((each) => each.key === key)?.value;
}
