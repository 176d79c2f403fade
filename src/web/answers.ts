type Facts = Readonly<Record<string, unknown>>;

/** Answers given in a warranty check, kept in this tab so that neither a reload nor filing a claim asks again. */
export function answersAbout(seller: string, serial: string): Facts {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(seller, serial)) ?? "{}") as Facts;
  } catch {
    return {};
  }
}

/** Keeps them; a browser that keeps nothing is asked again. */
export function keepAnswers(seller: string, serial: string, facts: Facts): void {
  try {
    sessionStorage.setItem(keyOf(seller, serial), JSON.stringify(facts));
  } catch {
    // Private windows of some browsers have no storage.
  }
}

function keyOf(seller: string, serial: string): string {
  return `answers ${seller} ${serial.replaceAll(/[^\p{L}\p{N}]/gu, "").toUpperCase()}`;
}
