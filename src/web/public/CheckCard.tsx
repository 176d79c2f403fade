import { Fieldset, Group, Stack, Text } from "@mantine/core";
import { IconSearchOff } from "@tabler/icons-react";
import { useState } from "react";
import { useAction } from "../data.ts";
import { factAt, withFact } from "../facts.ts";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { publicTexts } from "../texts/public/index.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ButtonLink, TextLink } from "../ui/links.tsx";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";
import { QuestionField } from "../ui/QuestionField.tsx";
import { VerdictCard } from "../ui/VerdictCard.tsx";
import classes from "./public.module.css";
import type { Check } from "./SellerHome.tsx";

/** One unit's verdict, with the questions that could still change it; an answer changes the card at once. */
export function CheckCard({ check }: { readonly check: Check }) {
  const say = useText(publicTexts);
  const seller = useSeller();
  const [facts, setFacts] = useState<Readonly<Record<string, unknown>>>({});
  const again = useAction("POST /v1/sellers/{seller}/warranty-checks");
  const shown = again.data?.checks[0] ?? check;
  const asked = [check.card, shown.card]
    .flatMap((card) => card?.questions ?? [])
    .filter((one) => one.stage === "intake");
  const questions = [...new Map(asked.map((question) => [question.fact, question])).values()];
  const answer = (fact: string, value: unknown) => {
    const known = withFact(facts, fact, value);
    setFacts(known);
    again.mutate({ params: { seller: seller.slug }, body: { serials: [check.serial], facts: known } });
  };
  return (
    <Stack gap="md" aria-busy={again.isPending}>
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
      <ProblemAlert error={again.error} />
      {questions.length > 0 && (
        <Fieldset legend={say("checkAsk")}>
          <Stack gap="lg">
            {questions.map((question) => (
              <QuestionField
                key={question.fact}
                question={question}
                value={factAt(facts, question.fact)}
                onChange={(value) => answer(question.fact, value)}
                currency={seller.currency}
              />
            ))}
          </Stack>
        </Fieldset>
      )}
    </Stack>
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
