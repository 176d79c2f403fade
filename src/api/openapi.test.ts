import { expect, test } from "vitest";
import { operations } from "./contract/index.ts";
import { openApiDocument } from "./openapi.ts";

type Json = Record<string, unknown>;
const document = openApiDocument("https://service.example.com") as { paths: Record<string, Json>; components: Json };

test("describes every operation of the contract, each under a name of its own", () => {
  const ids = new Set<string>();
  for (const key of Object.keys(operations)) {
    const [method = "", path = ""] = key.split(" ");
    const operation = document.paths[path]?.[method.toLowerCase()] as { operationId: string } | undefined;
    expect(operation, key).toBeDefined();
    ids.add(operation?.operationId ?? "");
  }
  expect(ids.size).toBe(Object.keys(operations).length);
});

test("every answer and every error has a type", () => {
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item) as [string, { responses: Record<string, Json> }][]) {
      const successes = Object.entries(operation.responses).filter(([status]) => Number(status) < 300);
      for (const [status, answer] of successes) {
        if (status === "204" || path.startsWith("/v1/uploads")) continue;
        expect(answer["content"], `${method} ${path}`).toBeDefined();
      }
      if (path.startsWith("/v1/")) expect(Object.keys(operation.responses).length, path).toBeGreaterThan(1);
    }
  }
});

test("every reference leads somewhere", () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path as string);
  expect(references.length).toBeGreaterThan(100);
  for (const reference of new Set(references)) {
    const found = reference.split("/").reduce<unknown>((at, step) => (at as Json | undefined)?.[step], document);
    expect(found, reference).toBeDefined();
  }
});

test("shapes that many answers share stand there once", () => {
  expect(JSON.stringify(document).length).toBeLessThan(850_000);
  expect((document.components["schemas"] as Json)["Claim"]).toMatchObject({ type: "object" });
});
