import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { Answer } from "../../../api/contract/index.ts";
import { serialKey } from "../../../core/serial.ts";
import { Problem } from "../../client.ts";
import { reading, useAction, useClaimAction } from "../../data.ts";
import { withFact } from "../../facts.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { workTexts } from "../../texts/console-work/index.ts";
import { useKept } from "../../ui/use-kept.ts";
import { type Condition, conditions, knownFacts, withCondition } from "./condition.ts";
import { tone } from "./sound.ts";

export type Found = Answer<"GET /v1/sellers/{seller}/receiving">;
export type Match = Found["matches"][number];

/** What the clerk noted about a parcel. */
interface Noted {
  readonly condition: Condition | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly accessories: string;
  readonly note: string;
}

/** A parcel on the table: which unit it is, and what was recorded about it so far. */
export interface Parcel extends Noted {
  readonly match: Match;
  /** The clerk is about to refuse it. */
  readonly refusing: boolean;
}

/** One line of what happened at this dock since the page was opened. */
export interface Done {
  readonly id: number;
  readonly kind: "taken" | "refused" | "parked";
  readonly text: string;
  /** The unit a label can be printed for. */
  readonly unit: Match | null;
}

/** What the dock says in its one line. */
export interface Word {
  readonly good: boolean;
  readonly head: string;
  readonly text: string;
}

/** Codes that a printed sheet holds, so that a scanner alone does everything. */
export const commands = { takeIn: "OK", refuse: "REFUSE", park: "PARK" } as const;

/** The course of receiving: scan, answer, condition, take in or refuse, next. */
export function useDock() {
  const say = useText(workTexts);
  const { slug } = useSeller();
  const client = useQueryClient();
  const [found, setFound] = useState<Found | null>(null);
  const [parcel, setParcel] = useState<Parcel | null>(null);
  // By unit: a reload, or another parcel scanned before this one is settled, loses nothing of what was noted.
  const [notes, setNotes] = useKept<Readonly<Record<string, Noted>>>(`dock ${slug}`, {});
  const [word, setWord] = useState<Word | null>(null);
  const [done, setDone] = useState<readonly Done[]>([]);
  const [problem, setProblem] = useState<unknown>(null);
  const action = useClaimAction("POST /v1/sellers/{seller}/claims/{claim}/lines/{line}/receipt");
  const parking = useAction("POST /v1/sellers/{seller}/parked-parcels");
  const count = useRef(0);

  const tell = (next: Word) => {
    setWord(next);
    tone(next.good);
  };
  const finish = (kind: Done["kind"], text: string, unit: Match | null = null) => {
    count.current += 1;
    setDone((all) => [{ id: count.current, kind, text, unit }, ...all].slice(0, 50));
    if (parcel) setNotes(Object.fromEntries(Object.entries(notes).filter(([unit]) => unit !== parcel.match.lineId)));
    setParcel(null);
    setFound(null);
    setProblem(null);
  };
  const lay = (match: Match, scanned: string) => {
    const laid = match.questions.length > 0 || match.expected;
    setProblem(null);
    // What cannot be taken in stays in hand: it may be put aside.
    setFound(laid ? null : { code: scanned, matches: [match], text: match.text });
    tell({ good: match.expected, head: say(match.expected ? "expected" : "unexpected"), text: match.text });
    // A serial that the scanner read, or a person typed off the unit, is legible; a claim's number says nothing of it.
    const read = isOf(match, scanned) ? { unit: { serialLegible: true } } : {};
    const blank: Noted = { condition: null, facts: read, accessories: "", note: "" };
    setParcel(laid ? { match, ...(notes[match.lineId] ?? blank), refusing: false } : null);
  };
  const lookUp = async (code: string) => {
    setProblem(null);
    try {
      const answer = await client.fetchQuery({
        ...reading("GET /v1/sellers/{seller}/receiving", { params: { seller: slug }, query: { code } }),
        staleTime: 0,
      });
      const [only] = answer.matches;
      if (only && answer.matches.length === 1) return lay(only, code);
      setParcel(null);
      setFound(answer);
      const good = only !== undefined && answer.matches.every(({ expected }) => expected);
      tell({ good, head: only ? answer.code : say("noMatch"), text: answer.text });
    } catch (error) {
      setProblem(error);
      tone(false);
    }
  };
  const change = (part: Partial<Omit<Parcel, "match">>) => {
    if (!parcel) return;
    const { match, refusing, ...noted } = { ...parcel, ...part };
    setParcel({ match, refusing, ...noted });
    setNotes({ ...notes, [match.lineId]: noted });
  };
  const setCondition = (condition: Condition) => {
    if (!parcel) return;
    // What was wanting is there, or is tried anew with it.
    if (!word?.good) setWord(null);
    setProblem(null);
    change({ condition, facts: withCondition(parcel.facts, condition), refusing: false });
  };
  const settle = (refuse: boolean) => {
    if (!parcel || action.isPending) return;
    if (!(refuse || parcel.condition))
      return tell({ good: false, head: parcel.match.claimNumber, text: say("chooseCondition") });
    const { match, facts, accessories, note } = parcel;
    setProblem(null);
    action.mutate(
      {
        params: { seller: slug, claim: match.claimId, line: match.lineId },
        body: { facts: knownFacts(facts), refuse, accessories: accessories.trim(), note: note.trim() },
      },
      {
        onSuccess: () => {
          const text = say(refuse ? "refusedDone" : "takenIn", { claim: match.claimNumber, n: match.position });
          finish(refuse ? "refused" : "taken", text, refuse ? null : match);
          tell({ good: !refuse, head: text, text: match.serial });
        },
        onError: (error) => {
          setProblem(error);
          tell({
            good: false,
            head: match.claimNumber,
            text: error instanceof Problem && error.details.title ? error.details.title : say("noMatch"),
          });
        },
      },
    );
  };
  const parkIt = (body: { code: string; serials: string[] }, note: string) => {
    setProblem(null);
    parking.mutate(
      { params: { seller: slug }, body: { ...body, note } },
      {
        onSuccess: () => {
          finish("parked", say("parked", { code: body.code }));
          setWord(null);
        },
        onError: setProblem,
      },
    );
  };
  const park = () => {
    if (parcel?.refusing) return change({ refusing: false });
    if (parking.isPending) return;
    if (parcel) return parkIt({ code: parcel.match.serial, serials: [parcel.match.serial] }, parcel.note.trim());
    if (found) {
      const [only] = found.matches.length === 1 ? found.matches : [];
      return parkIt({ code: found.code, serials: only ? [only.serial] : [] }, "");
    }
    setWord(null);
  };
  const refuse = () => (parcel?.refusing ? settle(true) : change({ refusing: true }));
  const scan = (code: string) => {
    const command = code.toUpperCase();
    const condition = conditions.find((one) => one === command);
    if (parcel && condition) return setCondition(condition);
    if (parcel && (code === "" || command === commands.takeIn || isOf(parcel.match, code))) {
      return parcel.refusing && code === "" ? settle(true) : settle(false);
    }
    if (parcel && command === commands.refuse) return refuse();
    if (command === commands.park) return park();
    // A command of the sheet stands for no parcel; a scanner that reads it twice says it once more after the parcel is settled.
    if (condition && found) return digit(code);
    if (condition || command === commands.takeIn || command === commands.refuse)
      return parcel ? undefined : tell({ good: false, head: code, text: say("scanFirst") });
    if (code !== "") void lookUp(code);
  };
  const digit = (pressed: string) => {
    const condition = conditions.find((one) => one === pressed);
    if (parcel && condition) return setCondition(condition);
    const match = found?.matches[Number(pressed) - 1];
    if (found && match) lay(match, found.code);
  };
  return {
    found,
    parcel,
    word,
    done,
    problem,
    busy: action.isPending || parking.isPending,
    scan,
    digit,
    park,
    refuse,
    takeIn: () => settle(false),
    lay,
    change,
    setCondition,
    answer: (fact: string, value: unknown) => parcel && change({ facts: withFact(parcel.facts, fact, value) }),
  };
}

/** The dock as its page's parts see it. */
export type Dock = ReturnType<typeof useDock>;

/** Whether the code is the unit's serial, or that of the part of it that comes in. */
function isOf({ serial, partSerial }: Match, code: string): boolean {
  return [serial, partSerial ?? ""].some((each) => each !== "" && serialKey(each) === serialKey(code));
}
