import { Button, Container, Group, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { answersAbout } from "../../answers.ts";
import { call, Problem } from "../../client.ts";
import { type Claim, useAction } from "../../data.ts";
import { useFormat } from "../../format.ts";
import { useLocale } from "../../locale.ts";
import { serialsOf } from "../../serials.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { portalTexts } from "../../texts/portal/index.ts";
import { shared } from "../../texts/shared/index.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { SerialField } from "../../ui/SerialField.tsx";
import { useKeptFields } from "../../ui/use-kept.ts";
import { verdictTitle } from "../../ui/VerdictCard.tsx";
import { many } from "../claim/ManyLines.tsx";
import classes from "../portal.module.css";
import { OwnUnits } from "./OwnUnits.tsx";
import { ReadFile } from "./ReadFile.tsx";
import { type UnitRow, UnitRows } from "./UnitRows.tsx";

/** The first step: which units. It begins the draft that everything after is kept in. */
export function Begin({ serials: given }: { readonly serials: string }) {
  const say = useText(portalTexts);
  const seller = useSeller();
  const navigate = useNavigate();
  const [{ text, picked, rows }, put, forget] = useKeptFields(`claim.begin ${seller.slug} ${given}`, {
    text: given.replaceAll(",", "\n"),
    picked: [] as readonly string[],
    rows: null as readonly UnitRow[] | null,
  });
  const setRows = (next: readonly UnitRow[] | null) => put({ rows: next });
  const [wrong, setWrong] = useState<string>();
  const { serials: typed } = serialsOf([...picked, text].join("\n"));
  const listed = rows ?? (typed.length >= many ? typed.map((serial) => ({ serial, description: "" })) : null);
  const begin = useAction("POST /v1/sellers/{seller}/claims", async (claim) => {
    await carryAnswers(seller.slug, claim);
    forget();
    const search = { draft: claim.number, step: "what" };
    void navigate({ to: "/$seller/my/claims/new", params: { seller: seller.slug }, search, replace: true });
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (listed) {
      const [serials, descriptions] = [listed.map(({ serial }) => serial), listed.map((row) => row.description)];
      return begin.mutate({ params: { seller: seller.slug }, body: { serials, descriptions } });
    }
    setWrong(typed.length === 0 ? say("unitsNeeded") : undefined);
    if (typed.length > 0) begin.mutate({ params: { seller: seller.slug }, body: { serials: [...typed] } });
  };
  return (
    <Container size="sm" px={0}>
      <PageHeader title={say("newTitle")} lead={say("newKept")} place={seller.name} />
      <form onSubmit={submit} noValidate className={classes["card"]}>
        <Stack>
          <div>
            <Text fw={650} size="lg">
              {say("unitsAsk")}
            </Text>
            <Text c="dimmed" size="sm">
              {say("unitsAskText")}
            </Text>
          </div>
          {rows === null && (
            <>
              <OwnUnits picked={picked} onPick={(serials) => put({ picked: serials })} />
              <SerialField
                value={text}
                onChange={(next) => put({ text: next })}
                error={wrong ?? begin.error?.field("/serials")}
              >
                {listed === null && <Known text={text} />}
              </SerialField>
            </>
          )}
          <ReadFile onRows={setRows} />
          <ProblemAlert error={begin.error} />
          {listed === null ? (
            <Group>
              <Button type="submit" loading={begin.isPending}>
                {say("unitsBegin")}
              </Button>
            </Group>
          ) : (
            <UnitRows rows={listed} kind="fault" onChange={setRows}>
              {(found) => (
                <Group>
                  <Button
                    type="submit"
                    loading={begin.isPending}
                    disabled={!found || found.bad > 0 || found.good === 0}
                  >
                    {say("unitsBeginMany", { count: listed.length })}
                  </Button>
                  {rows !== null && (
                    <Button variant="subtle" color="gray" onClick={() => setRows(null)}>
                      {say("unitsTypeInstead")}
                    </Button>
                  )}
                </Group>
              )}
            </UnitRows>
          )}
        </Stack>
      </form>
    </Container>
  );
}

/** Takes over what was answered in the warranty check; what the policy refuses there is asked again. */
async function carryAnswers(seller: string, claim: Claim): Promise<void> {
  let latest = claim;
  if (claim.lines.length >= many) return;
  for (const { id, serial } of claim.lines) {
    const answers = answersAbout(seller, serial);
    const ifMatch = latest.lines.find((line) => line.id === id)?.etag ?? "";
    if (Object.keys(answers).length === 0) continue;
    try {
      const params = { seller, claim: claim.id, line: id };
      latest = await call("PATCH /v1/sellers/{seller}/claims/{claim}/lines/{line}", {
        params,
        body: { answers },
        ifMatch,
      });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
  }
}

const mostShown = 20;

/** What is known of the serial numbers while they are typed. */
function Known({ text }: { readonly text: string }) {
  const say = useText(portalTexts);
  const word = useText(shared);
  const format = useFormat();
  const locale = useLocale();
  const seller = useSeller().slug;
  const [serials] = useDebouncedValue([...serialsOf(text).serials].slice(0, mostShown), 600);
  const long = serials.filter((serial) => serial.length >= 6);
  const checks = useQuery({
    queryKey: ["warranty checks", seller, long, locale],
    enabled: long.length > 0,
    staleTime: 5 * 60_000,
    retry: false,
    queryFn: async ({ signal }) =>
      (await call("POST /v1/sellers/{seller}/warranty-checks", { params: { seller }, body: { serials: long }, signal }))
        .checks,
  });
  return (
    <ul className="unstyled-list" aria-live="polite">
      {checks.data?.map((check) => (
        <li key={check.serial}>
          <Text size="sm">
            <span className="mono">{check.serial}</span>{" "}
            {check.unit ? `${check.unit.manufacturer} ${check.unit.model}` : say("unitUnknown")}
            {check.card && check.unit && ` · ${verdictTitle(check.card, word, format)}`}
          </Text>
        </li>
      ))}
    </ul>
  );
}
