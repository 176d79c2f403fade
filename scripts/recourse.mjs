// `npm run recourse`: the command line. Nothing of it is compiled a second time, since that is told to Node before the first file is read.
import { enableCompileCache } from "node:module";

enableCompileCache();
await import("../src/main/cli.ts");
