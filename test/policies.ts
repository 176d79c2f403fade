import { type CompiledPolicy, checkPacks, type PackFault } from "../src/policy/index.ts";

/** The text of a pack for a test: its sections, with an identity and a text for every clause they cite. */
export function packText(sections: string, options: { id?: string; extends?: string; layer?: string } = {}): string {
  const cited = [...new Set(sections.match(/\b[A-Z]{1,3}-[A-Z0-9][A-Z0-9.-]*\b/g) ?? [])];
  const own = cited.filter((clause) => !options.extends || !clause.startsWith("G-"));
  return [
    `id: ${options.id ?? "trial"}`,
    "title: { en: Trial, es: Prueba, zh: 试用 }",
    'version: "1"',
    "effectiveFrom: 2024-01-01",
    "decidedBy: delivery.shippedOn",
    `layer: ${options.layer ?? "product"}`,
    ...(options.extends ? [`extends: ${options.extends}`] : []),
    "source: { document: trial }",
    sections,
    "clauses:",
    ...own.map((clause) => `  ${clause}: { en: text of ${clause}, es: texto de ${clause}, zh: 条款 ${clause} }`),
  ].join("\n");
}

/** A policy made of sections; `general` are the sections of a layer under it, whose clauses begin with G-. */
export function policyOf(sections: string, general?: string): CompiledPolicy {
  const texts = [{ file: "trial.yaml", text: packText(sections, general === undefined ? {} : { extends: "general" }) }];
  if (general !== undefined)
    texts.push({ file: "general.yaml", text: packText(general, { id: "general", layer: "general" }) });
  const { policies, faults } = checkPacks(texts);
  if (faults.length > 0)
    throw new Error(faults.map((fault) => `${fault.file}:${fault.line}:${fault.column}: ${fault.message}`).join("\n"));
  return policies.get("trial")!;
}

/** The faults of a pack made of sections. */
export function faultsOf(sections: string): readonly PackFault[] {
  return checkPacks([{ file: "trial.yaml", text: packText(sections) }]).faults;
}
