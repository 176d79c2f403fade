import { Checkbox, CloseButton, Group, Select, Stack, TagsInput, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { Problem } from "../../client.ts";
import { useAnswer } from "../../data.ts";
import { useSeller } from "../../session.ts";
import { useText } from "../../text.ts";
import { centreTexts } from "../../texts/centres/index.ts";
import classes from "./centres.module.css";
import type { Category, SkillDraft, Work } from "./draft.ts";

interface Props {
  readonly skills: readonly SkillDraft[];
  readonly error: Problem | null;
  readonly onChange: (skills: readonly SkillDraft[]) => void;
}

/** What a centre repairs: a block for each kind of goods, with the work it does on it and the models. */
export function SkillFields({ skills, error, onChange }: Props) {
  const say = useText(centreTexts);
  const { slug } = useSeller();
  const { data } = useAnswer("GET /v1/sellers/{seller}/repair-centres", { params: { seller: slug }, query: {} });
  const names = new Map(data?.categories.map(({ key, text }) => [key, text]));
  const free = data?.categories.filter(({ key }) => !skills.some(({ category }) => category === key)) ?? [];
  const change = (at: number, part: Partial<SkillDraft>) =>
    onChange(skills.map((skill, index) => (index === at ? { ...skill, ...part } : skill)));
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {say("skillsHint")}
      </Text>
      {skills.map((skill, index) => (
        <div key={skill.category} className={classes["skill"]}>
          <Group justify="space-between" wrap="nowrap">
            <Text fw={600}>{names.get(skill.category) ?? skill.category}</Text>
            <CloseButton
              aria-label={say("removeSkill", { name: names.get(skill.category) ?? skill.category })}
              onClick={() => onChange(skills.filter((_, at) => at !== index))}
            />
          </Group>
          <Checkbox.Group
            label={say("works")}
            value={[...skill.works]}
            onChange={(works) => change(index, { works: works as Work[] })}
            error={error?.field(`/skills/${index}/works`)}
          >
            <Group mt={6} gap="sm">
              {data?.works.map(({ key, text }) => (
                <Checkbox key={key} value={key} label={text} />
              ))}
            </Group>
          </Checkbox.Group>
          <TagsInput
            mt="sm"
            label={say("models")}
            description={say("modelsHint")}
            maxTags={50}
            value={[...skill.models]}
            onChange={(models) => change(index, { models })}
            error={error?.field(`/skills/${index}/models`)}
          />
        </div>
      ))}
      {free.length > 0 && (
        <Select
          label={say("addSkill")}
          leftSection={<IconPlus size={16} aria-hidden />}
          data={free.map(({ key, text }) => ({ value: key, label: text }))}
          value={null}
          error={error?.field("/skills")}
          onChange={(key) => key && onChange([...skills, { category: key as Category, works: ["repair"], models: [] }])}
        />
      )}
    </Stack>
  );
}
