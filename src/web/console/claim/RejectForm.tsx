import { Checkbox, Stack, Text } from "@mantine/core";
import { type Claim, type Clause, useAnswer, useClaimAction } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { claimTexts } from "../../texts/console-claims/index.ts";
import { useKept } from "../../ui/use-kept.ts";
import classes from "./claim.module.css";
import { Dialog, type FormProps, useClaimParams, useWords, Words } from "./StepDialog.tsx";

/** Rejects a claim with the clauses it rests on; those that the decision cites are offered first. */
export function RejectForm({ claim, onClose }: FormProps) {
  const say = useText(claimTexts);
  const sayConsole = useText(consoleTexts);
  const { slug } = useSeller();
  const { data } = useAnswer("GET /v1/sellers/{seller}/policies/{policy}", {
    params: { seller: slug, policy: claim.policy.id },
  });
  const words = useWords({ verb: "claim.reject", claim });
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/rejection", () => {
    words.forget();
    forget();
    onClose();
  });
  const [picked, setPicked, forget] = useKept<readonly string[]>(`claim.reject clauses ${claim.id}`, []);
  const params = useClaimParams(claim);
  const cited = citedClauses(claim);
  const others = (data?.clauses ?? []).filter((one) => !cited.some((each) => each.id === one.id));
  return (
    <Dialog
      danger
      verb="claim.reject"
      action={action}
      onClose={onClose}
      words={words}
      wrong={picked.length === 0 ? say("pickClause") : null}
      onAct={(reason) => action.mutate({ params, body: { reason, clauses: [...picked] } })}
    >
      <Text size="sm">{say("rejectHelp")}</Text>
      <Checkbox.Group value={[...picked]} onChange={setPicked} label={sayConsole("clauses")}>
        <div className={classes["clauseList"]} tabIndex={0} role="group" aria-label={sayConsole("clauses")}>
          <ClausePicks title={say("citedFirst")} clauses={cited} />
          <ClausePicks title={say("otherClauses")} clauses={others} />
        </div>
      </Checkbox.Group>
      <Words words={words} label={sayConsole("reason")} />
    </Dialog>
  );
}

function ClausePicks({ title, clauses }: { readonly title: string; readonly clauses: readonly Clause[] }) {
  if (clauses.length === 0) return null;
  return (
    <Stack gap={6} mb="sm">
      <Text size="xs" c="dimmed" fw={600}>
        {title}
      </Text>
      {clauses.map((clause) => (
        <Checkbox key={clause.id} value={clause.id} label={`${clause.id} · ${clause.text}`} />
      ))}
    </Stack>
  );
}

/** Clauses that the decisions on the claim's units cite, each once. */
function citedClauses(claim: Claim): Clause[] {
  const all = claim.cards.flatMap(({ clauses }) => clauses);
  return [...new Map(all.map((clause) => [clause.id, clause])).values()];
}
