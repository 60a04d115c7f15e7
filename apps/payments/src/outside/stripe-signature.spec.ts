import type { PaymentBody } from '../testing/service.ts';
import { formerSecret } from '../testing/test-provider.ts';
import { stripeEvent } from '../testing/stripe-account.ts';
import { openStripeService, signStripe, type StripeService } from '../testing/stripe-service.ts';

let service: StripeService;
beforeAll(async () => {
  service = await openStripeService();
});
afterAll(() => service.close());

const now = () => Math.floor(Date.now() / 1_000);

const viewOf = async ({ id }: PaymentBody) =>
  (await service.orders.get(`/${id}`)).body as PaymentBody;

const intentOf = ({ id }: PaymentBody) => {
  const [intent] = service.provider.intentsOf(id);
  if (!intent) throw new Error('Stripe has not heard of the payment');
  return intent;
};

/** A payment of which only events will tell what became of it. */
async function unknown(): Promise<PaymentBody> {
  service.provider.fault('lost');
  return (await service.pay('pm_card_visa')).body as PaymentBody;
}

it('accepts the former secret too, while the secret is rotated', async () => {
  const payment = await unknown();
  const event = stripeEvent('payment_intent.amount_capturable_updated', intentOf(payment));
  await service.deliver(event, signStripe(event, { secret: formerSecret })).expect(204);
  expect(await viewOf(payment)).toMatchObject({ state: 'AUTHORISED' });
});

it.each<[string, (event: object) => string]>([
  ['is missing', () => ''],
  ['is of another body', () => signStripe({})],
  ['is of another secret', (event) => signStripe(event, { secret: 'whsec_another' })],
  ['is six minutes old', (event) => signStripe(event, { timestamp: now() - 360 })],
  ['is no signature', () => 't=1,v1=xyz'],
  ['has another time', (event) => signStripe(event).replace(/^t=\d+/, `t=${now() - 1}`)],
])('refuses an event whose signature %s', async (_case, signature) => {
  const payment = await unknown();
  const event = stripeEvent('payment_intent.amount_capturable_updated', intentOf(payment));
  const { body } = await service.deliver(event, signature(event)).expect(401);
  expect(body).toMatchObject({ code: 'bad_signature' });
  expect(await viewOf(payment)).toMatchObject({ state: 'UNKNOWN' });
});
