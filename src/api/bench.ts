import { benchCentres, benchLines } from "../domain/claims/index.ts";
import type { Handlers } from "./handler.ts";
import { stepOf } from "./step.ts";
import { stateText } from "./texts/state.ts";
import type { StepKey } from "./texts/steps.ts";

const atMost = 200;
const benchSteps: readonly StepKey[] = ["inspect", "complete_inspection", "repair", "test"];

/** The queue of the bench. */
export const benchHandlers: Handlers<"GET /v1/sellers/{seller}/bench"> = {
  "GET /v1/sellers/{seller}/bench": ({ run, query, locale }) =>
    run(async (context) => {
      const lines = await benchLines(context, { ...query, mine: query.mine === "true" }, atMost + 1);
      // An accepted quote that is not paid yet waits for the customer, not for the bench.
      const waiting = lines.slice(0, atMost).filter((line) => benchSteps.includes(stepOf(line)));
      return {
        centres: await benchCentres(context),
        more: lines.length > atMost,
        items: waiting.map(({ claimId, claimNumber, lineId, serial, model, customer, custody, work, ...rest }) => ({
          claimId,
          claimNumber,
          lineId,
          serial,
          model,
          customer,
          custody,
          work,
          stateText: stateText(custody, work, locale),
          since: rest.since.toISOString(),
          technician: rest.technician,
        })),
      };
    }),
};
