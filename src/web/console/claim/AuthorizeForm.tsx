import { NativeSelect, Radio, SegmentedControl, Stack, Text, Textarea } from "@mantine/core";
import type { Answer } from "../../../api/contract/index.ts";
import { useAnswer, useClaimAction } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { claimTexts } from "../../texts/console-claims/index.ts";
import { routingTexts } from "../../texts/routing/index.ts";
import { ClauseChip } from "../../ui/ClauseChip.tsx";
import { Fold } from "../../ui/Fold.tsx";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { Mark } from "../../ui/tone.tsx";
import { useKept, useKeptFields } from "../../ui/use-kept.ts";
import { CentreReasons } from "./CentreReasons.tsx";
import { Dialog, type FormProps, useClaimParams, useWords, Words } from "./StepDialog.tsx";

type Routing = Answer<"GET /v1/sellers/{seller}/claims/{claim}/routing">;
type Units = Routing["all"];
type Centre = Units["centres"][number];

/** Authorises the return: to the centres that are proposed or to others for a reason, with which words to the customer. */
export function AuthorizeForm({ claim, onClose }: FormProps) {
  const say = useText(claimTexts);
  const sayRouting = useText(routingTexts);
  const { slug } = useSeller();
  const routing = useAnswer("GET /v1/sellers/{seller}/claims/{claim}/routing", {
    params: { seller: slug, claim: claim.id },
  });
  const note = useWords({ verb: "claim.authorize", claim, optional: true });
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/authorization", () => {
    note.forget();
    ways.forget();
    setReason("");
    onClose();
  });
  const ways = useWays(claim.id, routing.data ?? null);
  const [reason, setReason] = useKept(`claim.authorize reason ${claim.id}`, "");
  const params = useClaimParams(claim);
  const worse = ways.chosen.find(({ centre, units }) => isWorse(units, centre));
  const proposed = worse && proposedOf(worse.units);
  return (
    <Dialog
      verb="claim.authorize"
      action={action}
      onClose={onClose}
      words={note}
      disabled={!ways.complete || (worse !== undefined && reason.trim() === "")}
      onAct={(text) =>
        action.mutate({ params, body: { ...ways.body, note: text, ...(worse && { routingReason: reason.trim() }) } })
      }
    >
      <Text size="sm">{say("authorizeHelp")}</Text>
      <ProblemAlert error={routing.error} onRetry={() => void routing.refetch()} />
      {routing.isPending && <LoadingRows rows={3} height={56} />}
      {routing.data && (
        <>
          <Text size="sm" c="dimmed">
            {[routing.data.all.needs, routing.data.from].filter(Boolean).join(". ")}{" "}
            {routing.data.clause && <ClauseChip clause={routing.data.clause} />}
          </Text>
          {claim.lines.length > 1 && (
            <SegmentedControl
              aria-label={sayRouting("parting")}
              value={ways.apart ? "apart" : "together"}
              onChange={(value) => ways.setApart(value === "apart")}
              data={[
                { value: "together", label: sayRouting("together") },
                { value: "apart", label: sayRouting("apart") },
              ]}
            />
          )}
          {ways.apart ? (
            <EachUnit claim={claim} routing={routing.data} ways={ways} />
          ) : (
            <Centres units={routing.data.all} value={ways.whole?.id ?? null} onChange={ways.setWhole} />
          )}
        </>
      )}
      {worse && (
        <Textarea
          required
          label={sayRouting("why", { name: proposed?.name ?? "" })}
          description={sayRouting("whyHint")}
          maxLength={4000}
          autosize
          minRows={2}
          value={reason}
          error={action.error?.field("/routingReason")}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <Words words={note} label={say("noteToCustomer")} />
    </Dialog>
  );
}

/** Where the units go: all to one centre, or each to its own; as is proposed until somebody chooses otherwise. */
function useWays(claim: string, routing: Routing | null) {
  const [{ parted, picked, each }, put, forget] = useKeptFields(`claim.authorize ways ${claim}`, {
    parted: null as boolean | null,
    picked: null as string | null,
    each: {} as Readonly<Record<string, string>>,
  });
  const groups = routing?.groups ?? [];
  const all = routing?.all;
  const apart = parted ?? (all !== undefined && !routing?.together && groups.length > 1);
  const whole = all && (all.centres.find(({ id }) => id === picked) ?? proposedOf(all) ?? onlyOf(all));
  const units = groups.flatMap((group) => group.lineIds.map((lineId) => ({ lineId, units: group })));
  const wayOf = (of: (typeof units)[number]) =>
    of.units.centres.find(({ id }) => id === each[of.lineId]) ?? proposedOf(of.units) ?? onlyOf(of.units);
  const found = units.map((of) => {
    const centre = apart ? wayOf(of) : of.units.centres.find(({ id }) => id === whole?.id);
    return centre ? { ...of, centre } : null;
  });
  const chosen = found.filter((way) => way !== null);
  const byCentre = [...Map.groupBy(chosen, ({ centre }) => centre.id)];
  const centres = byCentre.map(([centreId, of]) => ({ centreId, lineIds: of.map(({ lineId }) => lineId) }));
  return {
    apart,
    setApart: (next: boolean) => put({ parted: next }),
    whole,
    setWhole: (next: string) => put({ picked: next }),
    chosen,
    choose: (lineId: string, centreId: string) => put({ each: { ...each, [lineId]: centreId } }),
    complete: found.length > 0 && found.every((way) => way !== null),
    forget,
    body: centres.length === 1 && centres[0] ? { centreId: centres[0].centreId } : { centres },
  };
}

type Ways = ReturnType<typeof useWays>;

function proposedOf({ centres }: Units): Centre | undefined {
  return centres.find(({ proposed }) => proposed);
}

function onlyOf({ centres }: Units): Centre | undefined {
  return centres.length === 1 ? centres[0] : undefined;
}

function isWorse(units: Units, centre: Centre): boolean {
  return centre.score < (proposedOf(units)?.score ?? 0);
}

interface EachProps {
  readonly claim: FormProps["claim"];
  readonly routing: Routing;
  readonly ways: Ways;
}

/** A centre for each unit, with the reasons of the one that is chosen. */
function EachUnit({ claim, routing, ways }: EachProps) {
  const sayRouting = useText(routingTexts);
  return (
    <Stack gap="sm">
      {claim.lines.map((line) => {
        const units = routing.groups.find(({ lineIds }) => lineIds.includes(line.id));
        const way = ways.chosen.find(({ lineId }) => lineId === line.id);
        if (!units) return null;
        return (
          <NativeSelect
            key={line.id}
            label={[line.model, line.serial].filter(Boolean).join(" · ")}
            description={way && <CentreReasons centre={way.centre} />}
            inputWrapperOrder={["label", "input", "description", "error"]}
            value={way?.centre.id ?? ""}
            onChange={({ currentTarget }) => ways.choose(line.id, currentTarget.value)}
            data={[
              ...(way ? [] : [{ value: "", label: "–" }]),
              ...units.centres.map(({ id, name, proposed }) => ({
                value: id,
                label: proposed ? `${name} (${sayRouting("proposed")})` : name,
              })),
            ]}
          />
        );
      })}
    </Stack>
  );
}

interface CentresProps {
  readonly units: Units;
  readonly value: string | null;
  readonly onChange: (id: string) => void;
}

/** The centres in the order in which the units should go to them; the first with its reasons open. */
function Centres({ units, value, onChange }: CentresProps) {
  const say = useText(claimTexts);
  const sayRouting = useText(routingTexts);
  const [first, ...others] = units.centres;
  const suitable = others.filter((centre) => centre.suitable);
  const unfit = others.filter((centre) => !centre.suitable);
  const listed = [...(first ? [first] : []), ...suitable];
  return (
    <Radio.Group label={say("centre")} value={value} onChange={onChange}>
      <Stack gap="xs" mt="xs">
        {listed.map((centre) => (
          <CentreChoice key={centre.id} centre={centre} />
        ))}
        {unfit.length > 0 && (
          <Fold label={sayRouting("unfit", { count: unfit.length })}>
            <Stack gap="xs" mt="xs">
              {unfit.map((centre) => (
                <CentreChoice key={centre.id} centre={centre} />
              ))}
            </Stack>
          </Fold>
        )}
      </Stack>
    </Radio.Group>
  );
}

function CentreChoice({ centre }: { readonly centre: Centre }) {
  const say = useText(routingTexts);
  return (
    <Radio
      value={centre.id}
      label={
        <>
          {centre.name} {centre.proposed && <Mark tone="good">{say("proposed")}</Mark>}
        </>
      }
      description={<CentreReasons centre={centre} />}
    />
  );
}
