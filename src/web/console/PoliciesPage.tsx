import { SegmentedControl, Text, TextInput } from "@mantine/core";
import { IconScale, IconSearch } from "@tabler/icons-react";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Answer } from "../../api/contract/index.ts";
import { useAnswer } from "../data.ts";
import { useFormat } from "../format.ts";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { consoleTexts } from "../texts/console/index.ts";
import { officeTexts } from "../texts/console-office/index.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { LoadingRows } from "../ui/LoadingPage.tsx";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";
import classes from "./console.module.css";
import { PageHead } from "./PageHead.tsx";

const route = getRouteApi("/$seller/console/policies");
type Policy = Answer<"GET /v1/sellers/{seller}/policies/{policy}">;

/** The policies in use, clause by clause in reading order beside the section each comes from. */
export function PoliciesPage() {
  const say = useText(officeTexts);
  const sayConsole = useText(consoleTexts);
  const { slug, policies } = useSeller();
  const search = route.useSearch();
  const navigate = useNavigate();
  const chosen = policies.find((policy) => policy.id === search.policy) ?? policies[0];
  return (
    <>
      <PageHead title={sayConsole("policies")}>
        {policies.length > 1 && (
          <SegmentedControl
            value={chosen?.id ?? ""}
            onChange={(policy) =>
              void navigate({ to: "/$seller/console/policies", params: { seller: slug }, search: { policy } })
            }
            data={policies.map((policy) => ({ value: policy.id, label: policy.name }))}
          />
        )}
      </PageHead>
      {chosen ? (
        <Reading key={chosen.id} id={chosen.id} />
      ) : (
        <EmptyState icon={<IconScale size={24} />} title={say("noPolicies")} />
      )}
    </>
  );
}

function Reading({ id }: { readonly id: string }) {
  const say = useText(officeTexts);
  const format = useFormat();
  const { slug } = useSeller();
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/policies/{policy}", {
    params: { seller: slug, policy: id },
  });
  const [sought, setSought] = useState("");
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows rows={8} />;
  const words = sought.trim().toLowerCase();
  const shown = data.clauses.filter((clause) => `${clause.id} ${clause.text}`.toLowerCase().includes(words));
  return (
    <>
      <div className={classes["policyHead"]}>
        <TextInput
          type="search"
          aria-label={say("searchClauses")}
          placeholder={say("searchClauses")}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
          w={280}
        />
        <Text size="sm" c="dimmed">
          {say("version")} {data.version} · {say("effective", { day: format.day(data.effectiveFrom) })} · {data.source}{" "}
          · {say("clauseCount", { count: shown.length })} · {say("digest")}{" "}
          <span className="mono" title={data.digest}>
            {data.digest.replace(/^sha256:/, "").slice(0, 12)}
          </span>
        </Text>
      </div>
      {shown.length === 0 && <Text c="dimmed">{say("noClauseFits")}</Text>}
      <Layers clauses={shown} />
    </>
  );
}

function Layers({ clauses }: { readonly clauses: Policy["clauses"] }) {
  const say = useText(officeTexts);
  const layers = Map.groupBy(clauses, (clause) => clause.layer);
  return [...layers].map(([layer, held]) => (
    <section key={layer} className={`surface ${classes["layer"]}`}>
      <h2 className={classes["layerTitle"]}>{say("layer", { name: layer })}</h2>
      <ol className="unstyled-list">
        {held.map((clause) => (
          <li key={clause.id} className={classes["clause"]} id={clause.id}>
            <span className={classes["clauseId"]}>{clause.id}</span>
            <span>
              {clause.text}
              {clause.note && (
                <Text size="sm" c="dimmed">
                  {say("reading")}: {clause.note}
                </Text>
              )}
            </span>
            <span className={classes["dim"]}>{clause.source}</span>
          </li>
        ))}
      </ol>
    </section>
  ));
}
