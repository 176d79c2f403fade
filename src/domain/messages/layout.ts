import type { Locale } from "../../core/locale.ts";
import { frames } from "./letters/index.ts";
import type { Letter } from "./letters/letter.ts";

/** What surrounds a letter. */
export interface Setting {
  readonly locale: Locale;
  /** Whose name stands at the head: the seller's, or the installation's for a sign-in mail. */
  readonly sender: string;
  /** `#rrggbb` */
  readonly colour: string;
  readonly greeted: string | null;
  readonly clauses: readonly { readonly id: string; readonly text: string | null }[];
  readonly link: string;
  readonly why: string;
}

/** The letter as plain text. */
export function asText(letter: Letter, setting: Setting): string {
  const frame = frames[setting.locale];
  const blocks = [
    setting.greeted === null ? null : frame.greeting(setting.greeted),
    letter.paragraphs[0],
    letter.quoted?.replace(/^/gm, "> "),
    ...letter.paragraphs.slice(1),
    letter.figures?.map(([label, value]) => `${label}: ${value.replaceAll("\n", "\n  ")}`).join("\n"),
    letter.button && `${letter.button}:\n${setting.link}`,
    setting.clauses.length > 0 &&
      `${frame.clauses}\n${setting.clauses.map(({ id, text }) => `- ${id}${text ? `: ${text}` : ""}`).join("\n")}`,
    frame.closing(setting.sender),
    `--\n${setting.why}`,
  ];
  return `${blocks.filter(Boolean).join("\n\n")}\n`;
}

/** The letter as one HTML page that loads nothing from elsewhere. */
export function asHtml(letter: Letter, setting: Setting): string {
  const frame = frames[setting.locale];
  const tag = setting.locale === "zh" ? "zh-Hans" : setting.locale;
  const body = [
    setting.greeted === null ? "" : paragraph(frame.greeting(setting.greeted)),
    paragraph(letter.paragraphs[0] ?? ""),
    letter.quoted ? `<blockquote style="${style.quote}">${lines(letter.quoted)}</blockquote>` : "",
    ...letter.paragraphs.slice(1).map(paragraph),
    letter.figures ? figures(letter.figures) : "",
    letter.button ? button(letter.button, setting, frame.linkInWords) : "",
    setting.clauses.length > 0 ? clauses(frame.clauses, setting.clauses) : "",
    paragraph(frame.closing(setting.sender)),
  ];
  return `<!doctype html>
<html lang="${tag}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light"><title>${escape(letter.subject)}</title></head>
<body style="${style.page}"><main style="${style.sheet}">
<p style="${style.head};border-top:4px solid ${setting.colour}">${escape(setting.sender)}</p>
<h1 style="${style.title}">${escape(letter.subject)}</h1>
${body.filter(Boolean).join("\n")}
<p style="${style.foot}">${lines(setting.why)}</p>
</main></body></html>
`;
}

const style = {
  page: "margin:0;padding:24px 12px;background:#f5f5f5;color:#1f2328;font:16px/1.5 system-ui,sans-serif",
  sheet: "display:block;max-width:600px;margin:0 auto;padding:0 24px 16px;background:#ffffff",
  head: "margin:0;padding:16px 0 0;font-weight:600",
  title: "margin:8px 0 16px;font-size:20px;line-height:1.3",
  quote: "margin:16px 0;padding:8px 16px;border-left:3px solid #8c959f;background:#f6f8fa",
  label: "padding:4px 16px 4px 0;text-align:left;vertical-align:top;font-weight:400;color:#57606a",
  value: "padding:4px 0;text-align:left;font-weight:600",
  button: "display:inline-block;padding:10px 20px;border-radius:4px;text-decoration:none;font-weight:600",
  small: "font-size:14px;color:#57606a;overflow-wrap:anywhere",
  foot: "margin-top:24px;padding-top:12px;border-top:1px solid #d0d7de;font-size:13px;color:#57606a",
} as const;

function paragraph(text: string): string {
  return text && `<p style="margin:0 0 12px">${lines(text)}</p>`;
}

function figures(rows: NonNullable<Letter["figures"]>): string {
  const cells = rows.map(
    ([label, value]) =>
      `<tr><th scope="row" style="${style.label}">${escape(label)}</th><td style="${style.value}">${lines(value)}</td></tr>`,
  );
  return `<table style="margin:16px 0;border-collapse:collapse">${cells.join("")}</table>`;
}

function button(label: string, { link, colour }: Setting, inWords: string): string {
  const href = escape(link);
  return `<p style="margin:20px 0"><a href="${href}" style="${style.button};background:${colour};color:${inkOn(colour)}">${escape(label)}</a></p>
<p style="${style.small}">${escape(inWords)}<br>${href}</p>`;
}

function clauses(heading: string, items: Setting["clauses"]): string {
  const rows = items.map(({ id, text }) => `<li><strong>${escape(id)}</strong>${text ? ` ${lines(text)}` : ""}</li>`);
  return `<h2 style="margin:20px 0 8px;font-size:16px">${escape(heading)}</h2><ul style="margin:0 0 16px;padding-left:20px">${rows.join("")}</ul>`;
}

/** Black or white, whichever reads better on the colour (WCAG relative luminance). */
function inkOn(colour: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? "#000000" : "#ffffff";
}

function lines(text: string): string {
  return escape(text).replaceAll("\n", "<br>");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
