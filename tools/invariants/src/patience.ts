/** Seconds after the last fault until everything must be finished. */
export const patience = 60;

/** Seconds for which sent events are retained. */
export const kept = 7 * 86_400;
