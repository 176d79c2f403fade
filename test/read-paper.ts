import { getDocumentProxy } from "unpdf";

/** What a reader, or a screen reader, gets of a PDF. */
export interface ReadPaper {
  readonly text: string;
  readonly pages: number;
  readonly title: string;
  readonly language: string;
  readonly createdOn: string;
  readonly tagged: boolean;
  /** It says of itself that it keeps to PDF/UA-1. */
  readonly universal: boolean;
  /** Roles of the structure tree, each once. */
  readonly roles: ReadonlySet<string>;
}

/** Reads a PDF as anybody would: text without the places where a long word may break, one blank for many. */
export async function readPaper(bytes: Uint8Array): Promise<ReadPaper> {
  const raw = Buffer.from(bytes).toString("latin1");
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const info = (await pdf.getMetadata()).info as Record<string, string>;
  const texts: string[] = [];
  const roles = new Set<string>();
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    texts.push(items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join(""));
    collect((await page.getStructTree()) as Node | null, roles);
  }
  const mark = await pdf.getMarkInfo();
  return {
    text: texts
      .join("\n")
      .replaceAll("\u200b", "")
      .replaceAll(/[ \t]+/g, " "),
    pages: pdf.numPages,
    title: info["Title"] ?? "",
    language: info["Language"] ?? "",
    createdOn: info["CreationDate"] ?? "",
    tagged: mark?.Marked === true && roles.size > 0,
    universal: raw.includes("pdfuaid:part"),
    roles,
  };
}

interface Node {
  readonly role?: string;
  readonly children?: readonly Node[];
}

function collect(node: Node | null, roles: Set<string>): void {
  if (!node) return;
  if (node.role) roles.add(node.role);
  for (const child of node.children ?? []) collect(child, roles);
}
