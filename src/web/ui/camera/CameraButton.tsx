import { Button, type ButtonProps } from "@mantine/core";
import { IconCamera } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useText } from "../../text.ts";
import { shared } from "../../texts/shared/index.ts";

// The reader of bar codes weighs a megabyte: it comes when somebody takes up the camera.
const CameraScan = lazy(async () => ({ default: (await import("./CameraScan.tsx")).CameraScan }));

interface Props extends Pick<ButtonProps, "size" | "variant"> {
  readonly onCode: (code: string) => void;
  /** Closes after the first code, where one is all that is asked for. */
  readonly once?: boolean;
}

/** Opens the camera to read a bar code instead of typing it. */
export function CameraButton({ onCode, once = false, size = "sm", variant = "default" }: Props) {
  const say = useText(shared);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        type="button"
        size={size}
        variant={variant}
        leftSection={<IconCamera size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {say("cameraOpen")}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <CameraScan
            onClose={() => setOpen(false)}
            onCode={(code) => {
              onCode(code);
              if (once) setOpen(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
