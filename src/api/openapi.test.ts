import { expect, test } from "vitest";
import { operations } from "./contract/index.ts";
import type { Operation } from "./contract/operation.ts";
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

test("whatever creates takes an Idempotency-Key, save what is known to come twice as once", () => {
  const known = [
    // Refused where somebody was first.
    "POST /v1/installation",
    // A row that is there already is left alone.
    "POST /v1/sellers/{seller}/unit-imports",
    "POST /v1/sellers/{seller}/shop-order-imports",
    "POST /v1/sellers/{seller}/product-imports",
    // Counts for nothing until confirmed, and its token is a secret that no answer is kept of; a notice confirmed again is the same.
    "POST /v1/sellers/{seller}/withdrawals",
    "POST /v1/sellers/{seller}/withdrawals/{withdrawal}/confirmation",
  ];
  const creating = Object.entries<Operation>(operations).filter(([, { status }]) => status === 201);
  expect(creating.length).toBeGreaterThan(50);
  expect(creating.flatMap(([key, { creates }]) => (creates ? [] : [key])).toSorted()).toEqual(known.toSorted());
  for (const [key] of creating.filter(([, { creates }]) => creates)) {
    const [method = "", path = ""] = key.split(" ");
    expect(JSON.stringify(document.paths[path]?.[method.toLowerCase()]), key).toMatch(/idempotency-?key/i);
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
