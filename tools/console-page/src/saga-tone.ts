const good = new Set(['confirmed', 'refunded', 'partially_refunded']);
const bad = new Set(['rejected', 'cancelled', 'expired']);
const unwanted = new Set(['compensating', 'needs_review']);

/** The tone of a status, which is an end or not yet. */
export function toneOfStatus(status: string): 'good' | 'bad' | 'warn' {
  if (good.has(status)) return 'good';
  return bad.has(status) ? 'bad' : 'warn';
}

export function toneOfState(state: string): 'good' | 'bad' | 'none' {
  const name = state.toLowerCase();
  if (good.has(name)) return 'good';
  return bad.has(name) || unwanted.has(name) ? 'bad' : 'none';
}

const unfinished = new Set(['processing', 'refunding']);

/** True while an order goes on by itself. */
export function isUnderWay(status: string): boolean {
  return unfinished.has(status);
}
