import { Kbd, Modal, SimpleGrid, Title } from "@mantine/core";
import { useText } from "../text.ts";
import { consoleTexts } from "../texts/console/index.ts";
import classes from "./console.module.css";
import { consolePages } from "./navigation.ts";

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Every key of the console, by page. */
export function KeyHelp({ opened, onClose }: Props) {
  const say = useText(consoleTexts);
  const go = consolePages.map((page) => [["g", page.key], say("keyGo", { page: say(page.name) })] as const);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={say("keyboard")}
      size="xl"
      closeButtonProps={{ "aria-label": say("close") }}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
        <Keys title={say("keysEverywhere")} rows={[[["Ctrl", "K"], say("jump")], [["?"], say("keyHelp")], ...go]} />
        <div>
          <Keys
            title={say("keysLists")}
            rows={[
              [["/"], say("keySearch")],
              [["j"], say("keyNext")],
              [["k"], say("keyPrevious")],
              [["↵"], say("keyOpen")],
            ]}
          />
          <Keys
            title={say("keysReceiving")}
            rows={[
              [["1", "–", "5"], say("keyCondition")],
              [["↵"], say("keyConfirm")],
              [["Esc"], say("keyPark")],
            ]}
          />
          <Keys
            title={say("keysBench")}
            rows={[
              [["0"], say("keyNone")],
              [["y"], say("keyYes")],
              [["n"], say("keyNo")],
              [["⌫"], say("keyClear")],
              [["↓", "↑"], say("keyQuestion")],
              [["Ctrl", "↵"], say("keyComplete")],
            ]}
          />
        </div>
      </SimpleGrid>
    </Modal>
  );
}

type Row = readonly [keys: readonly string[], what: string];

function Keys({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  return (
    <section className={classes["keys"]}>
      <Title order={3} size="h5">
        {title}
      </Title>
      <dl>
        {rows.map(([keys, what]) => (
          <div key={what}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key} size="xs">
                  {key}
                </Kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
