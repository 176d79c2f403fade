import { readKept, writeKept } from "./ui/use-kept.ts";

type Facts = Readonly<Record<string, unknown>>;

/** Answers given in a warranty check, kept in this tab so that neither a reload nor filing a claim asks again. */
export function answersAbout(seller: string, serial: string): Facts {
  return readKept<Facts>(keyOf(seller, serial), "tab") ?? {};
}

/** Keeps them; a browser that keeps nothing is asked again. */
export function keepAnswers(seller: string, serial: string, facts: Facts): void {
  writeKept(keyOf(seller, serial), facts, "tab");
}

function keyOf(seller: string, serial: string): string {
  return `answers ${seller} ${serial.replaceAll(/[^\p{L}\p{N}]/gu, "").toUpperCase()}`;
}
