import { Group, Stack, Text, Title } from "@mantine/core";
import { IconSearchOff } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { answersAbout, keepAnswers } from "../answers.ts";
import { call, type Problem } from "../client.ts";
import { factAt, withFact } from "../facts.ts";
import { useLocale } from "../locale.ts";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { decisionTexts } from "../texts/decision/index.ts";
import { publicTexts } from "../texts/public/index.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { InterviewQuestion } from "../ui/InterviewQuestion.tsx";
import { ButtonLink, TextLink } from "../ui/links.tsx";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";
import { useInterview } from "../ui/use-interview.ts";
import { VerdictCard } from "../ui/VerdictCard.tsx";
import classes from "./public.module.css";
import type { Check } from "./SellerHome.tsx";

type Facts = Readonly<Record<string, unknown>>;

/** One unit's verdict, and the next question that could still change it; an answer changes both at once. */
export function CheckCard({ check }: { readonly check: Check }) {
  const say = useText(publicTexts);
  const seller = useSeller().slug;
  const [facts, setFacts] = useState<Facts>(() => answersAbout(seller, check.serial));
  const again = useChecked(check, facts);
  const shown = again.data ?? check;
  const answer = (fact: string, value: unknown) => {
    const known = withFact(facts, fact, value);
    keepAnswers(seller, check.serial, known);
    setFacts(known);
  };
  return (
    <Stack gap="md" aria-busy={again.isFetching}>
      {shown.card ? (
        <VerdictCard
          card={shown.card}
          about={
            <>
              {shown.unit && `${shown.unit.manufacturer} ${shown.unit.model} · `}
              <span className="mono">{check.serial}</span>
            </>
          }
        >
          <Questions check={shown} facts={facts} onAnswer={answer} />
          <CheckActions check={shown} />
        </VerdictCard>
      ) : (
        <div className={classes["card"]}>
          <EmptyState
            icon={<IconSearchOff size={24} />}
            title={say("checkUnknown")}
            text={say("checkUnknownText")}
            action={<CheckActions check={shown} />}
          />
        </div>
      )}
      <ProblemAlert error={again.error} onRetry={() => void again.refetch()} />
    </Stack>
  );
}

/** The check with what was answered; what is shown stays until the new answer is there. */
function useChecked(check: Check, facts: Facts) {
  const seller = useSeller().slug;
  const locale = useLocale();
  return useQuery<Check, Problem>({
    queryKey: ["warranty check", seller, check.serial, facts, locale],
    enabled: check.card !== null,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const body = { serials: [check.serial], facts };
      const { checks } = await call("POST /v1/sellers/{seller}/warranty-checks", { params: { seller }, body, signal });
      return checks[0] ?? check;
    },
  });
}

interface QuestionsProps {
  readonly check: Check;
  readonly facts: Facts;
  readonly onAnswer: (fact: string, value: unknown) => void;
}

function Questions({ check, facts, onAnswer }: QuestionsProps) {
  const say = useText(decisionTexts);
  const { currency } = useSeller();
  const next = (check.card?.questions ?? []).map((question) => ({ key: question.fact, question }));
  const { shown, done, isSkipped, note } = useInterview(next, ({ question }) => factAt(facts, question.fact));
  if (shown.length === 0) return null;
  return (
    <section className={classes["questions"]}>
      <Title order={3} size="h4">
        {say("askTitle")}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {say("askLead")}
      </Text>
      <Stack gap="lg">
        {shown.map((item) => (
          <InterviewQuestion
            key={item.key}
            question={item.question}
            value={factAt(facts, item.question.fact)}
            skipped={isSkipped(item)}
            currency={currency}
            onAnswer={(value) => {
              note(item, value);
              onAnswer(item.question.fact, value);
            }}
          />
        ))}
      </Stack>
      <Text size="sm" mt={done ? "md" : 0} role="status">
        {done && say("askDone")}
      </Text>
    </section>
  );
}

function CheckActions({ check }: { readonly check: Check }) {
  const say = useText(publicTexts);
  const seller = useSeller().slug;
  return (
    <Group gap="md" mt={4}>
      <ButtonLink to="/$seller/my/claims/new" params={{ seller }} search={{ serials: check.serial }}>
        {say("checkFile")}
      </ButtonLink>
      {check.unit && (
        <TextLink to="/$seller/terms/$policy" params={{ seller, policy: check.unit.policy }}>
          <Text span size="sm">
            {say("checkTerms")}
          </Text>
        </TextLink>
      )}
    </Group>
  );
}
