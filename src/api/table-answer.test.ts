import Fastify from "fastify";
import { expect, test } from "vitest";
import { Refusal } from "../core/refusal.ts";
import { csvAnswer, pagesOfRows } from "./table-answer.ts";

const pages: Readonly<Record<string, { rows: string[][]; next: string | null }>> = {
  first: { rows: [["1"], ["2"]], next: "second" },
  second: { rows: [["=3"]], next: null },
};

async function pageAt(cursor = "first") {
  const page = pages[cursor];
  if (!page) throw new Refusal("not_found");
  return page;
}

test("a table has its heading and every page's rows, each page read when it is its turn", async () => {
  const read: (string | undefined)[] = [];
  const table = await pagesOfRows(["n"], (cursor) => {
    read.push(cursor);
    return pageAt(cursor);
  });
  expect(read).toEqual([undefined]);
  expect(await Array.fromAsync(csvAnswer("numbers", table).bytes as AsyncIterable<string>)).toEqual([
    "\ufeff",
    "n\r\n",
    "1\r\n",
    "2\r\n",
    "'=3\r\n",
  ]);
  expect(read).toEqual([undefined, "second"]);
});

test("what is refused on the first page is answered as a refusal, before anything is sent", async () => {
  const app = Fastify();
  app.get("/table", async (_, reply) => {
    const answer = csvAnswer("none", await pagesOfRows(["n"], () => pageAt("nowhere")));
    return reply.headers(answer.headers).send(answer.bytes);
  });
  app.setErrorHandler((error, _, reply) => reply.code(error instanceof Refusal ? 404 : 500).send());
  const { statusCode, headers, body } = await app.inject("/table");
  expect({ statusCode, disposition: headers["content-disposition"], body }).toEqual({ statusCode: 404, body: "" });
  await app.close();
});
