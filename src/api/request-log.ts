import type { FastifyInstance } from "fastify";

/** One line for each request. Without the query: it may hold the token of a link. */
export function logRequests(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
  });
  app.addHook("onResponse", async (request, reply) => {
    const { method, routeOptions } = request;
    const path = request.url.split("?", 1)[0];
    request.log.info(
      { method, path, route: routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      "request",
    );
  });
}
