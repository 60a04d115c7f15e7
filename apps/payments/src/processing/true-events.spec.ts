import { statement } from '@quartet/database';
import { eventually } from '@quartet/testing';
import fc from 'fast-check';
import {
  type PaymentCompany,
  simulatorPayments,
  stripePayments,
} from '../testing/payment-company.ts';
import { anyStory, type Story, tell } from '../testing/story.ts';
import { sweep } from './sweep.ts';

/** Every change is tested with the same runs; the nightly workflow chooses a seed of its own. */
const { TRUE_EVENTS_RUNS = '10', TRUE_EVENTS_SEED = '1' } = process.env;

const limit = 7_200_000;

const ledgerOf = statement<[id: string], { readonly held: number; readonly receivable: number }>(
  `SELECT coalesce(sum(CASE WHEN debit = 'held' THEN amount WHEN credit = 'held' THEN -amount END), 0)::integer
            AS held,
          coalesce(sum(CASE WHEN debit = 'receivable' THEN amount
                            WHEN credit = 'receivable' THEN -amount END), 0)::integer AS receivable
     FROM ledger_entry WHERE payment_id = $1`,
);

describe.each([
  ['the simulator', simulatorPayments],
  ['Stripe', stripePayments],
])('%s', (name, openCompany) => {
  let company: PaymentCompany;
  beforeAll(async () => {
    company = await openCompany();
  });
  afterAll(() => company.service.close());

  /** Delivers every event that is new, and sweeps, until nothing is left to be found out. */
  async function settle(id: string, delivered: Set<string>): Promise<void> {
    const { deps } = company.service;
    await eventually(async () => {
      await sweep(deps);
      const events = await company.eventsOf(id);
      const fresh = events.filter((event) => !delivered.has(event.id));
      for (const event of fresh) {
        expect(await company.deliver(event)).toBe(204);
        delivered.add(event.id);
      }
      const { operations } = await deps.payments.get(id);
      const pending = operations.filter(({ state }) => state === 'PENDING');
      expect({ fresh: fresh.length, pending }).toEqual({ fresh: 0, pending: [] });
    });
  }

  async function runOnce(story: Story): Promise<void> {
    const { id, delivered } = await tell(company, story);
    await settle(id, delivered);
    const { state, amount, captured, refunded, disputed } =
      await company.service.deps.payments.get(id);
    const ours = {
      held: state === 'AUTHORISED' ? amount.amount : 0,
      captured: captured.amount,
      refunded: refunded.amount,
      disputed: disputed.amount,
    };
    expect(ours).toEqual(await company.booksOf(id));
    expect(await company.service.database.one(ledgerOf, [id])).toEqual({
      held: ours.held,
      receivable: ours.captured - ours.refunded - ours.disputed,
    });
  }

  it(
    'ends in the same books as the provider, however its true events arrive and whatever answer is lost',
    async () => {
      const details = await fc.check(fc.asyncProperty(anyStory, runOnce), {
        numRuns: Number(TRUE_EVENTS_RUNS),
        ...(TRUE_EVENTS_SEED !== 'random' && { seed: Number(TRUE_EVENTS_SEED) }),
        interruptAfterTimeLimit: limit,
      });
      process.stdout.write(
        `${name}: ${details.numRuns} runs with TRUE_EVENTS_SEED=${details.seed}\n`,
      );
      if (details.failed)
        throw new Error(fc.defaultReportMessage(details), { cause: details.errorInstance });
    },
    limit,
  );
});
