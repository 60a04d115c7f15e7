import { type Database, groupCommit, violatedConstraint } from '@quartet/database';
import { Problem } from '@quartet/problem';
import type { Config } from '../config.ts';
import type { Reservations } from '../deps.ts';
import { linesOf, refusal } from '../domain/lines.ts';
import { commit, release, repeat, type Reservation } from '../domain/reservation.ts';
import { type Transition, writeHolds, writeTransitions } from './postgres-batches.ts';
import { offerOf, reservationOf } from './postgres-reservation-row.ts';
import {
  expireDue,
  holdLines,
  insertReleased,
  selectReservation,
} from './postgres-reservation-statements.ts';

const batch = 100;

type ReservationsConfig = Pick<Config, 'RESERVATION_HOLD'>;

export function postgresReservations(database: Database, config: ReservationsConfig): Reservations {
  const holdAmongOthers = groupCommit({ write: writeHolds(database, config.RESERVATION_HOLD) });
  const settle = groupCommit({ write: writeTransitions(database) });
  return {
    get: (orderId) => get(database, orderId),
    hold: async (orderId, wanted) => {
      const held = await holdAmongOthers({ orderId, wanted });
      if (held) return held;
      const ids = wanted.map(({ productId }) => productId);
      const quantities = wanted.map(({ quantity }) => quantity);
      const values = [orderId, ids, quantities, config.RESERVATION_HOLD] as const;
      const rows = await database.many(holdLines, values);
      const offers = rows.map(offerOf);
      const expiresAt = rows[0]?.expires_at;
      if (expiresAt) return { orderId, state: 'HELD', lines: linesOf(wanted, offers), expiresAt };
      const known = await find(database, orderId);
      if (known) return repeat(known, wanted);
      throw refusal(wanted, offers);
    },
    commit: (orderId) => change({ database, settle }, orderId, commit),
    release: async (orderId) => {
      await database.run(insertReleased, [orderId]);
      return change({ database, settle }, orderId, release);
    },
    expire: () => expire(database),
  };
}

async function find(database: Database, orderId: string): Promise<Reservation | undefined> {
  return reservationOf(await database.reads.many(selectReservation, [orderId]));
}

async function get(database: Database, orderId: string): Promise<Reservation> {
  const reservation = await find(database, orderId);
  if (reservation) return reservation;
  throw new Problem('not_found', `Order ${orderId} has reserved nothing.`);
}

type Verb = (reservation: Reservation) => Reservation;

interface Store {
  readonly database: Database;
  readonly settle: (transition: Transition) => Promise<boolean>;
}

/** Decides anew when somebody else was faster; states only go forward, so that it ends. */
async function change(
  { database, settle }: Store,
  orderId: string,
  verb: Verb,
): Promise<Reservation> {
  for (;;) {
    const before = await get(database, orderId);
    const after = verb(before);
    if (after.state === before.state) return after;
    if (await settle({ before, after }).catch((error) => refuseShortage(error, orderId)))
      return after;
  }
}

function refuseShortage(error: unknown, orderId: string): never {
  if (violatedConstraint(error) !== 'product_stock') throw error;
  const message = `Too little is left of what order ${orderId} had reserved.`;
  throw new Problem('out_of_stock', message, { cause: error });
}

async function expire(database: Database): Promise<number> {
  for (let total = 0; ;) {
    const expired = await database.run(expireDue, [batch]);
    total += expired;
    if (expired < batch) return total;
  }
}
