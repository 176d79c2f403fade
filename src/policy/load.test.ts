import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { packText } from "../../test/policies.ts";
import { locales } from "../core/locale.ts";
import { sourceOf } from "./explain.ts";
import {
  checkFolder,
  loadDraft,
  loadPacks,
  loadPolicy,
  PackError,
  packIds,
  readPackFiles,
  UnknownPolicyError,
  writeFault,
} from "./load.ts";

const term = 'warranty: { clause: T-TERM, startsOn: delivery.shippedOn, lasts: duration("P12M") }';
const overriding = `${term.slice(0, -2)}, overrides: G-TERM }`;
const general = 'warranty: { clause: G-TERM, startsOn: delivery.shippedOn, lasts: duration("P24M") }';
const statute = `regime: { customer: consumer, countries: [DE] }
rights:
  - { clause: L-LIABLE, kind: liability }
${term.replace("T-TERM", "L-TERM")}`;

let dir = "";
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "recourse-packs-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function put(folder: string, text: string, cases?: string): void {
  mkdirSync(join(dir, folder), { recursive: true });
  writeFileSync(join(dir, folder, "policy.yaml"), text);
  if (cases !== undefined) writeFileSync(join(dir, folder, "cases.yaml"), cases);
}

function shop(): void {
  put("house", packText(general, { id: "house", layer: "general" }));
  put("maker", packText(overriding, { id: "maker", extends: "house" }), "- a case\n");
  put("law", packText(statute, { id: "law", layer: "statute" }));
  put("other", packText(term, { id: "other" }));
}

/** What was thrown, as its message. */
function thrown(run: () => unknown): { readonly name: string; readonly message: string; readonly error: unknown } {
  try {
    run();
  } catch (error) {
    return { name: (error as Error).name, message: (error as Error).message, error };
  }
  throw new Error("nothing was thrown");
}

test("what a source is called in other languages is told, and makes no other policy", () => {
  put("plain", packText(term, { id: "plain" }));
  const plain = loadPolicy(dir, "plain");
  const named = "document: { en: trial, es: ensayo, zh: 试验 }";
  put("plain", packText(term, { id: "plain" }).replace("document: trial", named));
  const told = loadPolicy(dir, "plain");
  expect(told.digest).toBe(plain.digest);
  expect(locales.map((locale) => sourceOf(told, "T-TERM", locale))).toEqual(["trial", "ensayo", "试验"]);
  put("plain", packText(term, { id: "plain" }).replace("document: trial", named.replace("en: trial", "en: another")));
  expect(loadPolicy(dir, "plain").digest).not.toBe(plain.digest);
});

describe("a folder of packs", () => {
  test("has every policy by its id, and what is no pack is passed over", () => {
    shop();
    mkdirSync(join(dir, "notes"));
    writeFileSync(join(dir, "README.md"), "words");
    expect(packIds(dir)).toEqual(["house", "law", "maker", "other"]);
    expect([...loadPacks(dir).keys()].sort()).toEqual(["house", "law", "maker", "other"]);
  });

  test("one policy brings what it extends and the laws beside it, and nothing else", () => {
    shop();
    put("broken", "id: [");
    const policy = loadPolicy(dir, "maker");
    expect(policy.layers.map(({ id }) => id)).toEqual(["maker", "house"]);
    expect(policy.regimes.map((regime) => regime.policy.id)).toEqual(["law"]);
    expect(policy.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test("a law loaded by itself stands alone", () => {
    shop();
    expect(loadPolicy(dir, "law")).toMatchObject({ id: "law", regimes: [] });
  });

  test("quotes around what is extended, and around the layer, are no matter", () => {
    put("house", packText(general, { id: "house", layer: '"general"' }));
    put(
      "maker",
      packText(overriding, { id: "maker" })
        .replace("source:", 'extends: "house"\nsource:')
        .replace(/^ {2}G-.*\n?/m, ""),
    );
    put("law", packText(statute, { id: "law", layer: "'statute'" }));
    expect(loadPolicy(dir, "maker").layers).toHaveLength(2);
    expect(loadPolicy(dir, "maker").regimes).toHaveLength(1);
  });

  test.each(["makr", "MAKER", "../maker", "", "maker/policy"])("no policy is called %j", (id) => {
    shop();
    const { name, message, error } = thrown(() => loadPolicy(dir, id));
    expect(name).toBe("UnknownPolicyError");
    expect(error).toBeInstanceOf(UnknownPolicyError);
    expect(message).toContain(`no policy is called ${JSON.stringify(id)}`);
  });

  test("the nearest id is named, and none where none is near", () => {
    shop();
    expect(thrown(() => loadPolicy(dir, "makr"))).toMatchObject({
      message: 'no policy is called "makr"; did you mean maker?',
      error: { nearest: "maker" },
    });
    expect(thrown(() => loadPolicy(dir, "something-else")).message).toBe('no policy is called "something-else"');
  });

  test("faults stop it, each as file, line, column and what is wrong", () => {
    shop();
    put(
      "maker",
      packText(overriding.replace("delivery.shippedOn", "delivery.shipedOn"), { id: "maker", extends: "house" }),
    );
    const file = join(dir, "maker", "policy.yaml");
    for (const run of [() => loadPacks(dir), () => loadPolicy(dir, "maker")]) {
      const { name, message, error } = thrown(run);
      expect(name).toBe("PackError");
      expect(message).toMatch(
        /maker\/policy\.yaml:9:\d+: no fact is called "delivery.shipedOn"; did you mean "delivery.shippedOn"\?$/,
      );
      expect((error as PackError).faults).toMatchObject([{ file, line: 9 }]);
    }
    expect(writeFault({ file: "a.yaml", line: 2, column: 3, message: "no" })).toBe("a.yaml:2:3: no");
    expect(loadPolicy(dir, "other").id).toBe("other");
  });

  test("a layer that is not there is a fault where it is named", () => {
    put("maker", packText(term, { id: "maker", extends: "nobody" }));
    expect(thrown(() => loadPolicy(dir, "maker")).message).toMatch(/:7:10: no sound pack is called nobody/);
  });

  test("layers that go in a circle end", () => {
    put("one", packText(term, { id: "one", extends: "two" }));
    put("two", packText(term, { id: "two", extends: "one" }));
    expect(thrown(() => loadPolicy(dir, "one")).message).toContain("the layers go in a circle: one → two → one");
  });

  test("a pack stands in a folder of its name", () => {
    put("elsewhere", packText(term, { id: "maker" }));
    const { faults, policies } = checkFolder(dir);
    expect(faults).toEqual([
      {
        file: join(dir, "elsewhere", "policy.yaml"),
        line: 1,
        column: 1,
        message: "the pack maker must stand in a folder of that name",
      },
    ]);
    expect([...policies.keys()]).toEqual(["maker"]);
  });

  test("a sound folder has no fault", () => {
    shop();
    expect(checkFolder(dir).faults).toEqual([]);
  });

  test("the files of a pack as they stand, with or without cases", () => {
    shop();
    expect(readPackFiles(dir, "maker")).toEqual({
      text: packText(overriding, { id: "maker", extends: "house" }),
      cases: "- a case\n",
    });
    expect(readPackFiles(dir, "other")?.cases).toBe("");
    for (const id of ["nobody", "../maker", "MAKER"]) expect(readPackFiles(dir, id)).toBeUndefined();
  });
});

describe("a draft in a folder of its own", () => {
  const draftOf = (text: string) => {
    put("drafts", text);
    return join(dir, "drafts");
  };

  test("takes the place of the pack of its id, over the layers and beside the laws of the others", () => {
    const packs = mkdtempSync(join(tmpdir(), "recourse-packs-"));
    try {
      for (const [id, text] of [
        ["house", packText(general, { id: "house", layer: "general" })],
        ["maker", packText(overriding, { id: "maker", extends: "house" })],
        ["law", packText(statute, { id: "law", layer: "statute" })],
      ] as const) {
        mkdirSync(join(packs, id));
        writeFileSync(join(packs, id, "policy.yaml"), text);
      }
      const draft = loadDraft(
        draftOf(packText(overriding.replace("P12M", "P6M"), { id: "maker", extends: "house" })),
        packs,
      );
      expect(draft.pack.warranty?.lasts).toBe('duration("P6M")');
      expect(draft.layers).toHaveLength(2);
      expect(draft.regimes).toHaveLength(1);
      expect(draft.digest).not.toBe(loadPolicy(packs, "maker").digest);
      expect(thrown(() => loadDraft(draftOf("id: maker\nversion: 1\n"), packs)).name).toBe("PackError");
      expect(thrown(() => loadDraft(draftOf("- no\n- pack\n"), packs)).name).toBe("PackError");
    } finally {
      rmSync(packs, { recursive: true, force: true });
    }
  });
});
