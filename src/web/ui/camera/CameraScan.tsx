import { Alert, Modal, Stack, Text } from "@mantine/core";
import { IconCameraOff } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useText } from "../../text.ts";
import { shared } from "../../texts/shared/index.ts";
import classes from "./camera.module.css";
import { useCamera } from "./use-camera.ts";

interface Props {
  /** Called with each code that the camera sees; the dialog stays open for the next one. */
  readonly onCode: (code: string) => void;
  readonly onClose: () => void;
}

/** Reads bar codes with the camera of the phone or computer; the picture never leaves the device. */
export function CameraScan({ onCode, onClose }: Props) {
  const say = useText(shared);
  const [last, setLast] = useState<string | null>(null);
  return (
    <Modal
      opened
      onClose={onClose}
      title={say("cameraTitle")}
      size="lg"
      closeButtonProps={{ "aria-label": say("close") }}
    >
      <Stack gap="sm">
        <Picture
          onCode={(code) => {
            setLast(code);
            onCode(code);
          }}
        />
        <Text role="status" className={last ? "mono" : ""} fw={last ? 600 : 400} {...(last ? {} : { c: "dimmed" })}>
          {last ?? say("cameraHint")}
        </Text>
      </Stack>
    </Modal>
  );
}

/** Mounted with the dialog's contents, so that the video is there when the camera is asked for. */
function Picture({ onCode }: Pick<Props, "onCode">) {
  const say = useText(shared);
  const video = useRef<HTMLVideoElement>(null);
  const { fault, watching } = useCamera(video, onCode);
  if (fault)
    return (
      <Alert color="red" icon={<IconCameraOff size={20} aria-hidden />} title={say("cameraNone")}>
        {say(`camera.${fault}`)}
      </Alert>
    );
  return (
    <div className={classes["frame"]} data-watching={watching || undefined}>
      <video ref={video} className={classes["video"]} muted playsInline aria-label={say("cameraPicture")} />
      <span className={classes["aim"]} aria-hidden />
    </div>
  );
}
