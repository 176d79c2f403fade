import { describe, expect, test } from "vitest";
import { day } from "../../../core/day.ts";
import { locales } from "../../../core/locale.ts";
import { applicationLetters } from "./application-letters.ts";

const facts = { seller: "Zeus", number: "C-2026-000007", centre: "Taller Vallecas" };
const all = (letter: object) => JSON.stringify(letter);

describe.each(locales)("letters to who applies as a repair centre, in %s,", (locale) => {
  const letters = applicationLetters[locale];

  test("name the application and the day of the answer, where there is one", () => {
    const letter = letters.application_submitted({ ...facts, answerBy: day("2026-03-05") });
    for (const said of ["C-2026-000007", "Taller Vallecas", "2026"]) expect(all(letter)).toContain(said);
    expect(all(letters.application_submitted({ ...facts, answerBy: null }))).not.toContain("null");
  });

  test("say that it is listed, with the words of the seller where there are any", () => {
    expect(letters.application_listed({ ...facts, note: "Welcome" })).toMatchObject({ quoted: "Welcome" });
    expect(letters.application_listed({ ...facts, note: "" })).not.toHaveProperty("quoted");
  });

  test("say why it is declined", () => {
    const letter = letters.application_declined({ ...facts, reason: "No photos" });
    expect(letter.quoted).toBe("No photos");
    expect(letter.button).toBeTruthy();
  });
});
