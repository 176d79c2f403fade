import type { DirectoryQuery } from "./Directory.tsx";

const names = ["category", "work", "country", "language", "near", "city", "in"] as const;

/** What of a page's address narrows the directory; the server says what of it means nothing. */
export function readDirectorySearch(search: Record<string, unknown>): DirectoryQuery {
  const given = names.flatMap((name) => {
    const value = search[name];
    return typeof value === "string" && value !== "" ? [[name, value] as const] : [];
  });
  return Object.fromEntries(given) as DirectoryQuery;
}
