/** Of the two products that there are, in cents, and how many of each there are at first. */
export const prices: readonly number[] = [1_250, 799];
export const pieces: readonly number[] = [3, 7];
