/** Seconds after the last fault until everything has come to its end. */
export const patience = 60;
