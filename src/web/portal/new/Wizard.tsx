import { Button, Group, Text, Title, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { Claim } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { portalTexts } from "../../texts/portal/index.ts";
import { shared } from "../../texts/shared/index.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { CancelDialog } from "../claim/Now.tsx";
import classes from "../portal.module.css";
import { Cover } from "./Cover.tsx";
import { DutiesStep } from "./DutiesStep.tsx";
import { type Draft, useDraft } from "./draft.ts";
import { FactsStep } from "./FactsStep.tsx";
import { FilesStep } from "./FilesStep.tsx";
import { ReviewStep } from "./ReviewStep.tsx";
import { type Confirmed, type StepName, steps } from "./step.tsx";
import { UnitsStep } from "./UnitsStep.tsx";
import { WhatStep } from "./WhatStep.tsx";
import { WishesStep } from "./WishesStep.tsx";

const route = getRouteApi("/$seller/my/frame/claims/new");

const names = {
  units: "stepUnits",
  what: "stepWhat",
  facts: "stepFacts",
  files: "stepFiles",
  wishes: "stepWishes",
  duties: "stepDuties",
  review: "stepReview",
} as const;

const bodies = {
  units: UnitsStep,
  what: WhatStep,
  facts: FactsStep,
  files: FilesStep,
  wishes: WishesStep,
  duties: DutiesStep,
  review: ReviewStep,
} as const;

/** A draft step by step: left what is asked, right the verdict as it changes. */
export function Wizard({ claim }: { readonly claim: Claim }) {
  const say = useText(portalTexts);
  const seller = useSeller();
  const navigate = useNavigate();
  const draft = useDraft(claim);
  const [confirmed, setConfirmed] = useState<Confirmed>({ duties: [], terms: false });
  const at = useStep(claim);
  const submitted = claim.status !== "draft";
  useEffect(() => {
    if (submitted) {
      void navigate({
        to: "/$seller/my/claims/$number",
        params: { seller: seller.slug, number: claim.number },
        replace: true,
      });
    }
  }, [submitted, claim.number, navigate, seller.slug]);
  const Body = bodies[at.step];
  return (
    <>
      <PageHeader title={say("newDraft", { number: claim.number })} lead={<Kept draft={draft} />} place={seller.name} />
      <StepBar step={at.step} onGo={at.go} />
      <div className={classes["wizard"]}>
        <div>
          <StepTitle step={at.step} />
          <ProblemAlert error={draft.error} />
          <Body
            draft={draft}
            confirmed={confirmed}
            onConfirm={setConfirmed}
            onGo={at.go}
            onNext={async () => (await draft.settled()) && at.move(1)}
            onBack={() => at.move(-1)}
          />
        </div>
        <aside className={classes["aside"]} aria-label={say("coverTitle")}>
          <Cover claim={claim} />
        </aside>
      </div>
      <Group mt="xl">
        <Discard claim={claim} />
      </Group>
    </>
  );
}

function useStep(claim: Claim) {
  const { step: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const step = steps.find((name) => name === asked) ?? "what";
  const go = (to: StepName) => void navigate({ search: { draft: claim.number, step: to } });
  const move = (by: number) => {
    const to = steps[steps.indexOf(step) + by];
    if (to) go(to);
  };
  return { step, go, move };
}

function Kept({ draft }: { readonly draft: Draft }) {
  const say = useText(portalTexts);
  const word = useText(shared);
  return (
    <>
      {say("newKept")}
      <VisuallyHidden role="status">{word(draft.saving ? "saving" : "saved")}</VisuallyHidden>
    </>
  );
}

function StepBar({ step, onGo }: { readonly step: StepName; readonly onGo: (step: StepName) => void }) {
  const say = useText(portalTexts);
  const present = steps.indexOf(step);
  return (
    <nav aria-label={say("newSteps")}>
      <ol className={classes["steps"]}>
        {steps.map((name, at) => (
          <li key={name}>
            <UnstyledButton
              data-state={at < present ? "done" : "later"}
              onClick={() => onGo(name)}
              aria-label={say("newStepOf", { at: at + 1, all: steps.length, name: say(names[name]) })}
              {...(at === present ? { "aria-current": "step" as const } : {})}
            >
              <span className={classes["stepName"]}>{say(names[name])}</span>
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StepTitle({ step }: { readonly step: StepName }) {
  const say = useText(portalTexts);
  const place = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step takes the focus, so that it is read out
  useEffect(() => {
    if (!first.current) place.current?.focus();
    first.current = false;
  }, [step]);
  return (
    <Title order={2} mb="md" ref={place} tabIndex={-1}>
      <Text size="sm" c="dimmed" hiddenFrom="sm">
        {steps.indexOf(step) + 1} / {steps.length}
      </Text>
      {say(names[step])}
    </Title>
  );
}

function Discard({ claim }: { readonly claim: Claim }) {
  const say = useText(portalTexts);
  const [asking, setAsking] = useState(false);
  if (!claim.abilities["claim.cancel"]?.allowed) return null;
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        size="compact-md"
        ml="calc(-1 * var(--button-padding-x))"
        onClick={() => setAsking(true)}
      >
        {say("discard")}
      </Button>
      <CancelDialog claim={claim} opened={asking} onClose={() => setAsking(false)} />
    </>
  );
}
