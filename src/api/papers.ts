import type { Locale } from "../core/locale.ts";
import { Refusal } from "../core/refusal.ts";
import { abilityOf } from "../domain/abilities/index.ts";
import { filesOfClaim } from "../domain/attachments/index.ts";
import { type ClaimRecord, type LineRecord, lineOf, loadClaim } from "../domain/claims/index.ts";
import type { Context } from "../domain/context.ts";
import { isPerUnit, linesWith, type PaperName, paperGuard, paperNames, partsOf } from "../domain/papers/index.ts";
import { readIssuer } from "../domain/proformas/index.ts";
import { readSeller } from "../domain/sellers/index.ts";
import type { Handlers } from "./handler.ts";
import { answerPaper } from "./paper-answer.ts";
import { makePaper } from "./papers/make.ts";
import { paperWords } from "./papers/texts/index.ts";

type Papers = "/v1/sellers/{seller}/claims/{claim}/papers";

/** The papers of a claim: which there are, and each as PDF. */
export const paperHandlers: Handlers<`GET ${Papers}` | `GET ${Papers}/{paper}`> = {
  "GET /v1/sellers/{seller}/claims/{claim}/papers": ({ run, params }) =>
    run(async (context) => {
      const record = await loadClaim(context, params.claim);
      return { items: paperNames.flatMap((paper) => entries(context, record, paper)) };
    }),

  "GET /v1/sellers/{seller}/claims/{claim}/papers/{paper}": async ({
    run,
    params,
    query,
    headers,
    deps,
    locale: own,
  }) => {
    const paper = paperNames.find((name) => name === params.paper);
    if (!paper) throw new Refusal("not_found");
    if (query.value !== undefined) throw new Refusal("true_value_only");
    const locale = query.locale ?? own;
    const toSend = await run(async (context) => {
      const record = await loadClaim(context, params.claim);
      const about = aboutOf(record, query);
      const seller = await readSeller(context.tx, context.seller.id);
      const issuer = await readIssuer(context);
      const made = makePaper(
        context,
        record,
        { seller, issuer },
        { paper, locale, ...(about && { lines: about.lines }) },
      );
      const photos = made.photos.map(({ id }) => id);
      const files = await filesOfClaim(context, record.id, photos);
      return { made, files, logo: seller.logo, name: fileName(record, paper, about), locale };
    });
    return answerPaper(deps, headers, toSend);
  },
};

/** What a paper is about: one unit, or the units that are for one centre. */
interface About {
  readonly line: LineRecord | null;
  readonly centre: { readonly id: string; readonly name: string } | null;
  readonly lines: readonly LineRecord[];
}

/** The unit or the centre that is asked for; null: nobody says. Refuses with `not_found` what is not of this claim. */
function aboutOf(
  record: ClaimRecord,
  { line, centre }: { readonly line?: string | undefined; readonly centre?: string | undefined },
): About | null {
  if (line !== undefined) return aboutLine(lineOf(record, line));
  if (centre === undefined) return null;
  const part = partsOf(record).find((each) => each.centre?.id === centre);
  if (!part) throw new Refusal("not_found");
  return { line: null, ...part };
}

function aboutLine(line: LineRecord): About {
  return { line, centre: null, lines: [line] };
}

/** A paper of the claim once, of several centres once for each; one of units once for each that has it, or once with the reason why none has. */
function entries(context: Context, record: ClaimRecord, paper: PaperName) {
  const lines = linesWith(context, record, paper);
  if (isPerUnit(paper)) {
    const about = lines.length > 0 ? lines.map(aboutLine) : [{ line: null, centre: null, lines: record.lines }];
    return about.map((each) => entry(context, record, paper, each));
  }
  const parts = partsOf(record);
  const about = parts.map((part) => ({ line: null, ...part, centre: parts.length > 1 ? part.centre : null }));
  const all = about.map((each) => entry(context, record, paper, each));
  const ready = all.filter(({ ability }) => ability.allowed);
  return ready.length > 0 ? ready : all.slice(0, 1);
}

function entry(context: Context, record: ClaimRecord, ...[paper, about]: [PaperName, About]) {
  const { locale } = context.actor as { locale: Locale };
  const base = `/v1/sellers/${context.seller.slug}/claims/${record.number}/papers/${paper}`;
  const { line, centre, lines } = about;
  return {
    paper,
    title: paperWords[locale].titles[paper],
    line: line && { id: line.id, position: line.position, serial: line.serial },
    centre: centre && { id: centre.id, name: centre.name },
    fileName: fileName(record, paper, about),
    url: line ? `${base}?line=${line.id}` : centre ? `${base}?centre=${centre.id}` : base,
    ability: abilityOf(context.actor, paperGuard(context, record, { paper, lines })),
  };
}

/** R-2026-000123-repair-report-2.pdf, or R-2026-000123-authorization-slip-b.pdf for the second centre. */
function fileName({ number, centreIds }: ClaimRecord, paper: PaperName, about: About | null): string {
  const at = about?.centre && centreIds.length > 1 ? centreIds.indexOf(about.centre.id) : -1;
  const of = about?.line ? `-${about.line.position}` : at >= 0 ? `-${"abcdefghijklmnopqrstuvwxyz"[at] ?? at + 1}` : "";
  return `${number}-${paper}${of}.pdf`;
}
