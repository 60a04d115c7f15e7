import { newId } from '@quartet/database';
import { eventually } from '@quartet/testing';
import type { ProviderCall } from '../deps.ts';
import { callWith, stripeAt, type StripeProvider } from '../testing/stripe-calls.ts';
import { startStripe, type StripeFault, type StripeServer } from '../testing/stripe-server.ts';

const hour = 3_600_000;

let stripe: StripeServer;
let provider: StripeProvider;
beforeAll(async () => {
  stripe = await startStripe();
  provider = stripeAt(stripe.url);
});
afterAll(async () => {
  await provider.close();
  await stripe.close();
});

const voidOf = (call: ProviderCall): ProviderCall => ({
  ...{ ...call, kind: 'void', key: `${call.paymentId}:void` },
});
const postsOf = ({ paymentId }: ProviderCall) =>
  stripe.posts.filter((post) => post.includes(paymentId)).map((post) => post.split(' ')[1]);

it('names the payment and the order in the intent, and keeps its name', async () => {
  const call = callWith();
  const outcome = await provider.authorise(call);
  const [intent] = stripe.intentsOf(call.paymentId);
  expect(intent).toMatchObject({
    ...{ amount: 1_999, currency: 'gbp', status: 'requires_capture', capture_method: 'manual' },
    metadata: { paymentId: call.paymentId, orderId: call.orderId },
  });
  expect(outcome).toEqual({ kind: 'succeeded', amount: call.amount, reference: intent?.id });
});

it('ends what the customer would have to confirm, and says that it is refused', async () => {
  const call = callWith('pm_card_authenticationRequired');
  const refusal = { kind: 'refused', reason: 'authentication_required' };
  expect(await provider.authorise(call)).toMatchObject(refusal);
  expect(stripe.intentsOf(call.paymentId)).toMatchObject([{ status: 'canceled' }]);
  expect(await provider.lookUp(call)).toMatchObject(refusal);
});

it('ends it too when it learns of it by looking it up', async () => {
  stripe.fault('lost');
  const call = callWith('pm_card_authenticationRequired');
  expect(await provider.authorise(call)).toMatchObject({ kind: 'unknown' });
  expect(await provider.lookUp(call)).toMatchObject({ kind: 'refused' });
  expect(stripe.intentsOf(call.paymentId)).toMatchObject([{ status: 'canceled' }]);
});

it.each([
  [0, 'parameter_invalid_integer'],
  [49, 'amount_too_small'],
])('takes an amount of %d for refused, and has nothing to void', async (minor, reason) => {
  const call = callWith('pm_card_visa', { amount: { amount: minor, currency: 'USD' } });
  expect(await provider.authorise(call)).toEqual({ kind: 'refused', reason });
  expect(await provider.void(voidOf(call))).toEqual({ kind: 'succeeded', amount: call.amount });
});

it('tells another refusal of the card apart from a failure', async () => {
  const call = callWith('pm_card_chargeDeclinedExpiredCard');
  const [outcome, [intent]] = [await provider.authorise(call), stripe.intentsOf(call.paymentId)];
  expect(outcome).toEqual({ kind: 'refused', reason: 'declined', reference: intent?.id });
});

it.each<StripeFault>(['lost', 'error_after', 'error', 'busy', 'hang'])(
  'sends once, and takes no answer or the answer of "%s" for neither success nor refusal',
  async (fault) => {
    const hasty = stripeAt(stripe.url, 500);
    stripe.fault(fault);
    const call = callWith();
    expect(await hasty.authorise(call)).toMatchObject({ kind: 'unknown' });
    expect(postsOf(call)).toEqual([call.key]);
    await hasty.close();
  },
);

it.each<StripeFault>(['lost', 'error', 'limit', 'busy', 'hang'])(
  'ends well under the same key after "%s"',
  async (fault) => {
    const hasty = stripeAt(stripe.url, 500);
    stripe.fault(fault);
    const call = callWith();
    await hasty.authorise(call);
    expect(await hasty.authorise(call)).toMatchObject({ kind: 'succeeded' });
    expect(stripe.intentsOf(call.paymentId)).toHaveLength(1);
    await hasty.close();
  },
);

it('beats an authorisation that is still on its way', async () => {
  const hasty = stripeAt(stripe.url, 500);
  stripe.fault('late');
  const call = callWith();
  expect(await hasty.authorise(call)).toMatchObject({ kind: 'unknown' });
  expect(await provider.void(voidOf(call))).toEqual({ kind: 'succeeded', amount: call.amount });
  stripe.letIn();
  await eventually(() => stripe.answered(call.key) === 2);
  expect(stripe.booksOf(call.paymentId)).toMatchObject({ held: 0, captured: 0, refunded: 0 });
  await hasty.close();
});

it('gives back what it holds though Stripe does not show it', async () => {
  const openedAt = new Date(Date.now() - 2 * hour);
  const call = callWith('pm_card_visa', { openedAt, begunAt: openedAt });
  stripe.fault('lost');
  await provider.authorise(call);
  expect(await provider.lookUp(call)).toEqual({ kind: 'absent' });
  expect(await provider.void(voidOf(call))).toEqual({ kind: 'succeeded', amount: call.amount });
  expect(stripe.intentsOf(call.paymentId)).toMatchObject([{ status: 'canceled' }]);
});

it('has nothing to give back of what was declined', async () => {
  const call = callWith('pm_card_chargeDeclined');
  await provider.authorise(call);
  expect(await provider.void(voidOf(call))).toEqual({ kind: 'succeeded', amount: call.amount });
});

it('sends nothing that could take money twice, when Stripe may have forgotten the key', async () => {
  const old = new Date(Date.now() - 23 * hour);
  const call = callWith('pm_card_visa', { openedAt: old, begunAt: old });
  expect(await provider.authorise(call)).toMatchObject({ kind: 'unknown' });
  expect(await provider.void(voidOf(call))).toMatchObject({ kind: 'unknown' });
  const reference = 'pi_that_is_known';
  const refund = { ...call, kind: 'refund' as const, key: newId(), reference };
  expect(await provider.refund(refund)).toMatchObject({ kind: 'unknown' });
  expect(postsOf(call)).toEqual([]);
});

it('captures once, though Stripe has forgotten the key', async () => {
  const call = callWith();
  const outcome = await provider.authorise(call);
  const reference = outcome.kind === 'succeeded' ? (outcome.reference ?? null) : null;
  const capture = { ...call, reference, kind: 'capture' as const, key: `${call.key}:capture` };
  await provider.capture(capture);
  stripe.keys.forget();
  expect(await provider.capture(capture)).toEqual({ kind: 'succeeded', amount: call.amount });
  expect(stripe.booksOf(call.paymentId)).toMatchObject({ captured: 1_999 });
});

it.each([
  ['automatic', 'expired'],
  ['expired', 'expired'],
  ['fraudulent', 'voided'],
])('captures nothing that ended meanwhile: %s', async (cancellation_reason, reason) => {
  const call = callWith();
  const outcome = await provider.authorise(call);
  const reference = outcome.kind === 'succeeded' ? (outcome.reference ?? '') : '';
  stripe.intents.cancel(reference, { cancellation_reason });
  const capture = { ...call, reference, kind: 'capture' as const, key: `${call.key}:capture` };
  expect(await provider.capture(capture)).toEqual({ kind: 'refused', reason });
});

it('finds an intent behind hundreds of others', async () => {
  stripe.fault('lost');
  const call = callWith();
  await provider.authorise(call);
  for (let other = 0; other < 250; other += 1)
    stripe.intents.create({ amount: '100', currency: 'jpy', metadata: {} });
  expect(await provider.lookUp(call)).toMatchObject({ kind: 'succeeded', amount: call.amount });
});
