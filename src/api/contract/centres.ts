import { z } from "zod";
import type { Operations } from "./operation.ts";
import { abilities, address, country, id } from "./shapes.ts";

const category = z.enum(["miner", "hash_board", "control_board", "power_supply", "mini_pc", "accessory", "general"]);
const work = z.enum(["diagnosis", "repair", "board_repair", "cleaning", "firmware"]);
const language = z
  .string()
  .regex(/^[a-z]{2,3}$/)
  .describe("ISO 639");
const word = z.string().trim().min(1).max(100);
const skill = z.strictObject({
  category,
  works: z.array(work).min(1).max(5),
  models: z.array(word).max(50).default([]).describe("Names of models; none: all of the kind"),
});
const latitude = z.number().min(-90).max(90);
const longitude = z.number().min(-180).max(180);
const coordinates = z.strictObject({ latitude, longitude }).describe("Degrees, WGS 84");

/** What a centre says of itself, as it is sent. */
export const profileBody = {
  name: z.string().trim().min(1).max(200),
  address,
  about: z.string().trim().max(4000).default(""),
  skills: z.array(skill).max(7).default([]),
  capacity: z.number().int().min(1).max(100_000).nullable().default(null).describe("Open units at once"),
  languages: z.array(language).max(20).default([]),
  carriers: z.array(word).max(20).default([]),
  coordinates: coordinates.nullable().default(null),
  email: z.email().max(200).nullable().default(null).describe("Where customers write to"),
};

/** The same, as it is told. */
export const profileShape = {
  name: z.string(),
  address,
  about: z.string(),
  skills: z.array(
    z.object({
      category,
      categoryText: z.string(),
      works: z.array(z.object({ key: work, text: z.string() })),
      models: z.array(z.string()),
    }),
  ),
  languages: z.array(z.string()),
  carriers: z.array(z.string()),
  coordinates: z.object({ latitude, longitude }).nullable(),
  email: z.string().nullable(),
};
/** A picture with where it is had. */
export const photo = z.object({ id, fileName: z.string(), url: z.string(), smallUrl: z.string() });
const centreBody = z.strictObject({
  ...profileBody,
  listed: z.boolean().default(false).describe("In the public directory"),
  accepting: z.boolean().default(true).describe("Whether new claims are sent here"),
});
const centre = z.object({
  id,
  ...profileShape,
  capacity: z.number().int().nullable(),
  listed: z.boolean(),
  accepting: z.boolean(),
  open: z.number().int().describe("Units that are to come here, or are here"),
  photos: z.array(photo),
  etag: z.string(),
  abilities,
});

/** A place by its degrees: `52.37,4.9`. */
const place = z
  .string()
  .regex(/^-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?$/)
  .transform((text) => {
    const [first = 0, second = 0] = text.split(",").map(Number);
    return { latitude: first, longitude: second };
  })
  .pipe(z.object({ latitude, longitude }))
  .describe("Latitude and longitude, as 52.37,4.9");

/** Service centres: the seller's own register, and what anybody sees of it. */
export const centreOperations = {
  "GET /v1/sellers/{seller}/centres": {
    summary: "Service centres with what they can do and how busy they are; a centre's own people see theirs",
    action: "centre.read",
    answer: z.object({ items: z.array(centre), abilities }),
  },
  "POST /v1/sellers/{seller}/centres": {
    summary: "Adds a service centre, to which customers send units",
    action: "centre.add",
    creates: true,
    body: centreBody,
    answer: centre,
    status: 201,
  },
  "PATCH /v1/sellers/{seller}/centres/{centre}": {
    summary: "Changes what a centre says of itself; whether it is listed is for the seller alone",
    action: "centre.edit",
    edits: true,
    body: centreBody,
    answer: centre,
  },
  "POST /v1/sellers/{seller}/centres/{centre}/photos": {
    summary: "Keeps a finished upload (tus, /v1/uploads) as a picture of the centre",
    action: "centre.edit",
    creates: true,
    body: z.strictObject({ uploadId: z.string().min(1).max(200), fileName: z.string().trim().min(1).max(200) }),
    answer: photo,
    status: 201,
  },
  "DELETE /v1/sellers/{seller}/centres/{centre}/photos/{photo}": {
    summary: "Takes a picture off a centre",
    action: "centre.edit",
    answer: z.object({ id }),
  },
  "GET /v1/sellers/{seller}/centre-photos/{photo}": {
    summary: "A picture of a centre; of one that is listed anybody sees it",
    action: "directory.read",
    query: z.object({ size: z.enum(["small", "full"]).default("full") }),
    answer: z.any().describe("The bytes, under their own media type"),
    answers: "application/octet-stream",
  },
  "GET /v1/sellers/{seller}/repair-centres": {
    summary: "The public directory: listed centres, the nearest first where a place is named",
    action: "directory.read",
    query: z.object({
      category: category.optional(),
      work: work.optional(),
      country: country.optional(),
      language: language.optional(),
      near: place.optional(),
      city: z.string().trim().max(100).optional().describe("With `in`: distances from that city's middle"),
      in: country.optional().describe("Distances from the middle of this country, or of `city` in it"),
    }),
    answer: z.object({
      items: z.array(
        z.object({
          id,
          ...profileShape,
          photos: z.array(photo),
          distance: z.number().int().nullable().describe("Kilometres as the crow flies; null where unknown"),
        }),
      ),
      countries: z.array(z.string()),
      languages: z.array(z.string()),
      categories: z.array(z.object({ key: category, text: z.string() })),
      works: z.array(z.object({ key: work, text: z.string() })),
      from: z
        .object({ latitude, longitude, by: z.enum(["place", "city", "country"]) })
        .nullable()
        .describe("From where distances are told"),
    }),
  },
  "GET /v1/sellers/{seller}/place": {
    summary: "Where a city is, or else the middle of its country; nobody outside is asked",
    action: "directory.read",
    query: z.object({ country, city: z.string().trim().max(100).optional() }),
    answer: z.object({ place: z.object({ latitude, longitude, by: z.enum(["city", "country"]) }).nullable() }),
  },
} as const satisfies Operations;
