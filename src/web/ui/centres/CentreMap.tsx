import { Text, useComputedColorScheme } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useText } from "../../text.ts";
import { centreTexts } from "../../texts/centres/index.ts";
import classes from "./centres.module.css";
import type { MapPoint } from "./draw-map.ts";

interface Props {
  readonly points: readonly MapPoint[];
  /** Called with the id of a point that was pressed. */
  readonly onPick: (id: string) => void;
}

/** Centres on a map of country outlines, numbered as in the list beside it. The library and the outlines are fetched when it is shown. */
export function CentreMap({ points, onPick }: Props) {
  const say = useText(centreTexts);
  const place = useRef<HTMLDivElement>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  const scheme = useComputedColorScheme("light");
  const [state, setState] = useState<"drawing" | "drawn" | "missing">("drawing");
  const told = JSON.stringify(points);
  useEffect(() => {
    let end: (() => void) | null = null;
    let gone = false;
    const draw = async () => {
      const { drawMap } = await import("./draw-map.ts");
      const element = place.current;
      if (!element || gone) return;
      end = await drawMap(element, JSON.parse(told) as MapPoint[], {
        onPick: (id) => pick.current(id),
        words: { map: say("map"), zoomIn: say("zoomIn"), zoomOut: say("zoomOut") },
      });
      if (gone) end();
      else setState("drawn");
    };
    // A browser without WebGL has the list.
    draw().catch(() => setState("missing"));
    return () => {
      gone = true;
      end?.();
    };
  }, [told, scheme, say]);
  return (
    <section aria-label={say("map")} aria-busy={state === "drawing"} className={classes["mapFrame"]}>
      {state === "missing" ? (
        <Text size="sm" c="dimmed" p="md">
          {say("mapMissing")}
        </Text>
      ) : (
        <div ref={place} className={classes["map"]} />
      )}
      <Text size="xs" c="dimmed" px="sm" py={4}>
        {say("mapHint")}
      </Text>
    </section>
  );
}
