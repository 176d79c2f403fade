import type { Locale, Text } from "../core/locale.ts";
import type { ClaimStatus, Custody, Work } from "../domain/claims/lifecycle.ts";
import { type CourseKey, courseKeys, courseText, deliveredText, resolvedRemotelyText } from "./texts/course.ts";

/** What of a line and its claim tells how far it has come; a day is null until that step is done. */
export interface CourseFacts {
  readonly status: ClaimStatus;
  readonly custody: Custody;
  readonly work: Work;
  /** The newest quote is wanted or made: the way has the step of quote and payment. */
  readonly charged: boolean;
  /** It was decided to end otherwise than by a repair. */
  readonly settled: boolean;
  /** It ends without coming in: nothing is authorised, inspected or repaired. */
  readonly afar: boolean;
  /** The claim was resolved without anything being sent in. */
  readonly remote: boolean;
  readonly days: Readonly<Record<CourseKey, string | null>>;
  /** The day the claim ended, for a claim that was resolved from afar. */
  readonly endedOn: string | null;
}

/** One step as the contract gives it. */
export interface CourseStep {
  readonly key: string;
  readonly label: string;
  readonly state: "done" | "now" | "later" | "stopped";
  readonly on: string | null;
}

/** The line's way in five to seven steps (two where it ends without coming in); one is `now` until the way has ended. */
export function courseOf(line: CourseFacts, locale: Locale): CourseStep[] {
  if (line.remote) return remoteCourse(line, locale);
  const keys = courseKeys.filter((key) => isOnTheWay(line, key));
  const now = reached(line);
  const over = now === "none";
  const at = over ? keys.length : keys.indexOf(now);
  const here = hasStopped(line) ? "stopped" : "now";
  return keys.map((key, index) => {
    const state = over || index < at ? "done" : index === at ? here : "later";
    return { key, label: labelOf(line, key)[locale], state, on: state === "done" ? line.days[key] : null };
  });
}

function remoteCourse(line: CourseFacts, locale: Locale): CourseStep[] {
  return [
    { key: "filed", label: courseText.filed[locale], state: "done", on: line.days.filed },
    { key: "resolved", label: resolvedRemotelyText[locale], state: "done", on: line.endedOn },
  ];
}

function labelOf({ settled, work }: CourseFacts, key: CourseKey): Text {
  return key === "returned" && settled && work === "replaced" ? deliveredText : courseText[key];
}

/** A free repair has no quote; a unit that goes back as it came is not repaired. */
function isOnTheWay(line: CourseFacts, key: CourseKey): boolean {
  if (line.settled) return isOnTheSettledWay(line, key);
  if (line.afar) return key === "filed" || key === "settled";
  if (key === "settled") return false;
  if (key === "quoted") return line.charged || line.work === "quoted";
  if (key === "repaired") return !unrepaired.includes(line.work);
  return true;
}

/** Only what was done before it was decided, the decision, and the parcel where one goes out. */
function isOnTheSettledWay(line: CourseFacts, key: CourseKey): boolean {
  if (key === "filed" || key === "settled") return true;
  if (key === "repaired") return false;
  if (key === "returned")
    return line.work === "replaced" || (line.work !== "refunded" && line.custody !== "with_customer");
  return line.days[key] !== null;
}

const unrepaired: readonly Work[] = ["no_fault_found", "returned_unrepaired", "scrap"];

/** The step that is at hand, or `none` where all are done. */
function reached(line: CourseFacts): CourseKey | "none" {
  if (line.custody === "delivered") return "none";
  if (line.settled) return isOnTheSettledWay(line, "returned") ? "returned" : "none";
  if (line.days.filed === null) return "filed";
  if (line.afar) return "settled";
  if (line.days.authorized === null) return "authorized";
  if (line.work === "waiting") return "received";
  if (line.custody === "in_transit_out" || line.custody === "lost" || line.custody === "forfeited") return "returned";
  return reachedAtTheCentre(line);
}

function reachedAtTheCentre(line: CourseFacts): CourseKey {
  switch (line.work) {
    case "waiting":
    case "received":
      return "inspected";
    case "inspecting":
      return line.charged && line.days.inspected !== null ? "quoted" : "inspected";
    case "quoted":
      return "quoted";
    case "approved":
      return line.charged && line.days.quoted === null ? "quoted" : "repaired";
    case "repairing":
    case "testing":
      return "repaired";
    case "ready":
    case "scrap":
    case "no_fault_found":
    case "replaced":
    case "returned_unrepaired":
    case "refunded":
      return "returned";
  }
}

function hasStopped(line: CourseFacts): boolean {
  return (
    line.status === "rejected" ||
    line.status === "cancelled" ||
    line.status === "expired" ||
    line.custody === "refused" ||
    line.custody === "lost" ||
    line.custody === "forfeited"
  );
}
