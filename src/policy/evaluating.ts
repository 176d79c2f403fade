/** The clause whose rule is being evaluated, so that an error can name it; deciding never waits, so one place serves. */
export const evaluating = { clause: "" };
