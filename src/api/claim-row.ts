import type { ClaimRowRecord } from "../domain/claims/index.ts";
import { stateWords } from "../domain/events/index.ts";
import type { Answer } from "./contract/index.ts";
import { deadlineView } from "./deadline-view.ts";
import type { Reader } from "./reader.ts";
import { nextStep } from "./step.ts";
import { kindText } from "./texts/kinds.ts";

export type ClaimRow = Answer<"GET /v1/sellers/{seller}/claims">["items"][number];

/** A claim as lists show it, in the reader's words. */
export function claimRow(reader: Reader, row: ClaimRowRecord): ClaimRow {
  const { locale, context } = reader;
  const { situations, deadline, ...plain } = row;
  return {
    ...plain,
    statusText: stateWords.claim[row.status][locale],
    kindText: kindText[row.kind][locale],
    updatedAt: row.updatedAt.toISOString(),
    deadline: deadline && deadlineView(reader, deadline),
    nextStep: nextStep(situations, context.actor.role, locale),
  };
}
