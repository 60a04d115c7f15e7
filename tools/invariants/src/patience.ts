/** Seconds after the last fault until everything has come to its end. */
export const patience = 60;

/** Seconds for which an event that was sent is still there. */
export const kept = 7 * 86_400;
