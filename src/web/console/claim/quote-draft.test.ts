import { expect, test } from "vitest";
import { blankItem, bodyOf, faultsOf, totalOf } from "./quote-draft.ts";

const row = { id: 1, optional: false, partId: null } as const;
const board = { ...row, kind: "part", text: " Hash board ", quantity: 2, price: 240.29 } as const;

test("prices are sent in minor units of the currency, whatever its digits", () => {
  expect(bodyOf([board], "EUR").items[0]).toMatchObject({ text: "Hash board", quantity: 2, unitAmount: 24029 });
  expect(bodyOf([{ ...board, price: 1500 }], "JPY").items[0]?.unitAmount).toBe(1500);
  expect(bodyOf([{ ...board, price: 1.234 }], "KWD").items[0]?.unitAmount).toBe(1234);
});

test("a price that binary fractions cannot hold is rounded to the cent", () => {
  expect(totalOf([{ ...board, quantity: 3, price: 0.29 }], "EUR")).toBe(87);
  expect(totalOf([{ ...board, quantity: 1, price: 1.15 }], "EUR")).toBe(115);
});

test("each field that is not filled in rightly is named", () => {
  expect(faultsOf([board])).toEqual([]);
  expect(faultsOf([blankItem(1)])).toEqual([
    { id: 1, field: "text" },
    { id: 1, field: "price" },
  ]);
  expect(faultsOf([{ ...board, quantity: 0 }])).toEqual([{ id: 1, field: "quantity" }]);
  expect(faultsOf([{ ...board, quantity: "1.5" }])).toEqual([{ id: 1, field: "quantity" }]);
});

test("a free item is allowed", () => {
  expect(faultsOf([{ ...board, price: 0 }])).toEqual([]);
});

test("what is optional costs nothing until it is chosen; a faster way back always is optional", () => {
  const express = { ...board, id: 2, kind: "express" } as const;
  expect(totalOf([{ ...board, price: 10 }, express], "EUR")).toBe(2_000);
  expect(bodyOf([board, express], "EUR").items.map(({ optional }) => optional)).toEqual([false, true]);
});
