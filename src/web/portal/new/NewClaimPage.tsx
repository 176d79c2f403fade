import { getRouteApi } from "@tanstack/react-router";
import { useAnswer } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { PageProblem } from "../../ui/PageProblem.tsx";
import { Begin } from "./Begin.tsx";
import { Wizard } from "./Wizard.tsx";

const route = getRouteApi("/$seller/my/frame/claims/new");

/** A new claim, or a draft that is taken up again. */
export function NewClaimPage() {
  const { draft, serials } = route.useSearch();
  return draft ? <Resume key={draft} number={draft} /> : <Begin serials={serials ?? ""} />;
}

function Resume({ number }: { readonly number: string }) {
  const seller = useSeller().slug;
  const claim = useAnswer("GET /v1/sellers/{seller}/claims/{claim}", { params: { seller, claim: number } });
  if (claim.isPending) return <LoadingRows rows={5} />;
  if (claim.isError) return <PageProblem error={claim.error} onRetry={() => void claim.refetch()} />;
  return <Wizard claim={claim.data} />;
}
