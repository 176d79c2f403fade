import { Anchor, Stack, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type ClaimLine, useClaimAction } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { portalTexts } from "../../texts/portal/index.ts";
import { AddressText } from "../../ui/AddressText.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { addressWord } from "../claim/address-word.ts";
import { many } from "../claim/ManyLines.tsx";
import { UnitName } from "../claim/UnitName.tsx";
import classes from "../portal.module.css";
import { goesOut } from "./draft.ts";
import { Required } from "./FilesStep.tsx";
import { type StepName, StepNav, type StepProps } from "./step.tsx";
import { namesOf } from "./UnitWords.tsx";

/** All that will be sent, each part with a way back to it; then the submission. */
export function ReviewStep({ draft, confirmed, onGo, onBack }: StepProps) {
  const say = useText(portalTexts);
  const seller = useSeller().slug;
  const navigate = useNavigate();
  const { claim } = draft;
  const submit = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/submission", (filed) => {
    void navigate({ to: "/$seller/my/claims/$number", params: { seller, number: filed.number }, replace: true });
  });
  const done = claim.duties.filter((duty) => confirmed.duties.includes(duty.id)).length + (confirmed.terms ? 1 : 0);
  const send = () =>
    submit.mutate({
      params: { seller, claim: claim.id },
      body: { acceptTerms: confirmed.terms, duties: [...confirmed.duties] },
    });
  return (
    <Stack gap="md">
      <Text c="dimmed">{say("reviewLead")}</Text>
      <Part title={say("stepUnits")} step="units" onGo={onGo}>
        <Units lines={claim.lines} />
      </Part>
      <Part title={say("stepWhat")} step="what" onGo={onGo}>
        <Text fw={500}>{claim.kindText}</Text>
        <Text className={classes["words"]}>{claim.summary || say("reviewNoWords")}</Text>
      </Part>
      <Part title={say("stepFiles")} step="files" onGo={onGo}>
        <Text>{say("reviewFiles", { count: claim.attachments.length })}</Text>
        <Required claim={claim} />
      </Part>
      {goesOut(claim) && (
        <Part title={say(addressWord(claim))} step="wishes" onGo={onGo}>
          {claim.returnAddress ? <AddressText address={claim.returnAddress} /> : <Text>{say("reviewNoAddress")}</Text>}
        </Part>
      )}
      <Part title={say("stepDuties")} step="duties" onGo={onGo}>
        <Text>{say("reviewDuties", { done, all: claim.duties.length + 1 })}</Text>
      </Part>
      <StepNav onBack={onBack} onNext={send} next={say("reviewSubmit")} busy={submit.isPending}>
        <ProblemAlert error={submit.error} />
      </StepNav>
    </Stack>
  );
}

/** The units with what is said of each; of many, those that are alike together. */
function Units({ lines }: { readonly lines: readonly ClaimLine[] }) {
  const say = useText(portalTexts);
  const groups =
    lines.length < many
      ? lines.map((line) => [line])
      : [...Map.groupBy(lines, (line) => `${line.model ?? ""} ${line.description}`).values()];
  return (
    <ul className={`unstyled-list ${groups.length < lines.length ? classes["groups"] : ""}`}>
      {groups.map(([first, ...others]) =>
        first === undefined ? null : (
          <li key={first.id}>
            {others.length === 0 ? (
              <UnitName line={first} />
            ) : (
              <Text>
                {say("manyUnits", { count: others.length + 1 })}:{" "}
                {[first.manufacturer, first.model].filter(Boolean).join(" ")}{" "}
                <Text span size="sm" c="dimmed" className="mono">
                  {namesOf([first, ...others])}
                </Text>
              </Text>
            )}
            {first.description !== "" && (
              <Text size="sm" className={classes["words"]}>
                {first.description}
              </Text>
            )}
          </li>
        ),
      )}
    </ul>
  );
}

interface PartProps {
  readonly title: string;
  readonly step: StepName;
  readonly onGo: (step: StepName) => void;
  readonly children: ReactNode;
}

function Part({ title, step, onGo, children }: PartProps) {
  const say = useText(portalTexts);
  return (
    <section className={classes["card"]}>
      <Stack gap={4}>
        <Text fw={600}>
          {title}{" "}
          <Anchor
            component="button"
            type="button"
            size="sm"
            aria-label={`${say("reviewChange")}: ${title}`}
            onClick={() => onGo(step)}
          >
            {say("reviewChange")}
          </Anchor>
        </Text>
        {children}
      </Stack>
    </section>
  );
}
