import { readFileSync } from "node:fs";
import { type Day, dayAt, parseDay } from "../core/day.ts";
import { DoubledName, parseJson } from "../core/json.ts";
import { type Locale, locales } from "../core/locale.ts";
import type { Facts } from "../policy/index.ts";
import { type Command, fileTrouble, packsFolder, readArgs, type Surroundings, UsageError } from "./command.ts";
import { decideLines } from "./decide-lines.ts";
import { decisionText } from "./decision-text.ts";

/** Decides one case from a file of facts, or a stream of cases, one a line. */
export const command: Command = {
  usage: `recourse decide --policy ID FACTS.json [--as-of DAY] [--locale en|es|zh] [--text] [--packs DIR]
recourse decide --ndjson [--locale en|es|zh] [--packs DIR]      lines {"policy","asOf","facts"} in, decisions out`,
  async run(args, surroundings) {
    const { values, positionals } = readArgs(args, {
      policy: { type: "string" },
      "as-of": { type: "string" },
      locale: { type: "string", default: "en" },
      text: { type: "boolean", default: false },
      ndjson: { type: "boolean", default: false },
      packs: { type: "string" },
    });
    const locale = readLocale(values.locale);
    const packs = packsFolder(values.packs, surroundings);
    if (values.ndjson) {
      if (positionals.length > 0) throw new UsageError("--ndjson reads its cases from the input, not from a file");
      return decideLines({ ...surroundings, packs }, locale);
    }
    const [file] = positionals;
    if (!values.policy || !file || positionals.length > 1)
      throw new UsageError("name one policy and one file of facts (- is the input)");
    const asOf =
      values["as-of"] === undefined ? dayAt(surroundings.now, surroundings.timeZone) : readAsOf(values["as-of"]);
    return decideOne({ ...surroundings, packs }, { policy: values.policy, file, asOf, locale, text: values.text });
  },
};

interface Question {
  readonly policy: string;
  readonly file: string;
  readonly asOf: Day;
  readonly locale: Locale;
  readonly text: boolean;
}

async function decideOne(
  surroundings: Surroundings,
  { policy: id, file, asOf, locale, text }: Question,
): Promise<number> {
  const { stdout, stderr, packs } = surroundings;
  const { decide, explain, FactsError, loadPolicy, UnknownPolicyError } = await surroundings.engine();
  try {
    const policy = loadPolicy(packs, id);
    const facts = parseJson(file === "-" ? await readAll(surroundings) : readFileSync(file, "utf8")) as Facts;
    const decision = decide(policy, facts, asOf, { locale });
    if (text) {
      const told = explain(policy, decision, { locale, audience: "staff", facts });
      stdout.write(decisionText(policy, decision, told, locale));
    } else stdout.write(`${JSON.stringify(decision, null, 2)}\n`);
    return 0;
  } catch (error) {
    const trouble = fileTrouble(error);
    if (error instanceof FactsError) {
      for (const fault of error.faults)
        stderr.write(`${file}: ${fault.path}: expected ${fault.expected}, got ${fault.got}\n`);
    } else if (error instanceof UnknownPolicyError) stderr.write(`${error.message}\n`);
    else if (error instanceof SyntaxError) stderr.write(`${file}: not JSON: ${error.message}\n`);
    else if (error instanceof DoubledName) stderr.write(`${file}: ${error.message}\n`);
    else if (trouble !== null) stderr.write(`${file}: ${trouble}\n`);
    else throw error;
    return 1;
  }
}

async function readAll({ stdin }: Surroundings): Promise<string> {
  let text = "";
  for await (const chunk of stdin.setEncoding("utf8")) text += chunk;
  return text;
}

function readLocale(text: string): Locale {
  const locale = locales.find((each) => each === text);
  if (!locale) throw new UsageError(`the languages are ${locales.join(", ")}, not ${text}`);
  return locale;
}

function readAsOf(text: string): Day {
  const day = parseDay(text);
  if (!day) throw new UsageError(`--as-of must be a day that exists, written YYYY-MM-DD, not ${text}`);
  return day;
}
