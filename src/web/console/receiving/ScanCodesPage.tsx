import { Button, Text } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { workTexts } from "../../texts/console-work/index.ts";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { PageHead } from "../PageHead.tsx";
import { conditions } from "./condition.ts";
import { commands } from "./dock.ts";
import { drawCodes } from "./draw-codes.ts";
import classes from "./receiving.module.css";

/** A sheet of bar codes for conditions and commands, to print and lay beside the scanner. */
export function ScanCodesPage() {
  const say = useText(workTexts);
  const sayConsole = useText(consoleTexts);
  const codes = [
    ...conditions.map((code) => ({ code, label: say(`condition.${code}`) })),
    { code: commands.takeIn, label: say("takeIn") },
    { code: commands.refuse, label: say("refuse") },
    { code: commands.park, label: say("park") },
  ];
  const { data } = useQuery({
    queryKey: ["scan codes"],
    queryFn: () => drawCodes(codes.map((one) => one.code)),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <>
      <PageHead title={`${sayConsole("receiving")}: ${say("scanCodes")}`}>
        <Button className="no-print" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
          {say("print")}
        </Button>
      </PageHead>
      <Text mb="md" maw={640}>
        {say("scanCodesHelp")}
      </Text>
      {!data && <LoadingRows rows={4} height={110} />}
      <ul className={`unstyled-list ${classes["sheet"]}`}>
        {data &&
          codes.map(({ code, label }) => (
            <li key={code} className={classes["code"]}>
              <b>{label}</b>
              <img src={`data:image/svg+xml,${encodeURIComponent(data[code] ?? "")}`} alt="" />
            </li>
          ))}
      </ul>
    </>
  );
}
