/** The prices of the two products in cents, and their initial stock. */
export const prices: readonly number[] = [1_250, 799];
export const pieces: readonly number[] = [3, 7];
