import { Text } from "@mantine/core";
import { useFormat } from "../../format.ts";
import { useText } from "../../text.ts";
import { policyTexts } from "../../texts/console-policies/index.ts";
import { Bars } from "./Bars.tsx";
import type { Replay } from "./draft.ts";
import {} from "./draft.ts";
import { moneyMoved } from "./figures.ts";
import classes from "./policies.module.css";
import { useVerdictWord, verdicts } from "./verdict-word.ts";

/** What a replay came to: how many claims change, what it costs, and from which verdict to which. */
export function ReplayResult({ replay }: { readonly replay: Replay }) {
  const say = useText(policyTexts);
  const word = useVerdictWord();
  const flows = replay.flows.filter(({ from, to }) => from !== to);
  const rows = (counts: Replay["before"]) =>
    verdicts.map((verdict) => ({ key: verdict, name: word(verdict), count: counts[verdict] }));
  if (replay.total === 0) return <Text c="dimmed">{say("noPastClaims")}</Text>;
  return (
    <>
      <Figures replay={replay} />
      <div className={classes["halves"]}>
        <section className={`surface ${classes["box"]}`}>
          <h2>{say("verdictsBefore")}</h2>
          <Bars label={say("verdictsBefore")} rows={rows(replay.before)} />
        </section>
        <section className={`surface ${classes["box"]}`}>
          <h2>{say("verdictsAfter")}</h2>
          <Bars label={say("verdictsAfter")} rows={rows(replay.after)} />
        </section>
      </div>
      <section className={`surface ${classes["box"]}`}>
        <h2>{say("flows")}</h2>
        {flows.length === 0 && <Text c="dimmed">{say("noFlows")}</Text>}
        <Bars
          label={say("flows")}
          rows={flows.map(({ from, to, count }) => ({
            key: `${from} ${to}`,
            name: say("flow", { from: word(from), to: word(to) }),
            count,
          }))}
        />
      </section>
    </>
  );
}

function Figures({ replay }: { readonly replay: Replay }) {
  const say = useText(policyTexts);
  const format = useFormat();
  const change = (before: number, after: number) =>
    before === after
      ? format.number(before)
      : say("beforeAfter", { before: format.number(before), after: format.number(after) });
  const moved = moneyMoved(replay, format);
  const figures = [
    {
      name: say("wouldChange"),
      figure: say("ofTotal", { changed: format.number(replay.changed), total: format.number(replay.total) }),
    },
    { name: say("refunds"), figure: moved.length === 0 ? "±0" : moved.join(" · ") },
    { name: say("freeRepairs"), figure: change(replay.chargeBefore.free, replay.chargeAfter.free) },
    { name: say("paidRepairs"), figure: change(replay.chargeBefore.quoted, replay.chargeAfter.quoted) },
  ];
  return (
    <dl className={classes["figures"]}>
      {figures.map(({ name, figure }) => (
        <div key={name} className="surface">
          <dt>{name}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}
