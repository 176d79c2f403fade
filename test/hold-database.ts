// A program of its own for src/database/launch.test.ts: launches the database of a folder, tells what happened,
// and stops on SIGINT. Arguments: the folder, and `server` or `visitor`.
import { LaunchFailure } from "../src/database/failure.ts";
import { launchDatabase } from "../src/database/launch.ts";

const [dataFolder = "", as = "server"] = process.argv.slice(2);
try {
  const database = await launchDatabase({
    dataFolder,
    as: as === "visitor" ? "visitor" : "server",
    log: (line) => console.log(line),
    onLost: (failure) => {
      console.log(`lost: ${failure.message}`);
      process.exit(1);
    },
  });
  const awake = setInterval(() => {}, 60_000);
  process.once("SIGINT", () => {
    clearInterval(awake);
    void database.stop().then(() => console.log("stopped"));
  });
  console.log(`${database.how} ${database.url}`);
} catch (error) {
  console.log(error instanceof LaunchFailure ? `refused: ${error.message}` : String(error));
  process.exitCode = 1;
}
