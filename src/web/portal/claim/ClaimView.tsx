import { Group, Stack, Text } from "@mantine/core";
import type { Claim } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useMe, useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { portalTexts } from "../../texts/portal/index.ts";
import { AddressText } from "../../ui/AddressText.tsx";
import { ClauseChips } from "../../ui/ClauseChip.tsx";
import { TextLink } from "../../ui/links.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Timeline } from "../../ui/Timeline.tsx";
import { Mark } from "../../ui/tone.tsx";
import { toneOf } from "../ClaimsPage.tsx";
import classes from "../portal.module.css";
import { addressWord } from "./address-word.ts";
import { Cost } from "./Cost.tsx";
import { Documents } from "./Documents.tsx";
import { Files } from "./Files.tsx";
import { Lines } from "./Lines.tsx";
import { Messages } from "./Messages.tsx";
import { Now } from "./Now.tsx";
import { Parcels } from "./Parcels.tsx";
import { Refunds } from "./Refunds.tsx";
import { Section } from "./Section.tsx";

/** A claim as its customer reads it: am I covered, what do I do now, when is it done, what does it cost; then the rest. */
export function ClaimView({ claim }: { readonly claim: Claim }) {
  const say = useText(portalTexts);
  return (
    <Stack gap="xl">
      <Head claim={claim} />
      <Lines claim={claim} part="cover" />
      <Now claim={claim} />
      <Lines claim={claim} part="course" />
      <Cost claim={claim} />
      {claim.refunds.length > 0 && <Refunds claim={claim} />}
      {claim.parcels.length > 0 && <Parcels claim={claim} />}
      <Documents claim={claim} />
      {claim.returnAddress && <ReturnAddress claim={claim} address={claim.returnAddress} />}
      <Files claim={claim} />
      <Messages claim={claim} />
      <Section title={say("timeline")}>
        <Timeline entries={claim.timeline} first={8} />
      </Section>
    </Stack>
  );
}

/** Where it comes back to, and why that cannot be changed any more. */
function ReturnAddress({
  claim,
  address,
}: {
  readonly claim: Claim;
  readonly address: NonNullable<Claim["returnAddress"]>;
}) {
  const say = useText(portalTexts);
  const { reason, clauses = [] } = claim.abilities["claim.changeAddress"] ?? {};
  return (
    <Section title={say(addressWord(claim))}>
      <AddressText address={address} />
      {reason && (
        <Text size="sm" c="dimmed" mt="xs">
          {[reason, ...clauses].join(" · ")}
        </Text>
      )}
    </Section>
  );
}

function isTold({ reason, clauses, endings }: NonNullable<Claim["outcome"]>): boolean {
  return reason !== "" || clauses.length > 0 || endings.length > 0;
}

function Head({ claim }: { readonly claim: Claim }) {
  const say = useText(portalTexts);
  const format = useFormat();
  const seller = useSeller();
  const signedIn = Boolean(useMe()?.customer);
  return (
    <div>
      <PageHeader
        title={claim.number}
        place={seller.name}
        back={
          signedIn ? (
            <TextLink to="/$seller/my/claims" params={{ seller: seller.slug }} size="sm">
              {say("navClaims")}
            </TextLink>
          ) : undefined
        }
        lead={
          <Group gap="xs">
            <Mark tone={toneOf(claim)}>{claim.statusText}</Mark>
            <Text span size="sm">
              {[
                claim.kindText,
                claim.reportedOn && say("filedOn", { day: format.day(claim.reportedOn) }),
                claim.rmaNumber && say("rma", { number: claim.rmaNumber }),
                claim.refiledFrom && say("refiledFrom", { number: claim.refiledFrom.number }),
              ]
                .filter(Boolean)
                .join(" · ")}
            </Text>
            {claim.order && signedIn && (
              <TextLink
                to="/$seller/my/orders/$number"
                params={{ seller: seller.slug, number: claim.order.number }}
                size="sm"
              >
                {say("ofOrder", { number: claim.order.number })}
              </TextLink>
            )}
          </Group>
        }
      />
      {claim.outcome && isTold(claim.outcome) && (
        <section className={classes["card"]}>
          <Stack gap="xs">
            <Text fw={600}>{say("outcomeTitle")}</Text>
            {claim.outcome.reason && <Text className={classes["words"]}>{claim.outcome.reason}</Text>}
            {claim.outcome.endings.map(({ key, text, lines }) => (
              <Text key={key}>{say("outcomeLines", { count: lines, ending: text })}</Text>
            ))}
            <ClauseChips clauses={claim.outcome.clauses} />
          </Stack>
        </section>
      )}
    </div>
  );
}
