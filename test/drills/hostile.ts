import { connect } from "../../src/database/connect.ts";
import { migrate } from "../../src/database/migrate.ts";
import { openClaimStory } from "../claim-story.ts";
import { throwAwayCluster } from "../cluster.ts";
import { openDoors } from "../hostile-doors.ts";
import { hostile, photo } from "../hostile-files.ts";

/** How long a file that nobody who means well sends may keep its sender waiting for the no. */
const bar = 2_000;

/**
 * Sends every hostile file through every operation that takes bytes, and prints by kind how long the slowest answer took, also as a multiple of
 * what a sound photo takes in the same run: a slow machine is slow for both.
 */
export async function hostileDrill(): Promise<boolean> {
  await using ending = new AsyncDisposableStack();
  const cluster = await throwAwayCluster();
  ending.defer(() => cluster.stop());
  await migrate(cluster.url, "migrations");
  const db = connect(cluster.url, { max: 8 });
  const story = await openClaimStory({ db, url: cluster.url, close: () => db.destroy() });
  ending.defer(() => story.api.close());
  const doors = await openDoors(story);
  const keep = doors.get("POST /v1/sellers/{seller}/claims/{claim}/attachments");
  if (!keep) throw new Error("nobody keeps photos");
  const times: number[] = [];
  while (times.length < 9) times.push(await timed(() => keep(photo)));
  const sound = median(times);
  console.log(`a sound photo is kept in ${sound.toFixed(0)} ms\n`);
  console.log(`${"kind".padEnd(48)}${"slowest".padStart(9)}${"× sound".padStart(9)}  at`);
  let slowest = 0;
  let faults = 0;
  const tell = (what: string, longest: number, where: string) => {
    slowest = Math.max(slowest, longest);
    const cells = [`${longest.toFixed(0)} ms`.padStart(9), (longest / sound).toFixed(1).padStart(9)];
    console.log(`${what.padEnd(48)}${cells.join("")}  ${where}`);
  };
  const huge = await timed(async () => {
    const headers = { cookie: `person=${story.ana.id}`, "tus-resumable": "1.0.0", "upload-length": `${4 * 1024 ** 3}` };
    const { statusCode } = await story.api.app.inject({ method: "POST", url: "/v1/uploads", headers });
    if (statusCode !== 413) faults += 1;
  });
  tell("four gigabytes", huge, "uploads");
  for (const { what, bytes } of hostile) {
    const sent = bytes();
    let [longest, where] = [0, ""];
    for (const [name, door] of doors) {
      let status = 0;
      const took = await timed(async () => {
        ({ status } = await door(sent));
      });
      if (status >= 500) faults += 1;
      if (took > longest) [longest, where] = [took, name.replace(/^.*\{seller\}\//, "")];
    }
    tell(what, longest, where);
  }
  console.log(
    `\n${hostile.length + 1} kinds through ${doors.size} doors: ${faults} answered with a fault of the server; ` +
      `the slowest answer took ${slowest.toFixed(0)} ms of ${bar}`,
  );
  return faults === 0 && slowest <= bar;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
}
