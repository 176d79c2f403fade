import { type Claim, type ClaimLine, cardOf } from "../../data.ts";

/** What is said of the cost before any quote: a free repair, something that is given for nothing, or neither yet. */
export function withoutQuote(claim: Claim): "costFree" | "costNothing" | "costOpen" {
  if (claim.lines.some(({ repair }) => repair?.charge === "free")) return "costFree";
  return claim.lines.every((line) => isGratis(claim, line)) ? "costNothing" : "costOpen";
}

/** What comes in is first looked at: it may still cost something, or be worth less. */
function isGratis(claim: Claim, line: ClaimLine): boolean {
  const { remedy, comesIn } = line;
  if (remedy) return remedy.kind !== "none" && remedy.charge !== "quoted";
  const { verdict, remedies } = cardOf(claim, line).decision;
  return !comesIn && verdict === "covered" && remedies.some(({ charge }) => charge !== "quoted");
}
