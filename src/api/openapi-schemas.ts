import { z } from "zod";
import { person } from "./contract/auth.ts";
import * as claims from "./contract/claims.ts";
import { deadline } from "./contract/deadline.ts";
import { decision, question, verdictCard } from "./contract/decision.ts";
import { order } from "./contract/orders.ts";
import { product } from "./contract/products.ts";
import { refund } from "./contract/refund.ts";
import { customerCard, sellerCard } from "./contract/sellers.ts";
import { ability, address, clause, money, problem } from "./contract/shapes.ts";
import { importReport, importRow, unitRow } from "./contract/units.ts";

type Json = Record<string, unknown>;

/** The shapes that have a name of their own in the description, and their JSON Schemas as they come to be needed. */
export interface NamedSchemas {
  readonly names: z.core.$ZodRegistry<{ id: string }>;
  readonly components: Record<string, Json>;
}

/** Names the shapes that many answers share; the problem is always there. */
export function namedSchemas(): NamedSchemas {
  const names = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) names.add(schema, { id });
  const schemas = { names, components: {} };
  schemaOf(problem, "output", schemas);
  return schemas;
}

/** A zod schema as JSON Schema 2020-12, named shapes by reference. What is sent and what is answered may differ, by defaults. */
export function schemaOf(schema: z.ZodType, io: "input" | "output", { names, components }: NamedSchemas): Json {
  const {
    $schema: _,
    $defs = {},
    ...made
  } = z.toJSONSchema(schema, {
    io,
    metadata: names,
    unrepresentable: "any",
    target: "draft-2020-12",
  }) as Json & { $defs?: Record<string, Json> };
  const suffix = io === "input" ? "Input" : "";
  for (const [name, definition] of Object.entries($defs)) components[name + suffix] = relocated(definition, suffix);
  return relocated(made, suffix);
}

/** References and ids of `$defs` as references into the document. */
function relocated(schema: Json, suffix: string): Json {
  const { id: _, ...rest } = JSON.parse(
    JSON.stringify(schema).replaceAll(/"#\/\$defs\/(\w+)"/g, `"#/components/schemas/$1${suffix}"`),
  ) as Json;
  return rest;
}

const named: Readonly<Record<string, z.ZodType>> = {
  Problem: problem,
  Clause: clause,
  Money: money,
  Address: address,
  Ability: ability,
  Order: order,
  Product: product,
  Refund: refund,
  Person: person,
  Decision: decision,
  Question: question,
  VerdictCard: verdictCard,
  SellerCard: sellerCard,
  CustomerCard: customerCard,
  UnitRow: unitRow,
  ImportRow: importRow,
  ImportReport: importReport,
  Attachment: claims.attachment,
  Deadline: deadline,
  Quote: claims.quote,
  Inspection: claims.inspection,
  RepairOrder: claims.repairOrder,
  CourseStep: claims.courseStep,
  ClaimLine: claims.claimLine,
  Parcel: claims.parcel,
  TimelineEntry: claims.timelineEntry,
  ClaimRow: claims.claimRow,
  Claim: claims.claim,
};
