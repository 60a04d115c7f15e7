import type { Client } from '@quartet/http';
import { NIL } from 'uuid';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { Notice, Notices } from '../deps.ts';
import type { PaymentMoney } from '../domain/unrequested.ts';
import { Money } from './http-answers.ts';

const Moved = z.object({
  refunded: Money,
  disputed: Money,
  dispute: z.enum(['OPEN', 'WON', 'LOST']).nullable(),
});

const Payment = Moved.extend({
  id: z.uuid(),
  orderId: z.uuid(),
  userId: z.uuid(),
  state: z.string(),
  method: z.string().nullable(),
  createdAt: z.iso.datetime(),
});

const Page = z.object({
  items: z.array(z.object({ notice: z.int(), payment: Payment })),
  nextCursor: z.string().nullable(),
});

type Deadline = Pick<Config, 'PAYMENTS_DEADLINE'>;

/** The states of a payment that holds money, or may. */
const holding = ['AUTHORISING', 'UNKNOWN', 'AUTHORISED'];

const disputes = { OPEN: 'open', WON: 'won', LOST: 'lost' } as const;

/** The changes of money that payments reports. An answer that is not understood is an error: the next sweep asks again. */
export function httpNotices(client: Client, { PAYMENTS_DEADLINE: deadline }: Deadline): Notices {
  return {
    list: async (cursor) => {
      const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
      const path = `/internal/payments/notices${query}`;
      const { body } = await client.request('GET', path, { userId: NIL, deadline });
      const { items, nextCursor } = Page.parse(body);
      return { notices: items.map(noticeOf), next: nextCursor ?? undefined };
    },
    moneyOf: async ({ paymentId, userId }) => {
      const path = `/internal/payments/${String(paymentId)}`;
      const { body } = await client.request('GET', path, { userId, deadline });
      return moneyOf(Moved.parse(body));
    },
    acknowledge: async ({ paymentId, notice }, shown) => {
      const path = `/internal/payments/${paymentId}/notices/${notice}`;
      const call = { userId: NIL, deadline, body: { shown } };
      const { status } = await client.request('PUT', path, call);
      if (status !== 204) throw new Error(`payments returned ${status} to an acknowledgement`);
    },
  };
}

function noticeOf({ notice, payment }: z.output<typeof Page>['items'][number]): Notice {
  const { id, orderId, userId, state, method, createdAt } = payment;
  return {
    ...{ paymentId: id, orderId, userId, notice, money: moneyOf(payment) },
    ...{ mayHold: holding.includes(state), method: method ?? undefined },
    openedAt: new Date(createdAt),
  };
}

function moneyOf({ refunded, disputed, dispute }: z.output<typeof Moved>): PaymentMoney {
  return { refunded, dispute: dispute && { state: disputes[dispute], amount: disputed } };
}
