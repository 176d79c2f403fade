import { Radio, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { useAnswer, useClaimAction } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { claimTexts } from "../../texts/console-claims/index.ts";
import { routingTexts } from "../../texts/routing/index.ts";
import { ClauseChip } from "../../ui/ClauseChip.tsx";
import { Fold } from "../../ui/Fold.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { Mark } from "../../ui/tone.tsx";
import { Dialog, type FormProps, useClaimParams, useWords, Words } from "./StepDialog.tsx";

type Routing = Answer<"GET /v1/sellers/{seller}/claims/{claim}/routing">;
type Centre = Routing["centres"][number];

/** Authorises the return: to the centre that is proposed or to another for a reason, with which words to the customer. */
export function AuthorizeForm({ claim, onClose }: FormProps) {
  const say = useText(claimTexts);
  const sayRouting = useText(routingTexts);
  const { slug } = useSeller();
  const routing = useAnswer("GET /v1/sellers/{seller}/claims/{claim}/routing", {
    params: { seller: slug, claim: claim.id },
  });
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/authorization", onClose);
  const [picked, setPicked] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const note = useWords("", true);
  const params = useClaimParams(claim);
  const centres = routing.data?.centres ?? [];
  const proposed = centres.find((one) => one.proposed);
  const only = centres.length === 1 ? centres[0] : undefined;
  const chosen = centres.find((one) => one.id === picked) ?? proposed ?? only;
  const worse = chosen !== undefined && proposed !== undefined && chosen.score < proposed.score;
  return (
    <Dialog
      verb="claim.authorize"
      action={action}
      onClose={onClose}
      words={note}
      disabled={!chosen || (worse && reason.trim() === "")}
      onAct={(text) =>
        chosen &&
        action.mutate({
          params,
          body: { centreId: chosen.id, note: text, ...(worse && { routingReason: reason.trim() }) },
        })
      }
    >
      <Text size="sm">{say("authorizeHelp")}</Text>
      <ProblemAlert error={routing.error} onRetry={() => void routing.refetch()} />
      {routing.isPending && <LoadingRows rows={3} height={56} />}
      {routing.data && <Centres routing={routing.data} value={chosen?.id ?? null} onChange={setPicked} />}
      {worse && (
        <Textarea
          required
          label={sayRouting("why", { name: proposed.name })}
          description={sayRouting("whyHint")}
          maxLength={4000}
          autosize
          minRows={2}
          value={reason}
          error={action.error?.field("/routingReason")}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <Words words={note} label={say("noteToCustomer")} />
    </Dialog>
  );
}

interface CentresProps {
  readonly routing: Routing;
  readonly value: string | null;
  readonly onChange: (id: string) => void;
}

/** The centres in the order in which the claim should go to them; the first with its reasons open. */
function Centres({ routing, value, onChange }: CentresProps) {
  const say = useText(claimTexts);
  const sayRouting = useText(routingTexts);
  const [first, ...others] = routing.centres;
  const suitable = others.filter((centre) => centre.suitable);
  const unfit = others.filter((centre) => !centre.suitable);
  const listed = [...(first ? [first] : []), ...suitable];
  return (
    <Radio.Group label={say("centre")} value={value} onChange={onChange}>
      <Text size="sm" c="dimmed">
        {[routing.needs, routing.from].filter(Boolean).join(". ")}{" "}
        {routing.clause && <ClauseChip clause={routing.clause} />}
      </Text>
      <Stack gap="xs" mt="xs">
        {listed.map((centre) => (
          <CentreChoice key={centre.id} centre={centre} />
        ))}
        {unfit.length > 0 && (
          <Fold label={sayRouting("unfit", { count: unfit.length })}>
            <Stack gap="xs" mt="xs">
              {unfit.map((centre) => (
                <CentreChoice key={centre.id} centre={centre} />
              ))}
            </Stack>
          </Fold>
        )}
      </Stack>
    </Radio.Group>
  );
}

function CentreChoice({ centre }: { readonly centre: Centre }) {
  const say = useText(routingTexts);
  const { name, proposed, suitable, score, reasons } = centre;
  return (
    <Radio
      value={centre.id}
      label={
        <>
          {name} {proposed && <Mark tone="good">{say("proposed")}</Mark>}
        </>
      }
      description={
        <>
          {suitable && <>{say("score", { score })} · </>}
          {reasons.map(({ text }) => text).join(" · ")}
        </>
      }
    />
  );
}
