import { Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { useAction } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleShopTexts } from "../../texts/console-shop/index.ts";
import { ActionButton } from "../../ui/ActionBar.tsx";
import { AddressText } from "../../ui/AddressText.tsx";
import { Fold } from "../../ui/Fold.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";
import { Mark } from "../../ui/tone.tsx";
import { useKept } from "../../ui/use-kept.ts";
import { useList } from "../list.ts";
import { MoreButton } from "../money/MoreButton.tsx";
import { SettingsSection } from "../SettingsForm.tsx";

const key = "GET /v1/sellers/{seller}/destination-reviews";
type Reviews = Answer<typeof key>;
type Review = Reviews["items"][number];
type Outcome = "lifted" | "kept";

/** What customers say about destinations: what waits for a person, and what was decided. */
export function DestinationReviews() {
  const say = useText(consoleShopTexts);
  const { slug: seller } = useSeller();
  const open = useList(key, { params: { seller }, query: { state: "open" } });
  const decided = useList(key, { params: { seller }, query: { state: "decided" } });
  const [asked, setAsked] = useState<{ review: Review; outcome: Outcome } | null>(null);
  return (
    <SettingsSection title={say("reviews")}>
      <ProblemAlert error={open.error} onRetry={open.again} />
      {open.loading && <LoadingRows rows={2} height={64} />}
      {open.first && open.rows.length === 0 && <Text c="dimmed">{say("reviewsNone")}</Text>}
      <Stack component="ul" className="unstyled-list" gap="lg">
        {open.rows.map((review) => (
          <li key={review.id}>
            <ReviewText review={review} />
            <Group gap="xs" mt="xs">
              {(["kept", "lifted"] as const)
                .filter((outcome) => outcome === "kept" || review.liftable)
                .map((outcome) => (
                  <ActionButton
                    key={outcome}
                    compact
                    action={{
                      key: outcome,
                      label: say(outcome === "kept" ? "reviewKeep" : "reviewLift"),
                      ability: open.first?.abilities["destination.review"],
                      onAct: () => setAsked({ review, outcome }),
                    }}
                  />
                ))}
            </Group>
          </li>
        ))}
      </Stack>
      <MoreButton list={open} />
      {decided.rows.length > 0 && (
        <Fold label={say("decidedReviews")}>
          <Stack gap="lg">
            {decided.rows.map((review) => (
              <ReviewText key={review.id} review={review} />
            ))}
            <MoreButton list={decided} />
          </Stack>
        </Fold>
      )}
      {asked && <DecideDialog {...asked} onClose={() => setAsked(null)} />}
    </SettingsSection>
  );
}

function ReviewText({ review }: { readonly review: Review }) {
  const say = useText(consoleShopTexts);
  const format = useFormat();
  return (
    <Stack gap={4}>
      <Group gap="sm">
        <Text fw={600}>{review.customer}</Text>
        <Text>{say(`review.${review.kind}`)}</Text>
        {review.outcome && (
          <Mark tone={review.outcome === "lifted" ? "good" : "bad"}>{say(`outcome.${review.outcome}`)}</Mark>
        )}
      </Group>
      <AddressText address={review.address} />
      {review.why && (
        <Text size="sm">
          {say("reviewRule", { why: review.why, version: review.listVersion, source: review.source })}
        </Text>
      )}
      <Text size="sm">
        {say("reviewAsked", { name: review.askedBy, when: format.instant(review.askedAt), note: review.note })}
      </Text>
      {review.decidedAt && (
        <Text size="sm">
          {say("reviewDecided", {
            name: review.decidedBy,
            when: format.instant(review.decidedAt),
            reason: review.reason,
          })}
        </Text>
      )}
    </Stack>
  );
}

interface DecideProps {
  readonly review: Review;
  readonly outcome: Outcome;
  readonly onClose: () => void;
}

function DecideDialog({ review, outcome, onClose }: DecideProps) {
  const say = useText(consoleShopTexts);
  const { slug: seller } = useSeller();
  const [reason, setReason, forget] = useKept(`destination.${outcome} ${review.id}`, "");
  const decide = useAction("POST /v1/sellers/{seller}/destination-reviews/{review}/decision", () => {
    forget();
    onClose();
  });
  const verb = say(outcome === "kept" ? "reviewKeep" : "reviewLift");
  return (
    <ReasonDialog
      title={verb}
      verb={verb}
      label={say("reviewReason")}
      action={decide}
      reason={reason}
      onReason={setReason}
      onClose={onClose}
      onConfirm={(written) =>
        decide.mutate({ params: { seller, review: review.id }, body: { outcome, reason: written } })
      }
    >
      <AddressText address={review.address} />
      <Text size="sm">{say(outcome === "kept" ? "reviewKeepHelp" : "reviewLiftHelp")}</Text>
    </ReasonDialog>
  );
}
