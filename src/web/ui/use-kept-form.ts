import { useEffect, useState } from "react";
import { type DefaultValues, type FieldValues, type UseFormReturn, useForm } from "react-hook-form";
import { readKept, typedOf, writeKept } from "./use-kept.ts";

/** A form that begins with `start` and keeps what is typed into it as `useKept` does. */
export function useKeptForm<Fields extends FieldValues>(
  key: string | null,
  start: Fields,
): [form: UseFormReturn<Fields>, forget: () => void] {
  const [begun] = useState(start);
  const form = useForm<Fields>({
    defaultValues: { ...begun, ...readKept<Partial<Fields>>(key) } as DefaultValues<Fields>,
  });
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values }) => {
          const typed = typedOf(values, begun);
          writeKept(key, Object.keys(typed).length > 0 ? typed : null);
        },
      }),
    [form, key, begun],
  );
  const forget = () => {
    form.reset(begun);
    writeKept(key, null);
  };
  return [form, forget];
}
