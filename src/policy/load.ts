import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Checked, checkPacks, type PackText } from "./check.ts";
import type { CompiledPolicy } from "./compiled.ts";
import { nearestName } from "./facts.ts";
import { type PackFault, readSource } from "./source.ts";

/** Thrown where packs have faults; the message lists them as file:line:column. */
export class PackError extends Error {
  readonly faults: readonly PackFault[];
  constructor(faults: readonly PackFault[]) {
    super(faults.map(writeFault).join("\n"));
    this.name = "PackError";
    this.faults = faults;
  }
}

/** Thrown where no pack has the id that was asked for. */
export class UnknownPolicyError extends Error {
  readonly nearest: string | undefined;
  constructor(id: string, known: Iterable<string>) {
    const nearest = nearestName(id, known);
    super(`no policy is called ${JSON.stringify(id)}${nearest ? `; did you mean ${nearest}?` : ""}`);
    this.name = "UnknownPolicyError";
    this.nearest = nearest;
  }
}

/** A fault as one line: file:line:column: message. */
export function writeFault({ file, line, column, message }: PackFault): string {
  return `${file}:${line}:${column}: ${message}`;
}

/** Every policy of the folder, by id; throws a PackError where one has a fault. */
export function loadPacks(dir: string): ReadonlyMap<string, CompiledPolicy> {
  const { policies, faults } = checkFolder(dir);
  if (faults.length > 0) throw new PackError(faults);
  return policies;
}

/** One policy of the folder, compiling only the packs it extends and the statutes beside it. Throws an UnknownPolicyError or a PackError. */
export function loadPolicy(dir: string, id: string): CompiledPolicy {
  const texts: PackText[] = [];
  for (
    let next: string | undefined = id;
    next !== undefined && !texts.some((each) => each.file === fileOf(dir, next!));
  ) {
    const file = fileOf(dir, next);
    if (!/^[a-z0-9-]+$/.test(next) || !existsSync(file)) {
      if (texts.length === 0) throw new UnknownPolicyError(id, packIds(dir));
      break;
    }
    const text = readFileSync(file, "utf8");
    texts.push({ file, text });
    next = /^extends:\s*["']?([a-z0-9-]+)/m.exec(text)?.[1];
  }
  for (const pack of packIds(dir)) {
    const file = fileOf(dir, pack);
    const text = texts.some((each) => each.file === file) ? "" : readFileSync(file, "utf8");
    if (/^layer:\s*["']?statute\b/m.test(text)) texts.push({ file, text });
  }
  const { policies, faults } = checkPacks(texts);
  const policy = policies.get(id);
  if (faults.length > 0 || !policy) throw new PackError(faults);
  return policy;
}

/**
 * A draft that stands in a folder of its own, with the layers and statutes of `packs` beside it; it takes the place of a pack of the same
 * id. Throws a PackError.
 */
export function loadDraft(folder: string, packs: string): CompiledPolicy {
  const draft = { file: join(folder, "policy.yaml"), text: readFileSync(join(folder, "policy.yaml"), "utf8") };
  const others = packIds(packs).map((id) => ({
    file: fileOf(packs, id),
    text: readFileSync(fileOf(packs, id), "utf8"),
  }));
  const written = readSource(draft.file, draft.text).value as { readonly id?: unknown } | null | undefined;
  const id = typeof written?.id === "string" ? written.id : "";
  const { policies, faults } = checkPacks([draft, ...others.filter(({ file }) => file !== fileOf(packs, id))]);
  const policy = policies.get(id);
  if (faults.length > 0 || !policy) throw new PackError(faults);
  return policy;
}

/** Checks every pack of the folder (or the one pack that the folder is, with its neighbours). */
export function checkFolder(dir: string): Checked {
  const texts = packIds(dir).map((id) => ({ file: fileOf(dir, id), text: readFileSync(fileOf(dir, id), "utf8") }));
  const checked = checkPacks(texts);
  const misplaced = [...checked.policies].filter(([id]) => !texts.some((each) => each.file === fileOf(dir, id)));
  const faults = misplaced.map(([id, policy]) => {
    const file =
      texts.find((each) => new RegExp(`^id:\\s*["']?${policy.id}["']?\\s*(#|$)`, "m").test(each.text))?.file ?? dir;
    return { file, line: 1, column: 1, message: `the pack ${id} must stand in a folder of that name` };
  });
  return { policies: checked.policies, faults: [...checked.faults, ...faults] };
}

/** The ids of the packs that stand in the folder, sorted. */
export function packIds(dir: string): string[] {
  const entries = readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return entries
    .map((entry) => entry.name)
    .filter((name) => existsSync(fileOf(dir, name)))
    .sort();
}

/** The files of one pack of the folder as they stand; undefined where there is no such pack. */
export function readPackFiles(dir: string, id: string): { readonly text: string; readonly cases: string } | undefined {
  if (!/^[a-z0-9-]+$/.test(id) || !existsSync(fileOf(dir, id))) return undefined;
  const cases = join(dir, id, "cases.yaml");
  return { text: readFileSync(fileOf(dir, id), "utf8"), cases: existsSync(cases) ? readFileSync(cases, "utf8") : "" };
}

function fileOf(dir: string, id: string): string {
  return join(dir, id, "policy.yaml");
}
