import type { Body } from "../../../api/contract/index.ts";
import { type Claim, type ClaimLine, useClaimAction } from "../../data.ts";
import { useSeller } from "../../session.ts";

type Contents = Body<"POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/contents">;

/** Writes down what belongs to a line; each change is kept at once. */
export function useContents(claim: Claim, line: ClaimLine) {
  const { slug } = useSeller();
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/contents");
  const save = (body: Contents) => action.mutate({ params: { seller: slug, claim: claim.id, line: line.id }, body });
  const may = line.abilities["line.contents"]?.allowed === true;
  return { save, may, error: action.error };
}
