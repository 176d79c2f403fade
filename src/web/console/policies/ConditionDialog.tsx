import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useMemo, useState } from "react";
import { call, type Problem } from "../../client.ts";
import { useText } from "../../text.ts";
import { policyTexts } from "../../texts/console-policies/index.ts";
import { shared } from "../../texts/shared/index.ts";
import { LoadingRows } from "../../ui/LoadingPage.tsx";
import { ProblemAlert } from "../../ui/ProblemAlert.tsx";
import { ConditionHelp } from "./ConditionHelp.tsx";
import { usePolicyParams } from "./draft.ts";
import { ownNames, type Vocabulary } from "./editor/offers.ts";
import { writeScalar, type YamlScalar } from "./editor/yaml-place.ts";
import { type Fault, FaultList } from "./FaultList.tsx";
import classes from "./policies.module.css";

const FeelField = lazy(async () => ({ default: (await import("./editor/FeelField.tsx")).FeelField }));

interface Props {
  readonly policy: string;
  /** The whole text, and where in it the condition stands. */
  readonly text: string;
  readonly scalar: YamlScalar;
  readonly vocabulary: Vocabulary;
  readonly onApply: (text: string) => void;
  readonly onClose: () => void;
}

/** One condition by itself: facts and functions offered by name, checked as it is typed, put back where it was. */
export function ConditionDialog({ policy, text, scalar, vocabulary, onApply, onClose }: Props) {
  const say = useText(policyTexts);
  const sayShared = useText(shared);
  const [value, setValue] = useState(scalar.value);
  const own = useMemo(() => ownNames(text), [text]);
  const place = scalar.path.map((step) => (typeof step === "number" ? step + 1 : step)).join(" › ");
  const clause = vocabulary.clauses.find(({ id }) => scalar.path.includes(id));
  const empty = value.trim() === "";
  const checked = useConditionCheck(policy, empty ? text : writeScalar(text, scalar, value), scalar);
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      title={say("conditionTitle")}
      closeButtonProps={{ "aria-label": sayShared("close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!empty) onApply(writeScalar(text, scalar, value));
        }}
      >
        <Stack gap="sm">
          <div>
            <Text size="sm" className="mono">
              {place}
            </Text>
            {clause && (
              <Text size="sm" c="dimmed">
                {clause.text}
              </Text>
            )}
          </div>
          <Suspense fallback={<LoadingRows rows={2} height={28} />}>
            <FeelField
              label={say("conditionLabel", { place })}
              value={scalar.value}
              vocabulary={vocabulary}
              own={own}
              onChange={setValue}
              onLeave={onClose}
            />
          </Suspense>
          <Text size="sm" c="dimmed" role="status">
            {empty
              ? say("conditionEmpty")
              : checked.checking
                ? say("checking")
                : say("faultCount", { count: checked.faults.length })}
          </Text>
          <FaultList faults={checked.faults} />
          <ProblemAlert error={checked.error} />
          <div className={classes["conditionHelp"]}>
            <ConditionHelp />
          </div>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {sayShared("cancel")}
            </Button>
            <Button type="submit" disabled={empty}>
              {say("conditionApply")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

const pause = 400;

/** The faults of the whole text that lie in the condition. */
function useConditionCheck(policy: string, text: string, scalar: YamlScalar) {
  const params = usePolicyParams(policy);
  const [settled] = useDebouncedValue(text, pause);
  const { data, error, isFetching } = useQuery<readonly Fault[], Problem>({
    queryKey: ["condition check", policy, settled],
    queryFn: async ({ signal }) => {
      const answer = await call("POST /v1/sellers/{seller}/policies/{policy}/check", {
        params,
        body: { text: settled },
        signal,
      });
      return answer.faults;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  const lineOf = (offset: number) => settled.slice(0, offset).split("\n").length;
  const first = lineOf(scalar.from);
  const last = first + (settled.slice(scalar.from).split("\n").length - text.slice(scalar.to).split("\n").length);
  const faults = (data ?? []).filter(({ line }) => line >= first && line <= Math.max(first, last));
  return { faults, error, checking: isFetching || settled !== text };
}
