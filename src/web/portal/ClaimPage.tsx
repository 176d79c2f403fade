import { getRouteApi } from "@tanstack/react-router";
import { useAnswer } from "../data.ts";
import { useSeller } from "../session.ts";
import { LoadingRows } from "../ui/LoadingPage.tsx";
import { PageProblem } from "../ui/PageProblem.tsx";
import { ClaimView } from "./claim/ClaimView.tsx";

const route = getRouteApi("/$seller/my/frame/claims/$number");

/** One of the customer's claims. */
export function ClaimPage() {
  const { number } = route.useParams();
  const seller = useSeller().slug;
  const claim = useAnswer("GET /v1/sellers/{seller}/claims/{claim}", { params: { seller, claim: number } });
  if (claim.isPending) return <LoadingRows rows={6} />;
  if (claim.isError) return <PageProblem error={claim.error} onRetry={() => void claim.refetch()} />;
  return <ClaimView key={claim.data.id} claim={claim.data} />;
}
