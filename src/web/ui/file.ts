import { useEffect, useState } from "react";
import { identityHeaders, send } from "../client.ts";

/** The address an image or video element can show. A guest's files need the guest's header, so they are fetched first. */
export function useFile(url: string | null): string | null {
  const [fetched, setFetched] = useState<string | null>(null);
  const guest = "authorization" in identityHeaders();
  useEffect(() => {
    if (!guest || url === null) return;
    let made: string | null = null;
    const stop = new AbortController();
    send(url, { headers: identityHeaders(), signal: stop.signal })
      .then((response) => response.blob())
      .then((blob) => {
        made = URL.createObjectURL(blob);
        setFetched(made);
      })
      .catch(() => setFetched(null));
    return () => {
      stop.abort();
      if (made) URL.revokeObjectURL(made);
    };
  }, [url, guest]);
  return guest ? fetched : url;
}
