import { z } from 'zod';
import { schemaVersion, typeOf } from '../domain/event.ts';
import type { Dispute } from '../domain/order.ts';
import { paid, type State, states, statusOf } from '../domain/states.ts';
import { summaryOf } from './event-summaries.ts';

const none = z.null();
const money = z.looseObject({
  amount: z.int().meta({ description: 'in minor units, such as cents', examples: [1999] }),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .meta({ description: 'as in ISO 4217', examples: ['USD'] }),
});
const code = z
  .string()
  .meta({ description: 'why, by a code as in failures', examples: ['unavailable'] });
const id = (description?: string) =>
  z.uuid().meta({
    ...(description && { description }),
    examples: ['01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d'],
  });
const maybe = code.nullable();

const envelope = {
  eventId: id('the same whenever the event is delivered again'),
  version: z
    .int()
    .min(1)
    .meta({ description: 'counts the events of the order, without gaps', examples: [8] }),
  schemaVersion: z.literal(schemaVersion),
  orderId: id(),
  userId: id('whose order it is'),
};

type Facts = readonly [reason: z.ZodType, total: z.ZodType, refunded: z.ZodType];

/** An order has a total from its reservation on, and what was refunded from its confirmation on. */
const facts: Readonly<Record<State, Facts>> = {
  PENDING: [none, none, none],
  RESERVING: [maybe, none, none],
  RESERVED: [none, money, none],
  AUTHORISING: [maybe, money, none],
  AUTHORISED: [none, money, none],
  CONFIRMING: [maybe, money, none],
  CAPTURING: [maybe, money, none],
  CONFIRMED: [maybe, money, money],
  COMPENSATING: [code, money.nullable(), none],
  REJECTED: [code, money.nullable(), none],
  CANCELLED: [code, money.nullable(), none],
  EXPIRED: [code, money.nullable(), none],
  REFUNDING: [maybe, money, money],
  PARTIALLY_REFUNDED: [maybe, money, money],
  REFUNDED: [none, money, money],
  NEEDS_REVIEW: [maybe, money.nullable(), money.nullable()],
};

const disputeOf = (state: Dispute['state']) =>
  z.looseObject({
    state: z.literal(state),
    amount: money.meta({ description: 'withdrawn by disputes that are open or lost' }),
  });

/** The events of a dispute, which leave the order in its state. */
const disputeEvents = (
  [
    ['dispute_opened', 'open'],
    ['dispute_won', 'won'],
    ['dispute_lost', 'lost'],
  ] as const
).map(([change, state]) => ({
  type: `order.${change}`,
  version: schemaVersion,
  schema: z.looseObject({
    ...envelope,
    status: z.enum(paid.map((each) => statusOf[each])).meta({ description: 'what its user sees' }),
    ...{ reason: z.literal(change), total: money, refunded: money, dispute: disputeOf(state) },
  }),
}));

const stateEvents = states.map((state) => {
  const [reason, total, refunded] = facts[state];
  const schema = z.looseObject({
    ...envelope,
    status: z.literal(statusOf[state]).meta({ description: 'what its user sees' }),
    ...{ reason, total, refunded },
  });
  return { type: typeOf(state), version: schemaVersion, schema };
});

/** The schema of the `detail` of each event on the bus. */
export const events = [...stateEvents, ...disputeEvents].map((event) => ({
  ...event,
  summary: summaryOf(event.type),
}));
