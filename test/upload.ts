import type { ClaimApi, Client } from "./claim-api.ts";

const tus = { "tus-resumable": "1.0.0" };

/** Sends a file's bytes the way browsers do (tus), in one piece; returns the finished upload's id. */
export async function uploaded(api: ClaimApi, by: Client, bytes: Buffer): Promise<string> {
  const headers = { cookie: `person=${by.id}`, ...tus };
  const begun = await api.app.inject({
    method: "POST",
    url: "/v1/uploads",
    headers: { ...headers, "upload-length": String(bytes.length) },
  });
  const url = String(begun.headers["location"]);
  const sent = await api.app.inject({
    method: "PATCH",
    url,
    headers: { ...headers, "content-type": "application/offset+octet-stream", "upload-offset": "0" },
    payload: bytes,
  });
  if (sent.statusCode !== 204) throw new Error(`the upload was refused: ${begun.body} ${sent.body}`);
  return url.split("/").at(-1) ?? "";
}
