import { z } from "zod";
import { orderPaperNames, paperNames } from "../../domain/papers/index.ts";
import type { Operations } from "./operation.ts";
import { abilities, ability, address, id, locale } from "./shapes.ts";

const paperName = z.enum(paperNames);

const orderPaper = z.object({
  paper: z.enum(orderPaperNames),
  title: z.string(),
  line: z
    .object({ id, position: z.number().int(), serial: z.string() })
    .nullable()
    .describe("The parcel it is about, with its tamper mark; null for papers of the order, and where none is packed"),
  fileName: z.string(),
  url: z.string().describe("Also takes ?locale=en|es|zh"),
  ability,
});

const invoiceSettings = z.object({
  legalName: z.string(),
  address: address.nullable(),
  taxId: z.string(),
  note: z.string().describe("At the foot of invoices"),
  etag: z.string(),
  abilities,
});

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
          centre: z
            .object({ id, name: z.string() })
            .nullable()
            .describe("Whose parcel it is about, where units of the claim go to different centres"),
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
      centre: id.optional().describe("About the units for this centre; without it the first whose paper is there"),
      locale: locale.optional(),
      value: z.string().max(40).optional().describe("Always refused: customs papers state the true value only"),
    }),
    answer: z.any().describe("The PDF's bytes"),
    answers: "application/pdf",
    perMinute: 60,
  },
  "GET /v1/sellers/{seller}/orders/{order}/papers": {
    summary: "The papers of an order: proforma invoice, and of each parcel invoice and packing list",
    action: "paper.read",
    answer: z.object({ items: z.array(orderPaper) }),
  },
  "GET /v1/sellers/{seller}/orders/{order}/papers/{paper}": {
    summary: "One paper of an order as a tagged PDF, in the reader's language or the one asked for",
    action: "paper.read",
    query: z.object({
      package: id.optional().describe("Of this parcel; without it the first"),
      proforma: z
        .string()
        .max(40)
        .optional()
        .describe("The proforma invoice of this number; without it the one in force"),
      locale: locale.optional(),
      value: z.string().max(40).optional().describe("Always refused: customs papers state the price paid only"),
    }),
    answer: z.any().describe("The PDF's bytes"),
    answers: "application/pdf",
    perMinute: 60,
  },
  "GET /v1/sellers/{seller}/invoice-settings": {
    summary: "Who the seller is on its invoices",
    action: "paymentSettings.read",
    answer: invoiceSettings,
  },
  "PUT /v1/sellers/{seller}/invoice-settings": {
    summary: "Changes who the seller is on its invoices; those that were issued keep what they say",
    action: "paymentSettings.edit",
    edits: true,
    body: z.strictObject({
      legalName: z.string().trim().min(1).max(200),
      address: address.nullable(),
      taxId: z.string().trim().max(50).default(""),
      note: z.string().trim().max(1000).default(""),
    }),
    answer: invoiceSettings,
  },
} as const satisfies Operations;
