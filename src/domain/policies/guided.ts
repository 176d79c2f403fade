import { isScalar, type Node, parseDocument, type Scalar } from "yaml";
import type { CompiledPolicy, Pack } from "../../policy/index.ts";

/** Where something stands in `policy.yaml`: keys and indexes from the top. */
export type FieldPath = readonly (string | number)[];
/** `money` is the name of a fact that is money; `clause` the id of one that the policy has. */
export type FieldKind = "duration" | "number" | "percent" | "working_days" | "warnings" | "money" | "clause";

/** A place of a pack that can be changed without writing YAML. */
export interface GuidedField {
  readonly path: FieldPath;
  readonly kind: FieldKind;
  /** `P365D` for a duration, `12` for a number or percentage, `5` or `3-6` for working days, `60, 80` for the days of warnings. */
  readonly value: string;
  /** The clause that the rule carries. */
  readonly clause: string | null;
  /** What the number counts where the duration itself does not say it. */
  readonly unit: "months" | "days" | null;
  /** Of a table's row: which units it is for; of a window its kinds of claim, of a clock its name, of a deduction its kind. */
  readonly row: string | null;
  /** The condition under which the rule holds, as it stands in the file. */
  readonly when: string | null;
  /** What a window or clock is counted from, as it stands in the file. */
  readonly from: string | null;
  /** For `money` and `clause`: what it can be. */
  readonly choices: readonly string[] | null;
}

/** Every duration, table entry, span of working days and deduction of a policy's own pack, in the order of the file. */
export function guidedFields(policy: Pick<CompiledPolicy, "pack" | "facts" | "clauses">): GuidedField[] {
  const { pack } = policy;
  const fields: GuidedField[] = [];
  const add = (path: FieldPath, value: unknown, shared: Pick<GuidedField, "clause"> & Partial<GuidedField>) => {
    const duration = typeof value === "string" ? plainDuration.exec(value)?.[1] : undefined;
    if (duration) fields.push({ ...plain, ...shared, path, kind: "duration", value: duration });
  };
  const { warranty } = pack;
  if (warranty) add(["warranty", "lasts"], warranty.lasts, { clause: warranty.clause });
  if (warranty?.extended)
    fields.push({
      ...plain,
      path: ["warranty", "extended", "months"],
      kind: "number",
      value: String(warranty.extended.months),
      clause: warranty.extended.clause,
      unit: "months",
    });
  fields.push(...tableFields(pack));
  for (const section of ["windows", "deadlines", "serviceLevels"] as const)
    for (const [index, rule] of (pack[section] ?? []).entries()) {
      const shared = {
        ...plain,
        clause: rule.clause,
        row: "name" in rule ? rule.name : [rule.kind].flat().join(", "),
        from: rule.from === undefined ? null : String(rule.from),
        when: rule.when === undefined ? null : String(rule.when),
      };
      add([section, index, "within"], rule.within, shared);
      if ("warnAfterDays" in rule && rule.warnAfterDays && rule.warnAfterDays.length > 0)
        fields.push({
          ...shared,
          path: [section, index, "warnAfterDays"],
          kind: "warnings",
          value: rule.warnAfterDays.join(", "),
        });
      if ("workingDays" in rule && rule.workingDays !== undefined)
        fields.push({
          ...shared,
          path: [section, index, "workingDays"],
          kind: "working_days",
          value: [rule.workingDays].flat().join("-"),
        });
    }
  return [...fields, ...deductionFields(policy)];
}

const plain = { unit: null, row: null, when: null, from: null, choices: null } as const;

/** Of each deduction from a refund: how much (a percentage, or which amount), and the clause that allows it. */
function deductionFields({ pack, facts, clauses }: Pick<CompiledPolicy, "pack" | "facts" | "clauses">): GuidedField[] {
  const money = [...facts].filter(([, { type }]) => type === "money").map(([name]) => name);
  return (pack.remedies ?? []).flatMap(({ refund }, index) =>
    (refund?.deductions ?? []).flatMap(({ percent, amount, clause, kind, when }, at): GuidedField[] => {
      const path = ["remedies", index, "refund", "deductions", at];
      const shared = { ...plain, clause, row: kind, when: when === undefined ? null : String(when) };
      const much: GuidedField[] =
        percent !== undefined
          ? [{ ...shared, path: [...path, "percent"], kind: "percent", value: String(percent) }]
          : amount !== undefined && money.includes(amount)
            ? [{ ...shared, path: [...path, "amount"], kind: "money", value: amount, choices: money }]
            : [];
      return [
        ...much,
        { ...shared, path: [...path, "clause"], kind: "clause", value: clause, choices: [...clauses.keys()] },
      ];
    }),
  );
}

const plainDuration = /^duration\("(P\d+[DMYW])"\)$/;

function tableFields(pack: Pack): GuidedField[] {
  return Object.entries(pack.tables ?? {}).flatMap(([name, table]) => {
    const lasts = pack.warranty?.lasts;
    const clause = typeof lasts === "object" && lasts.table === name ? (pack.warranty?.clause ?? null) : null;
    const field = (path: FieldPath, value: number, row: string | null): GuidedField => ({
      ...plain,
      path: ["tables", name, ...path],
      kind: "number",
      value: String(value),
      clause,
      unit: table.unit,
      row,
    });
    const rows = table.rows.flatMap((row, index) => {
      const keys = table.keys.map((key) => String(row[key] ?? "*")).filter((value) => value !== "*");
      return typeof row["is"] === "number" ? [field(["rows", index, "is"], row["is"], keys.join(", "))] : [];
    });
    return typeof table.otherwise === "number" ? [...rows, field(["otherwise"], table.otherwise, null)] : rows;
  });
}

/** Whether a value can stand in such a field. */
export function fits({ kind, choices }: Pick<GuidedField, "kind" | "choices">, value: string): boolean {
  if (choices) return choices.includes(value);
  if (kind === "duration") return /^P[1-9]\d{0,3}[DMYW]$/.test(value);
  if (kind === "number") return /^(0|[1-9]\d{0,3})$/.test(value) && Number(value) <= 1200;
  if (kind === "percent") return /^\d{1,3}(\.\d{1,4})?$/.test(value) && Number(value) <= 100;
  if (kind === "warnings") return /^[1-9]\d{0,3}(, ?[1-9]\d{0,3}){0,9}$/.test(value);
  const span = /^([1-9]\d{0,2})(?:-([1-9]\d{0,2}))?$/.exec(value);
  return span !== null && (span[2] === undefined || Number(span[1]) <= Number(span[2]));
}

/**
 * The text with one field changed. Only its own characters are replaced, so comments and layout stay; where the clause's
 * words name the old number of the same unit in every language, the new number goes into them too, unless another field
 * of the clause still has the old one.
 */
export function changeField(
  text: string,
  { pack, fields }: { readonly pack: Pack; readonly fields: readonly GuidedField[] },
  ...[field, value]: [field: GuidedField, value: string]
): string {
  const document = parseDocument(text, { prettyErrors: false, logLevel: "silent" });
  const node = document.getIn(field.path, true) as Node | undefined;
  if (!node?.range) return text;
  const edits: Edit[] = [
    { from: node.range[0], to: node.range[1], text: written(text.slice(node.range[0], node.range[1]), field, value) },
  ];
  if (field.choices) return text.slice(0, node.range[0]) + value + text.slice(node.range[1]);
  const [before, after] = [countIn(field.value), countIn(value)];
  const kept = fields.some((other) => other !== field && other.clause === field.clause && other.value === field.value);
  if (field.clause && !kept && before && after && before.unit === after.unit)
    edits.push(...wordEdits(text, field.clause, { pack, document, before: before.count, after: after.count }));
  return edits
    .toSorted((first, second) => second.from - first.from)
    .reduce((whole, edit) => whole.slice(0, edit.from) + edit.text + whole.slice(edit.to), text);
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function written(source: string, { kind }: GuidedField, value: string): string {
  if (kind === "duration") return source.replace(/P\d+[DMYW]/, value);
  if (kind === "warnings") return `[${value}]`;
  if (kind !== "working_days" || !value.includes("-")) return value;
  return `[${value.replace("-", ", ")}]`;
}

function countIn(value: string): { readonly count: string; readonly unit: string } | null {
  const [, count, unit] = /^P?(\d+)([DMYW]?)$/.exec(value) ?? [];
  return count === undefined ? null : { count, unit: unit ?? "" };
}

function wordEdits(
  text: string,
  clause: string,
  {
    pack,
    document,
    before,
    after,
  }: { pack: Pack; document: ReturnType<typeof parseDocument>; before: string; after: string },
): Edit[] {
  if (!pack.clauses[clause]) return [];
  const edits: Edit[] = [];
  for (const locale of ["en", "es", "zh"]) {
    const node = document.getIn(["clauses", clause, locale], true);
    if (!isScalar(node) || !(node as Scalar).range) return [];
    const [from, to] = (node as Scalar).range!;
    const places = [...text.slice(from, to).matchAll(new RegExp(`(?<!\\d)${before}(?!\\d)`, "g"))];
    if (places.length !== 1) return [];
    const at = from + places[0]!.index;
    edits.push({ from: at, to: at + before.length, text: after });
  }
  return edits;
}

/** The text with a value of its top level written anew, such as `version`. */
export function setTop(text: string, key: "version" | "effectiveFrom", value: string): string {
  const document = parseDocument(text, { prettyErrors: false, logLevel: "silent" });
  const node = document.get(key, true) as Node | undefined;
  if (!node?.range) return text;
  const source = key === "version" ? JSON.stringify(value) : value;
  return text.slice(0, node.range[0]) + source + text.slice(node.range[1]);
}
