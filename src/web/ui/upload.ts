import { identityHeaders, Problem } from "../client.ts";

/** An upload on its way: `abort` stops it and keeps what arrived, `resume` goes on. */
export interface Upload {
  abort(): void;
  resume(): void;
}

interface Watch {
  onProgress(share: number): void;
  onPaused(): void;
  onDone(uploadId: string): void;
  onRefused(problem: Problem): void;
}

/** Sends a file in pieces that survive a lost connection (tus). The library is fetched with the first file. */
export async function startUpload(file: File, watch: Watch): Promise<Upload> {
  const { Upload: TusUpload, DetailedError } = await import("tus-js-client");
  const upload = new TusUpload(file, {
    endpoint: "/v1/uploads",
    headers: { ...identityHeaders(), "x-seller": location.pathname.split("/")[1] ?? "" },
    metadata: { filename: file.name, filetype: file.type },
    chunkSize: 8 * 1024 * 1024,
    retryDelays: [0, 1000, 3000, 5000, 10_000],
    removeFingerprintOnSuccess: true,
    onProgress: (sent, all) => watch.onProgress(all === 0 ? 1 : sent / all),
    onSuccess: () => watch.onDone((upload.url ?? "").split("/").pop() ?? ""),
    onError: (error) => {
      const response = error instanceof DetailedError ? error.originalResponse : null;
      if (response) watch.onRefused(refusalOf(response.getStatus(), response.getBody()));
      else watch.onPaused();
    },
  });
  upload.start();
  return { abort: () => void upload.abort(), resume: () => upload.start() };
}

function refusalOf(status: number, body: string): Problem {
  try {
    return new Problem({ ...JSON.parse(body), status });
  } catch {
    return new Problem({ title: "", status, code: "refused" });
  }
}
