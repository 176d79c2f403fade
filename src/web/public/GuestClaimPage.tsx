import { Group } from "@mantine/core";
import { IconMailOff } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { actAsGuest } from "../client.ts";
import { useAnswer } from "../data.ts";
import { ClaimView } from "../portal/claim/ClaimView.tsx";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { publicTexts } from "../texts/public/index.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { LoadingRows } from "../ui/LoadingPage.tsx";
import { ButtonLink } from "../ui/links.tsx";
import { PageProblem } from "../ui/PageProblem.tsx";

const pageRoute = getRouteApi("/$seller/public/claims/$number");

/** One claim for whoever holds its signed link. */
export function GuestClaimPage() {
  const { number } = pageRoute.useParams();
  const { token } = pageRoute.useSearch();
  return useGuest(token) ? <GuestClaim number={number} /> : <Incomplete />;
}

function GuestClaim({ number }: { readonly number: string }) {
  const say = useText(publicTexts);
  const seller = useSeller().slug;
  const claim = useAnswer("GET /v1/sellers/{seller}/claims/{claim}", { params: { seller, claim: number } });
  if (claim.isPending) return <LoadingRows rows={5} />;
  if (claim.isError) {
    return (
      <PageProblem error={claim.error} onRetry={() => void claim.refetch()}>
        <Group mt="md">
          <ButtonLink to="/$seller/track" params={{ seller }}>
            {say("navTrack")}
          </ButtonLink>
        </Group>
      </PageProblem>
    );
  }
  return <ClaimView key={claim.data.id} claim={claim.data} />;
}

function Incomplete() {
  const say = useText(publicTexts);
  const seller = useSeller().slug;
  return (
    <EmptyState
      icon={<IconMailOff size={24} />}
      title={say("guestMissing")}
      order={1}
      action={
        <ButtonLink to="/$seller/track" params={{ seller }}>
          {say("navTrack")}
        </ButtonLink>
      }
    />
  );
}

/** Acts as the guest of the link while the page is open; false without a token. */
function useGuest(token: string | undefined): boolean {
  const [acting] = useState(() => {
    actAsGuest(token ?? null);
    return token !== undefined;
  });
  useEffect(() => {
    actAsGuest(token ?? null);
    return () => actAsGuest(null);
  }, [token]);
  return acting;
}
