import type { Logger } from '@quartet/logging';
import type { Payments, Reviews } from '../deps.ts';
import { factOf, type Movement } from '../domain/movement.ts';
import { compare, type Sides, strayOf } from '../domain/reconciling.ts';
import type { Review } from '../domain/review.ts';
import type { Reconciliations, Run, Statement } from '../reconcile-deps.ts';

export interface ReconcileParts {
  readonly payments: Pick<Payments, 'apply'>;
  readonly reviews: Pick<Reviews, 'open'>;
  readonly store: Reconciliations;
  readonly statement: Statement;
  readonly log: Logger;
  /** Receives each discrepancy that is left for a person. */
  readonly report: (review: Review) => void;
  /** Waits so many milliseconds before a page that failed is tried again. */
  readonly pause: (ms: number) => Promise<unknown>;
}

type Step = (parts: ReconcileParts, run: Run) => Promise<Run>;

/** Each step does one page and says where the next one begins, so that a run can be resumed after any of them. */
const steps: Readonly<Record<Exclude<Run['step'], 'done'>, Step>> = {
  import: importPage,
  resolve: resolvePage,
  compare: comparePage,
  strays: findStrays,
};

/**
 * Compares the provider's record of a window with our books, repairs what a lost event would have done, and leaves
 * the rest to a person. Undefined while another task has the run, or has taken it over.
 */
export async function reconcile(parts: ReconcileParts): Promise<Run | undefined> {
  let run = await retried(parts, () => parts.store.claim());
  while (run && run.step !== 'done') {
    const [before, step] = [run, steps[run.step]];
    const next = await retried(parts, () => step(parts, before));
    run = await parts.store.save(before, next);
  }
  return run;
}

/** Times that a page is tried, as a provider or a database may not answer for a moment. */
const attempts = 5;

async function retried<T>(parts: ReconcileParts, work: () => Promise<T>, attempt = 1): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (attempt === attempts) throw error;
    parts.log.warn({ attempts: attempt, err: error }, 'page failed; it will be retried');
    await parts.pause(1_000 * 2 ** (attempt - 1));
    return retried(parts, work, attempt + 1);
  }
}

/** Milliseconds by which the provider's clock may differ from the database's. */
const skew = 60_000;

async function importPage({ statement, store }: ReconcileParts, run: Run): Promise<Run> {
  const from = new Date(run.from.getTime() - skew);
  const to = new Date(run.to.getTime() + skew);
  const { movements, next } = await statement.page({ from, to }, run.cursor);
  await store.insert(movements);
  const counted = { ...run, movements: run.movements + movements.length, cursor: next };
  return next === null ? { ...counted, step: 'resolve' } : counted;
}

async function resolvePage({ store }: ReconcileParts, run: Run): Promise<Run> {
  const cursor = await store.resolve(run.cursor);
  return cursor === null ? { ...run, cursor, step: 'compare' } : { ...run, cursor };
}

async function comparePage(parts: ReconcileParts, run: Run): Promise<Run> {
  const { store } = parts;
  const { ids, next } = await store.payments(run);
  const sides = (await store.sides(ids)).filter(({ booked }) => updatedAt(booked) < run.to);
  const missing = sides.flatMap(missingOf);
  const repairedAt = await repair(parts, sides, missing);
  const again = await store.sides([...repairedAt.keys()]);
  const rest = [
    ...sides.filter(({ booked }) => !repairedAt.has(booked.payment.id)),
    ...again.filter(
      ({ booked }) => repairedAt.get(booked.payment.id)?.getTime() === +updatedAt(booked),
    ),
  ];
  const found = await leave(parts, rest.flatMap(compare));
  const repaired = missing.length - again.flatMap(missingOf).length;
  await store.askOrders(sides.map(({ booked }) => booked.payment.id));
  return {
    ...{ ...run, payments: run.payments + sides.length, repaired: run.repaired + repaired },
    ...{ found: run.found + found, cursor: next, step: next === null ? 'strays' : 'compare' },
  };
}

const updatedAt = ({ payment }: Sides['booked']) => payment.updatedAt;

/** The movements that our books do not have, each as the movement of our payment. */
function missingOf(sides: Sides): readonly Movement[] {
  const { movements, booked } = sides;
  const kinds = compare(sides).filter(({ kind }) => kind === 'missing_in_books');
  const slots = kinds.map(({ subject }) => subject.slice(booked.payment.id.length + 1));
  return movements
    .filter(({ slot }) => slots.includes(slot))
    .map((movement) => ({ ...movement, paymentId: booked.payment.id }));
}

/** Captures come before what gives them back, so that each repair finds what it builds on. */
const order = ['capture', 'refund', 'dispute', 'refund_reversal', 'dispute_reversal'];

/**
 * Returns the time of the latest change of each payment whose movements were missing: one that has a later change is
 * moving, and is left to the next run.
 */
async function repair(
  { payments, log }: ReconcileParts,
  sides: readonly Sides[],
  missing: readonly Movement[],
): Promise<ReadonlyMap<string, Date>> {
  const times = new Map(sides.map(({ booked }) => [booked.payment.id, updatedAt(booked)]));
  const repairedAt = new Map<string, Date>();
  for (const movement of missing.toSorted(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind),
  )) {
    const [fact, id] = [factOf(movement), String(movement.paymentId)];
    repairedAt.set(id, repairedAt.get(id) ?? (times.get(id) as Date));
    if (fact === undefined) continue;
    try {
      const { payment } = await payments.apply({ kind: 'observe', id, fact });
      repairedAt.set(id, payment.updatedAt);
      log.warn({ paymentId: id, op: movement.kind }, 'lost event of the provider was repaired');
    } catch (error) {
      log.error({ paymentId: id, op: movement.kind, err: error }, 'repair of a payment failed');
    }
  }
  return repairedAt;
}

async function findStrays(parts: ReconcileParts, run: Run): Promise<Run> {
  const { movements, next } = await parts.store.strays(run);
  const found = await leave(parts, movements.map(strayOf));
  const step = next === null ? 'done' : 'strays';
  return { ...run, found: run.found + found, cursor: next, step };
}

async function leave({ reviews, report }: ReconcileParts, found: readonly Review[]) {
  found.forEach(report);
  await reviews.open(found);
  return found.length;
}
