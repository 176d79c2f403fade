import { Group, Text } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import type { Answer } from "../../../api/contract/index.ts";
import { useAnswer } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { officeTexts } from "../../texts/console-office/index.ts";
import { contentsTexts } from "../../texts/contents/index.ts";
import { UnitBoards } from "../../ui/contents/UnitBoards.tsx";
import { TextLink } from "../../ui/links.tsx";
import { MoneyText } from "../../ui/Money.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { VerdictCard } from "../../ui/VerdictCard.tsx";
import { PageHead } from "../PageHead.tsx";
import { PageLoading, PageNotFound } from "../PageStates.tsx";
import classes from "./units.module.css";

const route = getRouteApi("/$seller/console/units/$unit");
type Unit = Answer<"GET /v1/sellers/{seller}/units/{unit}">;

/** One unit: its record, its cover today, and everything that happened to it. */
export function UnitPage() {
  const say = useText(officeTexts);
  const sayConsole = useText(consoleTexts);
  const sayContents = useText(contentsTexts);
  const { slug } = useSeller();
  const { unit } = route.useParams();
  const { data, error, refetch } = useAnswer("GET /v1/sellers/{seller}/units/{unit}", {
    params: { seller: slug, unit },
  });
  if (error?.details.status === 404) return <PageNotFound />;
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  return (
    <>
      <TextLink to="/$seller/console/units" params={{ seller: slug }} size="sm">
        {sayConsole("units")}
      </TextLink>
      <PageHead title={`${data.manufacturer} ${data.model} · ${data.serial}`} />
      <div className={classes["unit"]}>
        <div className={classes["stack"]}>
          <Record unit={data} />
          <section className={`surface ${classes["box"]}`}>
            <h2>{sayContents("boards")}</h2>
            <UnitBoards unit={data.id} />
          </section>
          <History unit={data} />
        </div>
        <section className={classes["stack"]} aria-label={say("coverToday")}>
          <VerdictCard card={data.card} about={say("coverToday")} />
        </section>
      </div>
    </>
  );
}

function Record({ unit }: { readonly unit: Unit }) {
  const say = useText(officeTexts);
  const sayConsole = useText(consoleTexts);
  const format = useFormat();
  const kind = kinds.find((one) => one === unit.category);
  const rows: [string, string | null][] = [
    [say("maker"), unit.manufacturer],
    [sayConsole("model"), unit.model],
    [say("category"), kind ? say(`category.${kind}`) : unit.category],
    [say("policy"), unit.policy],
    [say("batch"), unit.batch],
    [say("order"), unit.orderNumber],
    [say("buyer"), unit.buyer],
    [say("released"), unit.releasedOn && format.day(unit.releasedOn)],
    [say("invoiced"), unit.invoiceOn && format.day(unit.invoiceOn)],
    [say("shipped"), unit.shippedOn && format.day(unit.shippedOn)],
    [say("delivered"), unit.deliveredOn && format.day(unit.deliveredOn)],
    [say("hsCode"), unit.hsCode],
    [say("origin"), unit.origin && format.country(unit.origin)],
    [
      say("netWeight"),
      unit.netWeightGrams === null ? null : say("kilograms", { kilograms: format.number(unit.netWeightGrams / 1000) }),
    ],
  ];
  return (
    <section className={`surface ${classes["box"]}`}>
      <h2>{say("record")}</h2>
      <dl className={classes["facts"]}>
        <dt>{sayConsole("serial")}</dt>
        <dd className="mono">{unit.serial}</dd>
        {rows
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label} className={classes["fact"]}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        {unit.price && (
          <div className={classes["fact"]}>
            <dt>{say("price")}</dt>
            <dd>
              <MoneyText money={unit.price} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

const kinds = ["miner", "hash_board", "control_board", "power_supply", "mini_pc", "accessory", "general"] as const;

function History({ unit }: { readonly unit: Unit }) {
  const say = useText(officeTexts);
  const format = useFormat();
  const { slug } = useSeller();
  return (
    <section className={`surface ${classes["box"]}`}>
      <h2>{say("history")}</h2>
      {unit.history.length === 0 && <Text c="dimmed">{say("noHistory")}</Text>}
      <ul className={`unstyled-list ${classes["history"]}`}>
        {unit.history.map((entry, at) => (
          <li key={`${entry.at} ${at}`}>
            <Group gap="sm" wrap="nowrap" align="baseline">
              <span className={classes["when"]}>{format.instant(entry.at)}</span>
              <span>
                {entry.text}{" "}
                {entry.claimNumber && (
                  <TextLink to="/$seller/console/claims/$claim" params={{ seller: slug, claim: entry.claimNumber }}>
                    {entry.claimNumber}
                  </TextLink>
                )}{" "}
                <span className={classes["dim"]}>{entry.actor}</span>
              </span>
            </Group>
          </li>
        ))}
      </ul>
    </section>
  );
}
