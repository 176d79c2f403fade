import { Stack, Text, Title } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { Answer } from "../../api/contract/index.ts";
import { useAnswer } from "../data.ts";
import { useFormat } from "../format.ts";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { publicTexts } from "../texts/public/index.ts";
import { shared } from "../texts/shared/index.ts";
import { LoadingRows } from "../ui/LoadingPage.tsx";
import { TextLink } from "../ui/links.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { PageProblem } from "../ui/PageProblem.tsx";
import classes from "./public.module.css";

type Policy = Answer<"GET /v1/sellers/{seller}/policies/{policy}">;
type PolicyClause = Policy["clauses"][number];

const route = getRouteApi("/$seller/public/terms/$policy");

/** Which heading a kind of clause stands under, in reading order. */
const groups = [
  { heading: "termsTerm", kinds: ["term", "warranty"] },
  { heading: "termsVoid", kinds: ["void", "exclude", "exclusion", "undeterminable"] },
  { heading: "termsWindow", kinds: ["window"] },
  { heading: "termsRemedy", kinds: ["remedy", "denial", "charge"] },
  { heading: "termsDuty", kinds: ["duty", "evidence", "refusal"] },
  { heading: "termsFreight", kinds: ["freight"] },
  { heading: "termsDeadline", kinds: ["deadline", "service_level"] },
] as const;

/** A policy as people read it: its clauses by what they are about, each with its source. */
export function TermsPage() {
  const say = useText(publicTexts);
  const format = useFormat();
  const seller = useSeller();
  const { policy: id } = route.useParams();
  const policy = useAnswer("GET /v1/sellers/{seller}/policies/{policy}", {
    params: { seller: seller.slug, policy: id },
  });
  if (policy.isPending) return <LoadingRows rows={6} />;
  if (policy.isError) return <PageProblem error={policy.error} onRetry={() => void policy.refetch()} />;
  const { name, version, effectiveFrom, source, clauses } = policy.data;
  const grouped = new Set<string>(groups.flatMap((group) => group.kinds));
  return (
    <>
      <PageHeader
        title={say("termsTitle", { name })}
        lead={say("termsVersion", { version, day: format.day(effectiveFrom), source })}
        place={seller.name}
        back={
          <TextLink to="/$seller/terms" params={{ seller: seller.slug }} size="sm">
            {say("navTerms")}
          </TextLink>
        }
      />
      <Stack gap="xl">
        {groups.map(({ heading, kinds }) => (
          <Clauses
            key={heading}
            heading={say(heading)}
            clauses={clauses.filter((clause) => (kinds as readonly string[]).includes(clause.kind))}
          />
        ))}
        <Clauses heading={say("termsOther")} clauses={clauses.filter((clause) => !grouped.has(clause.kind))} />
      </Stack>
    </>
  );
}

function Clauses({ heading, clauses }: { readonly heading: string; readonly clauses: readonly PolicyClause[] }) {
  const say = useText(shared);
  if (clauses.length === 0) return null;
  return (
    <section>
      <Title order={2} mb="xs">
        {heading}
      </Title>
      <div className="surface">
        {clauses.map((clause) => (
          <article key={clause.id} id={clause.id} className={classes["clause"]}>
            <Text>{clause.text}</Text>
            {clause.note && (
              <Text size="sm" c="dimmed">
                {say("clauseNote")}: {clause.note}
              </Text>
            )}
            <Text size="xs" c="dimmed" mt={2}>
              <span className="mono">{clause.id}</span> · {clause.source}
            </Text>
          </article>
        ))}
      </div>
    </section>
  );
}

/** The seller's policies to choose from. */
export function TermsListPage() {
  const say = useText(publicTexts);
  const seller = useSeller();
  return (
    <>
      <PageHeader
        title={say("termsChoose", { seller: seller.name })}
        lead={say("termsChooseLead")}
        place={seller.name}
      />
      <Stack component="ul" gap="sm" className="unstyled-list">
        {seller.policies.map((policy) => (
          <li key={policy.id}>
            <Link
              to="/$seller/terms/$policy"
              params={{ seller: seller.slug, policy: policy.id }}
              className={classes["seller"]}
            >
              <Text span fw={600}>
                {policy.name}
              </Text>
              <IconChevronRight size={18} aria-hidden />
            </Link>
          </li>
        ))}
      </Stack>
    </>
  );
}
