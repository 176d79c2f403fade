import { type RefObject, useEffect, useRef, useState } from "react";
import { readCodes } from "./read-codes.ts";

/** Why there is no picture: refused by the reader, no camera, or a page that browsers give none (no HTTPS). */
export type CameraFault = "denied" | "missing" | "insecure";

/** How long a code must be out of the picture before it is told again, in milliseconds: it stays there while the hand moves on. */
const sameAgain = 2_500;
/** Between two looks at the picture, in milliseconds. */
const pause = 120;

/** Shows the camera in `video` and tells each code it sees; ends with the page. */
export function useCamera(video: RefObject<HTMLVideoElement | null>, onCode: (code: string) => void) {
  const [fault, setFault] = useState<CameraFault | null>(null);
  const [watching, setWatching] = useState(false);
  const tell = useRef(onCode);
  tell.current = onCode;
  useEffect(() => {
    const ending = new AbortController();
    const shown = video.current;
    if (!shown) return;
    watch(shown, {
      tell: (code) => tell.current(code),
      onWatching: () => setWatching(true),
      signal: ending.signal,
    }).catch((error: unknown) => setFault(faultOf(error)));
    return () => ending.abort();
  }, [video]);
  return { fault, watching };
}

interface Watching {
  readonly tell: (code: string) => void;
  readonly onWatching: () => void;
  readonly signal: AbortSignal;
}

async function watch(video: HTMLVideoElement, { tell, onWatching, signal }: Watching): Promise<void> {
  if (!navigator.mediaDevices) throw new DOMException("", "SecurityError");
  const camera = { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } };
  const stream = await navigator.mediaDevices.getUserMedia({ video: camera, audio: false });
  signal.addEventListener("abort", () => stop(stream));
  if (signal.aborted) return stop(stream);
  video.srcObject = stream;
  await video.play().catch(() => {});
  onWatching();
  const seen = new Map<string, number>();
  const canvas = document.createElement("canvas");
  while (!signal.aborted) {
    const picture = pictureOf(video, canvas);
    for (const code of picture ? await readCodes(picture) : []) {
      const now = performance.now();
      const again = now - (seen.get(code) ?? Number.NEGATIVE_INFINITY) < sameAgain;
      seen.set(code, now);
      if (!(signal.aborted || code === "" || again)) tell(code);
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

function pictureOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | null {
  if (video.videoWidth === 0) return null;
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context?.drawImage(video, 0, 0);
  return context?.getImageData(0, 0, canvas.width, canvas.height) ?? null;
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function faultOf(error: unknown): CameraFault {
  const { name } = error as { name?: string };
  if (name === "SecurityError") return "insecure";
  return name === "NotAllowedError" ? "denied" : "missing";
}
