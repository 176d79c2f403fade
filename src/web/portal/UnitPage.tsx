import { Button, Stack, Text, Title } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Answer } from "../../api/contract/index.ts";
import { useAction, useAnswer } from "../data.ts";
import { useFormat } from "../format.ts";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { contentsTexts } from "../texts/contents/index.ts";
import { portalTexts } from "../texts/portal/index.ts";
import { shared } from "../texts/shared/index.ts";
import { UnitBoards } from "../ui/contents/UnitBoards.tsx";
import { LoadingRows } from "../ui/LoadingPage.tsx";
import { ButtonLink, TextLink } from "../ui/links.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { PageProblem } from "../ui/PageProblem.tsx";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";
import { UndoNote } from "../ui/UndoNote.tsx";
import { useUndo } from "../ui/use-undo.ts";
import { VerdictCard } from "../ui/VerdictCard.tsx";
import classes from "./portal.module.css";

type Unit = Answer<"GET /v1/sellers/{seller}/units/{unit}">;

const route = getRouteApi("/$seller/my/frame/units/$unit");

/** One unit: its cover today, its record and everything that happened to it. */
export function UnitPage() {
  const say = useText(portalTexts);
  const word = useText(shared);
  const sayContents = useText(contentsTexts);
  const seller = useSeller();
  const { unit: id } = route.useParams();
  const unit = useAnswer("GET /v1/sellers/{seller}/units/{unit}", { params: { seller: seller.slug, unit: id } });
  const navigate = route.useNavigate();
  const remove = useAction("DELETE /v1/sellers/{seller}/fleet/{unit}");
  const toList = () => void navigate({ to: "/$seller/my/units", params: { seller: seller.slug } });
  // Whoever has gone to another page by then stays there.
  const removing = useUndo<string>((unit) =>
    remove.mutate({ params: { seller: seller.slug, unit } }, { onSuccess: toList }),
  );
  if (unit.isPending) return <LoadingRows rows={5} />;
  if (unit.isError) return <PageProblem error={unit.error} onRetry={() => void unit.refetch()} />;
  const { serial, manufacturer, model, card, own, listed } = unit.data;
  return (
    <>
      <PageHeader
        title={`${manufacturer} ${model}`}
        lead={<span className="mono">{serial}</span>}
        place={seller.name}
        back={
          <TextLink to="/$seller/my/units" params={{ seller: seller.slug }} size="sm">
            {say("navUnits")}
          </TextLink>
        }
        actions={
          <>
            {listed && !removing.waiting && (
              <Button variant="default" loading={remove.isPending} onClick={() => removing.ask(id)}>
                {say("fleetRemove")}
              </Button>
            )}
            <ButtonLink to="/$seller/my/claims/new" params={{ seller: seller.slug }} search={{ serials: serial }}>
              {say("unitFile")}
            </ButtonLink>
          </>
        }
      />
      <Stack gap="xl">
        {removing.waiting && <UndoNote text={word("removed", { what: serial })} onUndo={() => void removing.undo()} />}
        <ProblemAlert error={remove.error} />
        <VerdictCard card={card} />
        <UnitFacts unit={unit.data} />
        {own && (
          <section>
            <Title order={2} mb="xs">
              {sayContents("boards")}
            </Title>
            <UnitBoards unit={unit.data.id} />
          </section>
        )}
        <UnitHistory unit={unit.data} />
      </Stack>
    </>
  );
}

function UnitFacts({ unit }: { readonly unit: Unit }) {
  const say = useText(portalTexts);
  const format = useFormat();
  const day = (value: string | null) => value && format.day(value);
  const facts: readonly (readonly [string, ReactNode])[] = [
    [say("unitBatch"), unit.batch],
    [say("unitOrder"), unit.orderNumber],
    [say("unitReleased"), day(unit.releasedOn)],
    [say("unitShipped"), day(unit.shippedOn)],
    [say("unitDelivered"), day(unit.deliveredOn)],
    [say("unitInvoice"), day(unit.invoiceOn)],
  ];
  return (
    <dl className={classes["facts"]}>
      {facts
        .filter(([, value]) => Boolean(value))
        .map(([name, value]) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function UnitHistory({ unit }: { readonly unit: Unit }) {
  const say = useText(portalTexts);
  const format = useFormat();
  const seller = useSeller().slug;
  return (
    <section>
      <Title order={2} mb="xs">
        {say("unitHistory")}
      </Title>
      {unit.history.length === 0 && <Text c="dimmed">{say("unitHistoryNone")}</Text>}
      <Stack component="ul" gap="xs" className="unstyled-list">
        {unit.history.map((entry) => (
          <li key={`${entry.at} ${entry.text}`}>
            <Text size="sm">{entry.text}</Text>
            <Text size="sm" c="dimmed">
              {format.instant(entry.at)} · {entry.actor}
              {entry.claimNumber && (
                <>
                  {" · "}
                  <TextLink
                    to="/$seller/my/claims/$number"
                    params={{ seller, number: entry.claimNumber }}
                    size="sm"
                    underline="always"
                  >
                    {entry.claimNumber}
                  </TextLink>
                </>
              )}
            </Text>
          </li>
        ))}
      </Stack>
    </section>
  );
}
