import type { IncomingHttpHeaders } from "node:http";
import type { Locale } from "../core/locale.ts";
import type { KeptFile } from "../domain/attachments/index.ts";
import { FileAnswer } from "./answer.ts";
import type { AppDeps } from "./deps.ts";
import type { MadePaper } from "./papers/making.ts";
import { paperTag, printPaper } from "./papers/print.ts";

/** A paper to be sent: made, with the bytes it needs and the name it is kept under. */
export interface PaperToSend {
  readonly made: MadePaper;
  readonly files: readonly KeptFile[];
  readonly logo: string | null;
  readonly name: string;
  readonly locale: Locale;
}

/** A paper as PDF; whoever has it already is told so, and it is not set again. */
export async function answerPaper(
  deps: AppDeps,
  headers: IncomingHttpHeaders,
  { made, files, logo, name, locale }: PaperToSend,
): Promise<FileAnswer> {
  const etag = paperTag(made, logo, deps.press.edition);
  const shared = { etag, "cache-control": "private, no-cache", vary: "Cookie, Authorization, Accept-Language" };
  if (headers["if-none-match"] === etag) return new FileAnswer("", shared, 304);
  const pdf = await printPaper(deps, made, { files, logo });
  return new FileAnswer(Buffer.from(pdf), {
    ...shared,
    "content-type": "application/pdf",
    "content-length": String(pdf.byteLength),
    "content-disposition": `inline; filename="${name}"`,
    "content-language": locale,
    "x-content-type-options": "nosniff",
    // Not sandboxed as other answers are: browsers show no PDF in a sandbox. It is ours, and runs nothing.
    "content-security-policy":
      "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  });
}
