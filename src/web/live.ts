import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { currentHat } from "./hat.ts";

/** How long to wait, in milliseconds, so that one verb that writes five events asks the server once. */
const together = 250;
/** The least time between two times of asking, in milliseconds, however much happens. */
const atMostEvery = 2_000;
/** How long to wait after the server refused the stream; a stream that only broke comes back by itself. */
const refused = 15_000;

/**
 * Keeps what is on the page up to date while others act: hears the seller's changes for as long as the page is in front, and asks anew
 * for what it shows. What is typed into forms stays. A page that comes back to the front asks for everything once.
 */
export function useLive(seller: string): void {
  const client = useQueryClient();
  useEffect(() => {
    let end: (() => void) | null = null;
    // Browsers open six connections to a host: pages that nobody looks at must not hold one each.
    const follow = () => {
      if (document.visibilityState === "visible") end ??= hear(seller, client);
      else {
        end?.();
        end = null;
      }
    };
    follow();
    document.addEventListener("visibilitychange", follow);
    return () => {
      document.removeEventListener("visibilitychange", follow);
      end?.();
    };
  }, [seller, client]);
}

/** Opens the stream; returns how to end it. */
function hear(seller: string, client: QueryClient): () => void {
  let again: ReturnType<typeof setTimeout> | undefined;
  let soon: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource;
  let asked = 0;
  const askAnew = () => {
    clearTimeout(soon);
    soon = setTimeout(
      () => {
        asked = Date.now();
        void client.invalidateQueries({ refetchType: "active" });
      },
      Math.max(together, asked + atMostEvery - Date.now()),
    );
  };
  const open = () => {
    // A stream takes no headers.
    const as = currentHat() === null ? "" : "?as=customer";
    source = new EventSource(`/v1/sellers/${encodeURIComponent(seller)}/changes${as}`);
    for (const what of ["claim", "order", "application", "anything"]) source.addEventListener(what, askAnew);
    source.addEventListener("error", () => {
      if (source.readyState === EventSource.CLOSED) again = setTimeout(open, refused);
    });
  };
  open();
  return () => {
    clearTimeout(again);
    clearTimeout(soon);
    source.close();
  };
}
