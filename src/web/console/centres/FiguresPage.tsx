import { Stack } from "@mantine/core";
import { useMe, useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { centreMoneyTexts } from "../../texts/centre-money/index.ts";
import { centreTexts } from "../../texts/centres/index.ts";
import { TextLink } from "../../ui/links.tsx";
import { PageHead } from "../PageHead.tsx";
import { OpenReimbursements } from "./OpenReimbursements.tsx";
import { Rates } from "./Rates.tsx";
import { Scorecards } from "./Scorecards.tsx";

/** How the centres do, and what they are paid. */
export function FiguresPage() {
  const say = useText(centreMoneyTexts);
  const sayCentres = useText(centreTexts);
  const { slug } = useSeller();
  const me = useMe();
  const may = (action: string) => me?.abilities[action]?.allowed ?? false;
  return (
    <>
      <PageHead title={say("figures")} />
      <TextLink to="/$seller/console/centres" params={{ seller: slug }}>
        {sayCentres("allCentres")}
      </TextLink>
      <Stack gap="xl" mt="md">
        {may("scorecard.read") && <Scorecards />}
        {may("reimbursement.read") && <OpenReimbursements />}
        {may("rate.read") && <Rates />}
      </Stack>
    </>
  );
}
