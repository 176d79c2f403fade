import { dayAt, startOfDay } from "../../core/day.ts";
import type { Tx } from "../../database/transaction.ts";
import * as bench from "./bench-steps.ts";
import { findBoards, recordBoards } from "./boards.ts";
import { runClocksUntil } from "./clocks.ts";
import * as intake from "./intake-steps.ts";
import * as kinds from "./kind-steps.ts";
import * as money from "./money-steps.ts";
import { type Random, randomFrom } from "./random.ts";
import type { Goal, Story } from "./stories.ts";
import type { KeptPicture, Stage, Tale } from "./tale.ts";

/** Something that happens in a story, and how long after the one before: days, at least and at most. */
interface Step {
  readonly after: readonly [low: number, high: number];
  readonly happen: (tale: Tale) => Promise<void>;
}

const steps = {
  begin: step(0, 0, intake.begin),
  describe: step(0.01, 0.02, intake.describe),
  submit: step(0.01, 0.1, intake.submit),
  triage: step(0.2, 1.2, intake.triage),
  ask: step(0.1, 0.4, intake.ask),
  answer: step(0.3, 2, intake.answer),
  authorize: step(0.1, 0.8, intake.authorize),
  authorizeApart: step(0.1, 0.8, intake.authorizeApart),
  settleRemotely: step(0.5, 2, intake.settleRemotely),
  reject: step(0.3, 1, intake.reject),
  cancel: step(0.5, 2, intake.cancel),
  // Clocks act by themselves in between; these only let the time pass.
  reminded: step(6.1, 6.4, nothing),
  expired: step(10.1, 10.4, nothing),
  warned: step(62, 75, nothing),
  unpaid: step(91.5, 97, nothing),
  overdue: step(11, 14, nothing),
  refile: step(0.5, 3, intake.refile),
  close: step(0.3, 2, intake.close),
  question: step(0.2, 0.6, intake.question),
  reply: step(0.1, 0.5, intake.reply),
  announce: step(0.6, 2, bench.announce),
  receive: step(3, 6, bench.receive),
  refuse: step(3, 6, bench.refuse),
  lose: step(6, 8, bench.lose),
  inspect: step(0.3, 2, bench.inspect),
  boards: step(0.01, 0.02, findBoards),
  complete: step(0.1, 0.4, bench.complete),
  quote: step(0.1, 0.5, bench.quote),
  send: step(0.05, 0.2, bench.send),
  accept: step(0.5, 4, bench.accept),
  decline: step(0.5, 4, bench.decline),
  lapsed: step(15.1, 15.4, nothing),
  forfeit: step(0.5, 3, bench.forfeit),
  pay: step(0.2, 2, bench.pay),
  confirm: step(0.3, 1, bench.confirm),
  refusePayment: step(0.3, 1, bench.refusePayment),
  repair: step(0.3, 1.5, bench.repair),
  test: step(0.3, 2, bench.test),
  failTest: step(0.3, 0.6, bench.failTest),
  passTest: step(0.4, 1, bench.passTest),
  replace: step(0.5, 2, bench.replace),
  payBack: step(0.5, 2, bench.payBack),
  reissue: step(0.2, 1, kinds.reissue),
  swap: step(0.3, 1, kinds.swap),
  sendPart: step(0.3, 1, kinds.sendPart),
  endEachWay: step(0.3, 1, kinds.endEachWay),
  partOnly: step(0.01, 0.02, kinds.partOnly),
  sendOut: step(0.4, 1.4, kinds.sendOut),
  refuseSoaked: step(3, 6, bench.refuseSoaked),
  month: step(33, 36, nothing),
  sendOn: step(0.3, 1, bench.sendOn),
  giveBack: step(0.3, 1.2, bench.giveBack),
  deliver: step(3, 6, bench.deliver),
  payByCard: step(0.2, 1, money.payByCard),
  askRefund: step(0.5, 2, money.askRefund),
  askRefundByCard: step(0.5, 2, money.askRefundByCard),
  approveRefund: step(0.2, 1, money.approve),
  transfer: step(0.2, 1, money.transfer),
  arrived: step(2, 4, money.arrived),
  park: step(0.01, 0.02, money.park),
} as const satisfies Record<string, Step>;
type StepName = keyof typeof steps;

const filed = ["begin", "describe", "submit"] as const;
const checked = [...filed, "triage"] as const;
const authorized = [...checked, "authorize"] as const;
const onTheWay = [...authorized, "announce"] as const;
const arrived = [...onTheWay, "receive"] as const;
const onBench = [...arrived, "inspect"] as const;
const decided = [...onBench, "complete"] as const;
const quoted = [...decided, "quote", "send"] as const;
const accepted = [...quoted, "accept"] as const;
const proven = [...accepted, "pay"] as const;
const paid = [...proven, "confirm"] as const;
const tested = ["repair", "test", "passTest"] as const;
const back = ["giveBack", "deliver"] as const;

/** What happens up to each goal. */
const courses: Readonly<Record<Goal, readonly StepName[]>> = {
  draft: ["begin", "describe"],
  submitted: filed,
  triage: checked,
  info_needed: [...checked, "ask"],
  authorized,
  reminded: [...authorized, "reminded"],
  in_transit_in: onTheWay,
  lost: [...onTheWay, "lose"],
  replaced: [...decided, ...tested, "giveBack", "lose", "replace"],
  unit_refunded: [...decided, ...tested, "giveBack", "lose", "payBack"],
  refused: [...onTheWay, "refuse"],
  received: arrived,
  inspecting: [...onBench, "boards", "question"],
  approved: decided,
  repairing: [...decided, "repair", "question", "reply"],
  at_supplier: [...decided, "repair", "sendOn"],
  testing: [...decided, "repair", "test"],
  retest: [...decided, "boards", "repair", "test", "failTest"],
  ready: [...decided, ...tested],
  in_transit_out: [...decided, ...tested, "giveBack"],
  resolved: [...decided, ...tested, ...back],
  closed: [...decided, ...tested, ...back, "close"],
  closed_paid: [...paid, ...tested, ...back, "close"],
  draft_quote: [...decided, "quote"],
  sent: quoted,
  superseded: [...quoted, "question", "quote", "send"],
  quote_expired: [...quoted, "lapsed"],
  declined: [...quoted, "decline"],
  warned: [...quoted, "warned"],
  forfeiture_due: [...quoted, "unpaid"],
  forfeited: [...quoted, "unpaid", "forfeit"],
  late: [...onBench, "overdue"],
  awaiting: accepted,
  proof_uploaded: proven,
  payment_rejected: [...proven, "refusePayment"],
  paid_by_card: [...accepted, "payByCard"],
  refund_requested: [...paid, "askRefund"],
  refund_sent: [...paid, "askRefund", "approveRefund", "transfer"],
  refunded: [...paid, ...tested, ...back, "askRefund", "approveRefund", "transfer", "arrived", "close"],
  refund_parked: [...accepted, "payByCard", "askRefundByCard", "approveRefund", "park"],
  paid,
  no_fault_found: decided,
  scrap: decided,
  returned_unrepaired: [...decided, ...back, "close"],
  rejected: [...checked, "reject"],
  resolved_remotely: [...checked, "settleRemotely", "close"],
  cancelled: [...filed, "cancel"],
  expired: [...authorized, "reminded", "expired"],
  refiled: [...authorized, "reminded", "expired", "refile"],
  part_sent: [...checked, "sendPart", "sendOut", "deliver"],
  part_only: ["begin", "describe", "partOnly", "submit", "triage", "authorize", "announce", "receive", "inspect"],
  scrap_returned: [...decided, ...back, "close"],
  no_fault_returned: [...decided, ...back, "close"],
  heat_sink: onTheWay,
  doa: [...arrived, "payBack"],
  doa_replaced: [...arrived, "swap", "giveBack", "deliver", "close"],
  damaged_box: [...checked, "payBack", "approveRefund", "transfer"],
  change_of_mind: [...decided, "payBack", "approveRefund"],
  mixed: [...checked, "endEachWay"],
  wrong_item: [...checked, "reissue"],
  missing_item: [...checked, "reissue", "sendOut"],
  missing_closed: [...checked, "reissue", "sendOut", "deliver", "close"],
  transit_damage: filed,
  undelivered: [...checked, "payBack"],
  general_reissue: [...checked, "reissue"],
  unrepairable: [...decided, "reissue"],
  two_centres: [...checked, "authorizeApart"],
  refused_soaked: [...onTheWay, "refuseSoaked"],
  sent_back_unpaid: [...quoted, "month"],
};

/** Whether a story comes to a proof of payment. */
export function needsProof(story: Story): boolean {
  return courses[story.goal].includes("pay");
}

/** When a story begins, milliseconds since the epoch. */
export function filedAt(
  story: Pick<Story, "goal" | "quietDays" | "seed">,
  { now, timeZone }: { readonly now: number; readonly timeZone: string },
): number {
  const random = randomFrom(story.seed);
  const [first = now] = timesOf(random, withTalk(random, courses[story.goal]), { story, now, timeZone });
  return first;
}

/** Plays a story through the real verbs, each at its own time before `now`. Returns the claim's id. */
export async function play(
  tx: Tx,
  stage: Stage,
  story: Story,
  setting: {
    readonly now: number;
    /** The moment that the story is told as of; milliseconds since the epoch. */
    readonly began: number;
    readonly photos: readonly KeptPicture[];
    readonly proofs: readonly KeptPicture[];
  },
): Promise<string> {
  const random = randomFrom(story.seed);
  const course = withTalk(random, courses[story.goal]);
  const times = timesOf(random, course, { story, now: setting.began, timeZone: stage.seller.timeZone });
  const tale: Tale = { stage, tx, story, random, ...setting, claimId: "" };
  await recordBoards({ ...tale, now: times[0] ?? setting.now });
  for (const [index, name] of course.entries()) {
    await runClocksUntil(tale, times[index]!);
    tale.now = times[index]!;
    try {
      await steps[name].happen(tale);
    } catch (cause) {
      const [unit] = story.units;
      const which = `${unit?.model.name} ${unit?.serial}, delivered ${unit?.deliveredOn}`;
      throw new Error(`the demo's story of ${which}, meant to be ${story.goal}, stops at ${name}`, { cause });
    }
  }
  await runClocksUntil(tale, setting.now);
  return tale.claimId;
}

/** Some customers are asked for more before the return is authorised, and some ask themselves. */
function withTalk(random: Random, course: readonly StepName[]): StepName[] {
  return course.flatMap((name) => {
    if (name === "authorize" && random.chance(0.25)) return ["ask", "answer", name] as const;
    if (name === "inspect" && random.chance(0.2)) return ["question", "reply", name] as const;
    return [name];
  });
}

async function nothing(): Promise<void> {}

const minute = 60_000;
const msPerDay = 86_400_000;

/** When each step happens: in order, by day, the last one `quietDays` ago, none in the future. */
function timesOf(
  random: Random,
  course: readonly StepName[],
  { story, now, timeZone }: { story: Pick<Story, "quietDays">; now: number; timeZone: string },
): number[] {
  const gaps = course.map((name) => {
    const [low, high] = steps[name].after;
    return low + random.next() * (high - low);
  });
  const whole = gaps.reduce((sum, gap) => sum + gap, 0);
  let at = Math.round(now - (story.quietDays + 0.02 + whole) * msPerDay);
  let before = Number.NEGATIVE_INFINITY;
  return gaps.map((gap, index) => {
    at += Math.round(gap * msPerDay);
    const latest = now - (gaps.length - index) * minute;
    before = Math.min(latest, Math.max(before + 3 * minute, inOpeningHours(at, timeZone)));
    return before;
  });
}

/** The same day between eight and eighteen o'clock, spread as the whole day was. */
function inOpeningHours(at: number, timeZone: string): number {
  const midnight = startOfDay(dayAt(at, timeZone), timeZone);
  return midnight + 8 * 60 * minute + Math.round(((at - midnight) / msPerDay) * 10 * 60 * minute);
}

function step(low: number, high: number, happen: Step["happen"]): Step {
  return { after: [low, high], happen };
}
