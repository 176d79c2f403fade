import type { Jobs } from "../database/queues.ts";
import {
  carrierKeyRefused,
  carrierRests,
  noAnswer,
  parcelsToAsk,
  putOff,
  type Question,
  TrackingBusy,
  TrackingKeyRefused,
  type TrackingProvider,
  takeNews,
} from "../domain/tracking/index.ts";
import type { JobDeps } from "./deps.ts";
import { within } from "./within.ts";

/** Until when providers are let be; a refused key is looked at again when somebody enters another. */
type Resting = Map<TrackingProvider, number>;

const aDay = 86_400_000;

/**
 * Asks about a seller's parcels under way whose turn it is, for up to twenty seconds; the rest waits for the next request. A parcel that is being asked
 * about is taken, so that two runs at once never ask twice, and what was learned twice is written down once.
 */
export async function trackParcels(deps: JobDeps, { sellerId }: Jobs["trackParcels"]): Promise<void> {
  const began = performance.now();
  const resting: Resting = new Map();
  while (performance.now() - began < 20_000) {
    const questions = await within(deps, sellerId, (context) => parcelsToAsk(context, deps.carriers));
    if (questions.length === 0) return;
    for (const question of questions) {
      const until = resting.get(question.port.provider);
      if (until === undefined) await ask(deps, sellerId, { question, resting });
      else await within(deps, sellerId, (context) => putOff(context, question.id, until));
    }
  }
}

async function ask(
  deps: JobDeps,
  sellerId: string,
  { question: { port, key, ...parcel }, resting }: { readonly question: Question; readonly resting: Resting },
): Promise<void> {
  const { provider } = port;
  try {
    const news = await port.track(key, parcel);
    await within(deps, sellerId, (context) => takeNews(context, parcel.id, { provider, news }));
  } catch (error) {
    const busy = error instanceof TrackingBusy;
    if (busy || error instanceof TrackingKeyRefused) {
      const until = deps.now() + (busy ? error.seconds * 1000 : aDay);
      resting.set(provider, until);
      await within(deps, sellerId, async (context) => {
        if (busy) await carrierRests(context, provider, error.seconds);
        else await carrierKeyRefused(context, provider);
        await putOff(context, parcel.id, until);
      });
      return;
    }
    await within(deps, sellerId, (context) => noAnswer(context, parcel.id));
    deps.log.error({ err: error, parcelId: parcel.id, provider }, "a carrier does not answer; it is asked again");
  }
}
