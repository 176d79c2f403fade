import { z } from "zod";
import { paperNames } from "../../domain/papers/index.ts";
import type { Operations } from "./operation.ts";
import { ability, id, locale } from "./shapes.ts";

const paperName = z.enum(paperNames);

export const paperOperations = {
  "GET /v1/sellers/{seller}/claims/{claim}/papers": {
    summary: "The papers of a claim: those there are, with their address, and those that are not yet, with the reason",
    action: "paper.read",
    answer: z.object({
      items: z.array(
        z.object({
          paper: paperName,
          title: z.string(),
          line: z
            .object({ id, position: z.number().int(), serial: z.string() })
            .nullable()
            .describe("The unit it is about; null for papers of the claim, and where no unit has one yet"),
          fileName: z.string(),
          url: z.string().describe("Also takes ?locale=en|es|zh"),
          ability,
        }),
      ),
    }),
  },
  "GET /v1/sellers/{seller}/claims/{claim}/papers/{paper}": {
    summary: "One paper as a tagged PDF, in the reader's language or the one asked for",
    action: "paper.read",
    query: z.object({
      line: id.optional().describe("About this unit; without it the first that has the paper, or all it concerns"),
      locale: locale.optional(),
      value: z.string().max(40).optional().describe("Always refused: customs papers state the true value only"),
    }),
    answer: z.any().describe("The PDF's bytes"),
    answers: "application/pdf",
    perMinute: 60,
  },
} as const satisfies Operations;
