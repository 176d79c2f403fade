import { Button, Group, Text, TextInput } from "@mantine/core";
import { type Claim, type ClaimLine, useClaimAction } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { workTexts } from "../../texts/console-work/index.ts";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { Mark } from "../../ui/tone.tsx";
import { useKeptFields } from "../../ui/use-kept.ts";
import classes from "./bench.module.css";
import type { RepairOrder } from "./RepairForm.tsx";

interface Props {
  readonly claim: Claim;
  readonly line: ClaimLine;
  readonly repair: RepairOrder;
}

/** The tests of a repaired unit; the last passed one makes it ready, a failed one sends it back to repair. */
export function TestForm({ claim, line, repair }: Props) {
  const say = useText(workTexts);
  const format = useFormat();
  const testing = line.work === "testing" && line.abilities["repair.record"]?.allowed === true;
  if (!testing && repair.tests.length === 0) return null;
  return (
    <section className={`surface ${classes["panel"]}`}>
      <h3>{say("tests")}</h3>
      {repair.tests.length === 0 && <Text c="dimmed">{say("noTests")}</Text>}
      <ul className="unstyled-list">
        {repair.tests.map((test) => (
          <li key={test.id} className={classes["test"]}>
            <Mark tone={test.passed ? "good" : "bad"}>{say(test.passed ? "passed" : "failed")}</Mark>
            <b>{test.name}</b>
            <span>{test.result}</span>
            <span className={classes["dim"]}>
              {test.by}, {format.instant(test.at)}
            </span>
          </li>
        ))}
      </ul>
      {testing && <NewTest claim={claim} line={line} />}
    </section>
  );
}

function NewTest({ claim, line }: { readonly claim: Claim; readonly line: ClaimLine }) {
  const say = useText(workTexts);
  const { slug } = useSeller();
  const [{ name, result }, put, forget] = useKeptFields(`test ${line.id}`, { name: "", result: "" });
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/repair/tests", forget);
  const record = (passed: boolean, last: boolean) =>
    action.mutate({
      params: { seller: slug, claim: claim.id, line: line.id },
      body: { name: name.trim(), passed, result: result.trim(), last },
    });
  const unnamed = name.trim() === "";
  return (
    <form
      className={classes["newTest"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (!unnamed) record(true, false);
      }}
    >
      <div className={classes["pair"]}>
        <TextInput
          label={say("testName")}
          placeholder={say("testNameHint")}
          maxLength={200}
          required
          value={name}
          onChange={(event) => put({ name: event.currentTarget.value })}
        />
        <TextInput
          label={say("testResult")}
          placeholder={say("testResultHint")}
          maxLength={1000}
          value={result}
          onChange={(event) => put({ result: event.currentTarget.value })}
        />
      </div>
      <ProblemAlert error={action.error} />
      <Group gap="xs">
        <Button onClick={() => record(true, true)} disabled={unnamed} loading={action.isPending}>
          {say("recordReady")}
        </Button>
        <Button type="submit" variant="default" disabled={unnamed}>
          {say("recordPassed")}
        </Button>
        <Button
          variant="subtle"
          color="var(--mantine-color-error)"
          onClick={() => record(false, false)}
          disabled={unnamed}
        >
          {say("recordFailed")}
        </Button>
      </Group>
    </form>
  );
}
