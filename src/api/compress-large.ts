import compress from "@fastify/compress";
import type { FastifyInstance } from "fastify";

/** From how many bytes on an answer is worth the time to compress it: pages of one claim are below, a claim of hundreds of units is not. */
const large = 64 * 1024;

/** Gives replies the verb `compress`, for answers that may be large. Tables and streams go out as they are: an event must not wait in a buffer. */
export async function compressLarge(api: FastifyInstance): Promise<void> {
  await api.register(compress, { global: false, encodings: ["gzip"], threshold: large, globalDecompression: false });
}
