import { setTimeout as pause } from 'node:timers/promises';
import { readRows, type Row } from '@quartet/postgres';

/** Measures how long orders wait for another task after theirs is killed. */
interface Takeovers extends AsyncDisposable {
  /** Records that a task of orders was killed. */
  recordKill(): void;
  /** Milliseconds that the slowest order waited; undefined when no killed task held an order. */
  slowest(): number | undefined;
}

interface HeldLease {
  readonly id: string;
  readonly epoch: number;
  /** Milliseconds on the clock of `performance`. */
  readonly since: number;
}

const pollInterval = 250;
const leased = `SELECT id, epoch FROM saga WHERE NOT done AND lease_until > now()`;
const current = `SELECT id, epoch, done OR lease_owner IS NULL AS free FROM saga`;

/**
 * Watches the leases that are held at the moment of a kill: one that is finished or released did not belong to the
 * killed task; one whose epoch grows was taken over. The result is up to a quarter of a second too long.
 */
export function watchTakeovers(orders: string): Takeovers {
  const ending = new AbortController();
  const kills: number[] = [];
  let held: readonly HeldLease[] = [];
  let slowest: number | undefined;

  async function sweep(): Promise<void> {
    const { leased: rows = [], now = [] } = await readRows(orders, { leased, now: current });
    const sagas = new Map(now.map((row) => [String(row['id']), row]));
    for (const { id, epoch, since } of held) {
      if (Number(sagas.get(id)?.['epoch']) > epoch)
        slowest = Math.max(slowest ?? 0, performance.now() - since);
    }
    held = held.filter((each) => isHeld(each, sagas.get(each.id)));
    const since = kills.splice(0).at(0);
    if (since !== undefined) held = [...held, ...rows.map((row) => heldBy(row, since))];
  }

  async function live(): Promise<void> {
    while (!ending.signal.aborted) {
      if (kills.length > 0 || held.length > 0) await sweep().catch(() => undefined);
      await pause(pollInterval, undefined, { signal: ending.signal });
    }
  }

  const life = live().catch(() => undefined);
  return {
    recordKill: () => kills.push(performance.now()),
    slowest: () => slowest,
    [Symbol.asyncDispose]: async () => {
      ending.abort();
      await life;
    },
  };
}

function isHeld({ epoch }: HeldLease, row: Row | undefined): boolean {
  return row !== undefined && Number(row['epoch']) === epoch && row['free'] !== true;
}

function heldBy(row: Row, since: number): HeldLease {
  return { id: String(row['id']), epoch: Number(row['epoch']), since };
}
