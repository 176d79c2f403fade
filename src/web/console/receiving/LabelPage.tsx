import { Button, Text } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useAnswer } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { workTexts } from "../../texts/console-work/index.ts";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { PageHead } from "../PageHead.tsx";
import { PageNotFound } from "../PageStates.tsx";
import { drawCodes } from "./draw-codes.ts";
import classes from "./receiving.module.css";

const route = getRouteApi("/$seller/console/receiving/label");

/** The label that goes on a unit at the dock, 62 × 29 mm: its serial as a bar code, so that dock and bench find it by one scan. */
export function LabelPage() {
  const say = useText(workTexts);
  const sayConsole = useText(consoleTexts);
  const { claim: number, line: position } = route.useSearch();
  const { slug } = useSeller();
  const claim = useAnswer("GET /v1/sellers/{seller}/claims/{claim}", { params: { seller: slug, claim: number } });
  const line = claim.data?.lines.find((one) => one.position === position);
  const serial = line?.serial ?? "";
  const code = useQuery({
    queryKey: ["label", serial],
    queryFn: async () => (await drawCodes([serial]))[serial] ?? "",
    enabled: serial !== "",
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (claim.error?.details.status === 404 || (claim.data && !line)) return <PageNotFound />;
  return (
    <>
      <PageHead title={`${sayConsole("receiving")}: ${say("printLabel")}`}>
        <Button className="no-print" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
          {say("print")}
        </Button>
      </PageHead>
      <ProblemAlert error={claim.error} onRetry={() => void claim.refetch()} />
      {!(line && code.data) && !claim.error && <LoadingRows rows={2} height={60} />}
      {line && code.data && (
        <figure className={classes["label"]} aria-label={say("labelTitle", { claim: number, n: position })}>
          <figcaption>
            <strong>{number}</strong>
            <span>{say("unitOf", { n: position, count: claim.data?.lines.length ?? position })}</span>
          </figcaption>
          <img src={`data:image/svg+xml,${encodeURIComponent(code.data)}`} alt={serial} />
          <Text span size="xs" c="inherit" truncate>
            {[line.model, claim.data?.customer.name].filter(Boolean).join(" · ")}
          </Text>
        </figure>
      )}
    </>
  );
}
