import type { Locale } from "../core/locale.ts";
import { fill, Refusal } from "../core/refusal.ts";
import { abilityOf } from "../domain/abilities/index.ts";
import { filesOfClaim } from "../domain/attachments/index.ts";
import { type ClaimRecord, type LineRecord, lineOf, loadClaim } from "../domain/claims/index.ts";
import type { Context } from "../domain/context.ts";
import { isPerUnit, linesWith, type PaperName, paperGuard, paperNames } from "../domain/papers/index.ts";
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
      const line = query.line === undefined ? null : lineOf(record, query.line);
      const seller = await readSeller(context.tx, context.seller.id);
      const made = makePaper(context, record, seller, { paper, line, locale });
      const photos = made.photos.map(({ id }) => id);
      const files = await filesOfClaim(context, record.id, photos);
      return { made, files, logo: seller.logo, name: fileName(record, paper, line), locale };
    });
    return answerPaper(deps, headers, toSend);
  },
};

/** A paper of the claim once; a paper of units once for each that has it, or once with the reason why none has. */
function entries(context: Context, record: ClaimRecord, paper: PaperName) {
  const lines = linesWith(context, record, paper);
  const owners: readonly (LineRecord | null)[] = isPerUnit(paper) && lines.length > 0 ? lines : [null];
  return owners.map((line) => entry(context, record, paper, line));
}

function entry(context: Context, record: ClaimRecord, ...[paper, line]: [PaperName, LineRecord | null]) {
  const { locale } = context.actor as { locale: Locale };
  const base = `/v1/sellers/${context.seller.slug}/claims/${record.number}/papers/${paper}`;
  return {
    paper,
    title: paperWords[locale].titles[paper],
    line: line && { id: line.id, position: line.position, serial: line.serial },
    fileName: fileName(record, paper, line),
    url: line ? `${base}?line=${line.id}` : base,
    ability: abilityOf(context.actor, paperGuard(context, record, { paper, line })),
  };
}

/** R-2026-000123-repair-report-2.pdf */
function fileName({ number }: ClaimRecord, paper: PaperName, line: LineRecord | null): string {
  return fill("{number}-{paper}{line}.pdf", { number, paper, line: line ? `-${line.position}` : "" });
}
