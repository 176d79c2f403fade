import { randomUUID } from "node:crypto";
import Fastify, { type FastifyInstance, LogController } from "fastify";
import { Refusal } from "../core/refusal.ts";
import { readBodies } from "./bodies.ts";
import { compressLarge } from "./compress-large.ts";
import type { Key } from "./contract/index.ts";
import type { AppDeps } from "./deps.ts";
import type { Handlers } from "./handler.ts";
import { handlers as everyHandler } from "./handlers.ts";
import { registerHealth } from "./health.ts";
import { limitRequests } from "./limits.ts";
import { openApiDocument } from "./openapi.ts";
import { servePages } from "./pages.ts";
import { answerProblem } from "./problem.ts";
import { logRequests } from "./request-log.ts";
import { registerOperations } from "./route.ts";
import { secureHeaders } from "./secure-headers.ts";
import { registerUploads } from "./uploads.ts";

export type { AppDeps } from "./deps.ts";

/**
 * The HTTP server, not yet listening: API, pages, health and the API's own description. `close()` answers what is under
 * way, refuses what is new, and then ends. Throws where a row of the contract has no handler.
 */
export async function buildApp(deps: AppDeps, handlers: Handlers<Key> = everyHandler): Promise<FastifyInstance> {
  const app = Fastify({
    logger: deps.logger ?? false,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: deps.trustProxy ?? false,
    bodyLimit: 1_048_576,
    forceCloseConnections: "idle",
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
    // Addresses that no route can be looked up for.
    frameworkErrors: (error, request, reply) => void answerProblem(error, request, reply, deps.policies),
  });
  app.setErrorHandler((error, request, reply) => answerProblem(error, request, reply, deps.policies));
  app.setNotFoundHandler(() => {
    throw new Refusal("not_found");
  });
  logRequests(app);
  await secureHeaders(app, deps.publicUrl);
  registerHealth(app, deps);
  // A stream of changes would keep the server from closing for minutes.
  app.addHook("preClose", async () => deps.changes.end());
  // Made for the first who asks for it, since it takes longer than all the rest here.
  let document: ReturnType<typeof openApiDocument> | undefined;
  app.get("/openapi.json", () => (document ??= openApiDocument(deps.publicUrl)));
  await app.register(async (api) => {
    await limitRequests(api, deps.rateFactor ?? 1);
    await compressLarge(api);
    readBodies(api);
    registerOperations(api, deps, handlers);
  });
  await app.register(async (uploads) => {
    await limitRequests(uploads, deps.rateFactor ?? 1);
    await registerUploads(uploads, deps);
  });
  if (deps.webRoot) await servePages(app, deps.webRoot);
  return app;
}
