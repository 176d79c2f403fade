import { Alert, Button, Stack, TextInput } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { useForm } from "react-hook-form";
import { useAction } from "../data.ts";
import { useSeller } from "../session.ts";
import { useText } from "../text.ts";
import { publicTexts } from "../texts/public/index.ts";
import { PageHeader } from "../ui/PageHeader.tsx";
import { ProblemAlert } from "../ui/ProblemAlert.tsx";
import classes from "./public.module.css";
import { emailRule } from "./rules.ts";

/** Mails the signed link of a claim to the address it was filed with; says the same whether the claim exists. */
export function TrackPage() {
  const say = useText(publicTexts);
  const seller = useSeller();
  const { register, handleSubmit, formState } = useForm({ defaultValues: { number: "", email: "" } });
  const track = useAction("POST /v1/sellers/{seller}/tracking");
  return (
    <div className={classes["narrow"]}>
      <PageHeader title={say("trackTitle")} lead={say("trackLead")} place={seller.name} />
      <form
        noValidate
        onSubmit={handleSubmit((body) => track.mutate({ params: { seller: seller.slug }, body }))}
        className={classes["card"]}
      >
        <Stack>
          <TextInput
            label={say("trackNumber")}
            placeholder="R-2026-000123"
            autoCapitalize="characters"
            error={formState.errors.number?.message ?? track.error?.field("/number")}
            {...register("number", { required: say("required") })}
          />
          <TextInput
            label={say("trackEmail")}
            type="email"
            autoComplete="email"
            error={formState.errors.email?.message ?? track.error?.field("/email")}
            {...register("email", emailRule(say))}
          />
          <ProblemAlert error={track.error} />
          {track.data && (
            <Alert variant="light" icon={<IconMail aria-hidden />} role="status">
              {track.data.text}
            </Alert>
          )}
          <Button type="submit" loading={track.isPending}>
            {say("trackAction")}
          </Button>
        </Stack>
      </form>
    </div>
  );
}
