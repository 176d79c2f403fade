import { Button, Switch, Text, UnstyledButton } from "@mantine/core";
import { IconCircleCheck, IconCircleX, IconParking, IconPrinter } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { consoleTexts } from "../../texts/console/index.ts";
import { workTexts } from "../../texts/console-work/index.ts";
import { CameraButton } from "../../ui/camera/CameraButton.tsx";
import { ButtonLink, TextLink } from "../../ui/links.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { PageHead } from "../PageHead.tsx";
import { type Dock, type Done, useDock, type Word } from "./dock.ts";
import { ParcelForm } from "./ParcelForm.tsx";
import { ParkedParcels } from "./ParkedParcels.tsx";
import classes from "./receiving.module.css";
import { ScanField } from "./ScanField.tsx";
import { setSound, soundOn } from "./sound.ts";

const route = getRouteApi("/$seller/console/receiving");

/** The dock: scan, read one line, press the condition, take in, next. Everything works with a scanner alone. */
export function ReceivingPage() {
  const sayConsole = useText(consoleTexts);
  const field = useRef<HTMLInputElement>(null);
  const dock = useDock();
  const { code } = route.useSearch();
  const asked = useRef<string | null>(null);
  useEffect(() => {
    if (!code || asked.current === code) return;
    asked.current = code;
    dock.scan(code);
  });
  const open = dock.parcel?.match.lineId;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another parcel on the table brings the focus back.
  useEffect(() => field.current?.focus(), [open]);
  return (
    <div className={classes["dock"]}>
      <PageHead title={sayConsole("receiving")}>
        <CameraButton onCode={dock.scan} />
        <Tools />
      </PageHead>
      <ScanField
        field={field}
        onScan={dock.scan}
        onDigit={dock.parcel || (dock.found?.matches.length ?? 0) > 1 ? dock.digit : null}
        onEscape={dock.park}
      />
      <Answer word={dock.word} />
      <ProblemAlert error={dock.problem} />
      <Several dock={dock} />
      {dock.parcel && (
        <ParcelForm
          key={dock.parcel.match.lineId}
          dock={dock}
          parcel={dock.parcel}
          onTicked={() => field.current?.focus()}
        />
      )}
      {dock.found && dock.found.matches.length < 2 && <Unknown dock={dock} />}
      <Session done={dock.done} />
      <ParkedParcels />
    </div>
  );
}

function Tools() {
  const say = useText(workTexts);
  const { slug } = useSeller();
  const [on, setOn] = useState(soundOn);
  return (
    <>
      <Switch
        label={say("sound")}
        checked={on}
        onChange={(event) => {
          setSound(event.currentTarget.checked);
          setOn(event.currentTarget.checked);
        }}
      />
      <ButtonLink
        to="/$seller/console/receiving/codes"
        params={{ seller: slug }}
        variant="default"
        leftSection={<IconPrinter size={16} aria-hidden />}
      >
        {say("scanCodes")}
      </ButtonLink>
    </>
  );
}

function Answer({ word }: { readonly word: Word | null }) {
  return (
    <div role="status" aria-live="assertive">
      {word && (
        <div className={classes["answer"]} data-tone={word.good ? "good" : "bad"}>
          {word.good ? <IconCircleCheck size={36} aria-hidden /> : <IconCircleX size={36} aria-hidden />}
          <strong>{word.head}</strong>
          <span>{word.text}</span>
        </div>
      )}
    </div>
  );
}

/** What one key press can choose among. */
const keys = 9;

function Several({ dock }: { readonly dock: Dock }) {
  const say = useText(workTexts);
  const matches = dock.found?.matches ?? [];
  if (matches.length < 2) return null;
  return (
    <section className={`surface ${classes["panel"]}`}>
      <Text mb="xs">{say(matches.length > keys ? "severalScan" : "several", { count: matches.length })}</Text>
      {matches.slice(0, keys).map((match, at) => (
        <UnstyledButton
          key={match.lineId}
          className={classes["pick"]}
          onClick={() => dock.lay(match, dock.found?.code ?? "")}
        >
          <span className={classes["key"]}>{at + 1}</span>
          <span className="mono">{match.serial}</span>
          <span>{match.text}</span>
        </UnstyledButton>
      ))}
    </section>
  );
}

function Unknown({ dock }: { readonly dock: Dock }) {
  const say = useText(workTexts);
  return (
    <div>
      <Button size="md" variant="default" onClick={dock.park} leftSection={<IconParking size={18} aria-hidden />}>
        {say("park")} · Esc
      </Button>
    </div>
  );
}

const doneIcons = {
  taken: [IconCircleCheck, "var(--tone-good)"],
  refused: [IconCircleX, "var(--tone-bad)"],
  parked: [IconParking, "var(--tone-open)"],
} as const;

function Session({ done }: { readonly done: readonly Done[] }) {
  const say = useText(workTexts);
  const { slug } = useSeller();
  return (
    <section className={classes["session"]}>
      <h2>{say("lastScans")}</h2>
      {done.length === 0 && <Text c="dimmed">{say("nothingScanned")}</Text>}
      <ul className="unstyled-list">
        {done.map((one) => {
          const [Icon, color] = doneIcons[one.kind];
          return (
            <li key={one.id} className={classes["doneLine"]}>
              <Icon size={16} color={color} aria-hidden /> {one.text}
              {one.unit && (
                <TextLink
                  to="/$seller/console/receiving/label"
                  params={{ seller: slug }}
                  search={{ claim: one.unit.claimNumber, line: one.unit.position }}
                  target="_blank"
                >
                  {say("printLabel")}
                </TextLink>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
