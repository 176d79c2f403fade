import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { call, type Problem } from "../../client.ts";
import type { QuestionData, VerdictCardData } from "../../data.ts";
import { withFact } from "../../facts.ts";
import { today } from "../../format.ts";
import { useLocale } from "../../locale.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { policyTexts } from "../../texts/console-policies/index.ts";
import { FactRows } from "../../ui/FactRows.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { Mark } from "../../ui/tone.tsx";
import { VerdictCard } from "../../ui/VerdictCard.tsx";
import { type Draft, usePolicyParams } from "./draft.ts";
import classes from "./policies.module.css";

type Tried = Answer<"POST /v1/sellers/{seller}/policies/{policy}/draft/decision">;
type Facts = Readonly<Record<string, unknown>>;

/** Tries the draft on made-up facts: asks what is still needed and shows both verdicts, the draft's and the one in force. */
export function TryTab({ draft }: { readonly draft: Draft }) {
  const say = useText(policyTexts);
  const [asOf, setAsOf] = useState<string>(today());
  const [facts, setFacts] = useState<Facts>({});
  const tried = useTried(draft, facts, asOf);
  const [asked, setAsked] = useState<readonly QuestionData[]>([]);
  const questions = merged(asked, tried.data?.card.questions ?? []);
  const answer = (fact: string, value: unknown) => {
    setAsked(questions);
    setFacts(withFact(facts, fact, value));
  };
  const again = () => {
    setAsked([]);
    setFacts({});
  };
  const { currency } = useSeller();
  return (
    <div className={classes["halves"]}>
      <section>
        <Group justify="space-between" align="flex-end" mb="sm">
          <TextInput
            type="date"
            label={say("asOf")}
            value={asOf}
            onChange={(event) => setAsOf(event.currentTarget.value || today())}
          />
          <Button variant="default" onClick={again} disabled={asked.length === 0}>
            {say("startAgain")}
          </Button>
        </Group>
        <Text size="sm" c="dimmed" mb="xs">
          {say("tryHelp")}
        </Text>
        <FactRows questions={questions} facts={facts} onAnswer={answer} label={say("questions")} currency={currency} />
        {tried.data && tried.data.card.questions.length === 0 && <Text c="dimmed">{say("noQuestions")}</Text>}
      </section>
      <section aria-live="polite">
        <ProblemAlert error={tried.error} onRetry={() => void tried.refetch()} />
        {tried.data ? <Verdicts tried={tried.data} /> : !tried.error && <LoadingRows rows={3} />}
      </section>
    </div>
  );
}

function useTried(draft: Draft, facts: Facts, asOf: string) {
  const params = usePolicyParams(draft.policy);
  const locale = useLocale();
  return useQuery<Tried, Problem>({
    queryKey: ["policy tried", draft.policy, draft.etag, facts, asOf, locale],
    queryFn: ({ signal }) =>
      call("POST /v1/sellers/{seller}/policies/{policy}/draft/decision", {
        params,
        body: { facts: facts as Record<string, unknown>, asOf },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

function Verdicts({ tried }: { readonly tried: Tried }) {
  const say = useText(policyTexts);
  const other = tried.inForce !== null && !sameResult(tried.card, tried.inForce);
  return (
    <Stack gap="sm">
      <h2 className={classes["boxTitle"]}>{say("underDraft")}</h2>
      <VerdictCard card={tried.card} order={3} />
      {tried.inForce && (
        <>
          <div>
            <Mark tone={other ? "open" : "good"}>{say(other ? "otherVerdict" : "sameVerdict")}</Mark>
          </div>
          <h2 className={classes["boxTitle"]}>{say("underInForce")}</h2>
          <VerdictCard card={tried.inForce} order={3} folded />
        </>
      )}
    </Stack>
  );
}

function sameResult(one: VerdictCardData, other: VerdictCardData): boolean {
  const told = ({ decision }: VerdictCardData) =>
    JSON.stringify([decision.verdict, decision.warranty.endsOn, decision.remedies, decision.freight]);
  return told(one) === told(other);
}

/** Questions stay in sight once answered; new ones go to the end. */
function merged(asked: readonly QuestionData[], next: readonly QuestionData[]): QuestionData[] {
  return [...new Map([...asked, ...next].map((question) => [question.fact, question])).values()];
}
