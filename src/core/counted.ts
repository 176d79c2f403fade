/** Up to how many of a kind are counted; where there are more, nobody looks at the last digits. */
export const countedUpTo = 1000;
