type Json = Record<string, unknown>;

const version: Json = {
  name: "Tus-Resumable",
  in: "header",
  required: true,
  schema: { const: "1.0.0" },
};
const security = [{ session: [] }, { apiKey: [] }, { guest: [] }];
const failures = {
  401: { $ref: "#/components/responses/Problem401" },
  403: { $ref: "#/components/responses/Problem403" },
  404: { $ref: "#/components/responses/Problem404" },
  429: { $ref: "#/components/responses/Problem429" },
  500: { $ref: "#/components/responses/Problem500" },
  503: { $ref: "#/components/responses/Problem503" },
};
/** An answer to HEAD has no body. */
const bare = {
  400: "Malformed",
  401: "Nobody is known",
  403: "Not theirs",
  404: "No such upload of the caller",
  410: "Its time is over",
  429: "Too many requests",
  500: "A fault of ours",
  503: "Not now",
};
const upload: Json = { name: "upload", in: "path", required: true, schema: { type: "string" } };
const integer = { schema: { type: "integer" } };

/** Uploads speak tus 1.0.0 (https://tus.io/protocols/resumable-upload), which answers in headers. */
export const uploadPaths: Readonly<Record<string, Json>> = {
  "/v1/uploads": {
    post: {
      operationId: "postUploads",
      summary: "Begins a resumable upload (tus); a finished one is kept with a claim by its attachments",
      tags: ["uploads"],
      security,
      parameters: [
        version,
        { name: "Upload-Length", in: "header", required: true, schema: { type: "integer", maximum: 524_288_000 } },
        { name: "Upload-Metadata", in: "header", required: false, schema: { type: "string" } },
        {
          name: "X-Seller",
          in: "header",
          required: false,
          description: "Slug of the seller, needed with an API key or a guest's link",
          schema: { type: "string" },
        },
      ],
      responses: {
        201: { description: "Begun", headers: { Location: { schema: { type: "string" } } } },
        400: { $ref: "#/components/responses/Problem400" },
        412: { $ref: "#/components/responses/Problem412" },
        413: { $ref: "#/components/responses/Problem413" },
        ...failures,
      },
    },
  },
  "/v1/uploads/{upload}": {
    head: {
      operationId: "headUploadsUpload",
      summary: "How much of an upload is here",
      tags: ["uploads"],
      security,
      parameters: [upload, version],
      responses: {
        200: { description: "Present", headers: { "Upload-Offset": integer, "Upload-Length": integer } },
        ...Object.fromEntries(Object.entries(bare).map(([status, description]) => [status, { description }])),
      },
    },
    patch: {
      operationId: "patchUploadsUpload",
      summary: "Adds bytes at the end",
      tags: ["uploads"],
      security,
      parameters: [upload, version, { name: "Upload-Offset", in: "header", required: true, ...integer }],
      requestBody: {
        required: true,
        content: { "application/offset+octet-stream": { schema: { type: "string", format: "binary" } } },
      },
      responses: {
        204: { description: "Taken", headers: { "Upload-Offset": integer } },
        400: { $ref: "#/components/responses/Problem400" },
        409: { $ref: "#/components/responses/Problem409" },
        410: { $ref: "#/components/responses/Problem410" },
        415: { $ref: "#/components/responses/Problem415" },
        ...failures,
      },
    },
    delete: {
      operationId: "deleteUploadsUpload",
      summary: "Gives an upload up",
      tags: ["uploads"],
      security,
      parameters: [upload, version],
      responses: { 204: { description: "Gone" }, ...failures },
    },
  },
};
