import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import type { AppDeps } from "./deps.ts";

/** `/healthz`: the process answers. `/readyz`: the database answers as well; 503 while it does not, or while ending. */
export function registerHealth(app: FastifyInstance, { db }: AppDeps): void {
  let ending = false;
  app.addHook("preClose", async () => {
    ending = true;
  });
  app.get("/healthz", async () => ({ status: "ok" }));
  app.get("/readyz", async (request, reply) => {
    try {
      if (ending) throw new Error("the server is ending");
      await sql`select 1`.execute(db);
      return { status: "ready" };
    } catch (error) {
      request.log.warn({ err: error }, "not ready");
      return reply.code(503).header("retry-after", "5").send({ status: "not_ready" });
    }
  });
}
