import { newId } from '@quartet/database';
import fc from 'fast-check';
import { sweep } from '../processing/sweep.ts';
import type { PaymentCompany } from './payment-company.ts';
import type { PaymentBody } from './service.ts';

const total = 2_000;

const part = fc.integer({ min: 1, max: total });

/** A step in the life of a payment: our own, somebody's at the provider, or an event that arrives. */
const step = fc.oneof(
  fc.record({
    kind: fc.constant('ask' as const),
    what: fc.constantFrom('capture', 'capture', 'void', 'refund'),
    amount: part,
    isLost: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('byHand' as const),
    what: fc.constantFrom(
      ...(['capture', 'cancel', 'refund', 'failRefund', 'dispute', 'won', 'lost'] as const),
    ),
    amount: fc.oneof(part, fc.constant(total)),
  }),
  fc.record({ kind: fc.constant('deliver' as const), position: fc.nat({ max: 1_000 }) }),
  fc.record({ kind: fc.constant('sweep' as const) }),
);

export const anyStory = fc.record({
  method: fc.constantFrom('ok', 'ok', 'ok', 'declined', 'partial', 'lost'),
  steps: fc.array(step, { maxLength: 14 }),
  /** The order in which the events that are left arrive, and some of them again. */
  rest: fc.array(fc.nat({ max: 1_000 }), { minLength: 30, maxLength: 30 }),
});

type ValueOf<A> = A extends fc.Arbitrary<infer T> ? T : never;

export type Story = ValueOf<typeof anyStory>;

type Step = Story['steps'][number];

export interface Trace {
  readonly id: string;
  /** The ids of the events that have arrived. */
  readonly delivered: Set<string>;
}

/** Plays the story with a new payment, up to the arrival of the events that it has led to. */
export async function tell(
  company: PaymentCompany,
  { method, steps, rest }: Story,
): Promise<Trace> {
  const { methods, service } = company;
  const named = method === 'lost' ? company.loseAnswers() : methods[method as keyof typeof methods];
  const payment = (await service.pay(named, { amount: total })).body as PaymentBody;
  const trace: Trace = { id: payment.id, delivered: new Set() };
  for (const each of steps) await play(company, { payment, trace }, each);
  for (const position of rest) await deliver(company, trace, position);
  return trace;
}

interface Scene {
  readonly payment: PaymentBody;
  readonly trace: Trace;
}

async function play(company: PaymentCompany, { payment, trace }: Scene, each: Step): Promise<void> {
  switch (each.kind) {
    case 'ask':
      return ask(company, payment, each);
    case 'byHand':
      return void (await byHand(company, payment.id, each));
    case 'deliver':
      return deliver(company, trace, each.position);
    case 'sweep':
      return void (await sweep(company.service.deps));
  }
}

type Of<Kind extends Step['kind']> = Extract<Step, { readonly kind: Kind }>;

async function ask(
  { service, loseAnswers }: PaymentCompany,
  { id, orderId }: PaymentBody,
  { what, amount, isLost }: Of<'ask'>,
): Promise<void> {
  if (isLost) loseAnswers();
  if (what === 'capture') await service.orders.put(`/${id}/capture`).send({});
  if (what === 'void') await service.orders.put(`/${id}/void`).send({ orderId });
  if (what !== 'refund') return;
  const body = { amount: { amount, currency: 'USD' } };
  await service.orders.put(`/${id}/refunds/${newId()}`).send(body);
}

function byHand({ byHand: hands }: PaymentCompany, id: string, { what, amount }: Of<'byHand'>) {
  if (what === 'capture' || what === 'refund') return hands[what](id, amount);
  return what === 'won' || what === 'lost' ? hands.close(id, what) : hands[what](id);
}

/** Delivers one of the events so far, which may have been delivered before. */
async function deliver(company: PaymentCompany, trace: Trace, position: number): Promise<void> {
  const events = await company.eventsOf(trace.id);
  const event = events[position % events.length];
  if (event === undefined) return;
  const status = await company.deliver(event);
  if (status !== 204) throw new Error(`the service answered ${status} to ${event.type}`);
  trace.delivered.add(event.id);
}
