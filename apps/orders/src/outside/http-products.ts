import type { Answer, Client } from '@quartet/http';
import { NIL } from 'uuid';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { Products } from '../deps.ts';
import type { Outcome, Refused, Reserved, Unknown } from '../domain/outcomes.ts';
import { ask, isIn, Money, refusedOr, unknown } from './http-answers.ts';

const Held = z.object({
  state: z.enum(['HELD', 'COMMITTED']),
  lines: z.array(
    z.object({ productId: z.string(), name: z.string(), quantity: z.int(), unitPrice: Money }),
  ),
  total: Money,
  expiresAt: z.iso.datetime().nullable(),
});

const Known = z.object({
  lines: z.array(z.object({ productId: z.string(), quantity: z.int() })),
});

const reserveRefusals = [
  'out_of_stock',
  'unknown_product',
  'currency_mismatch',
  'reservation_closed',
  'id_reused',
  'invalid_request',
] as const;

type Deadline = Pick<Config, 'PRODUCTS_DEADLINE'>;

export function httpProducts(client: Client, { PRODUCTS_DEADLINE: deadline }: Deadline): Products {
  const put = (path: string, userId: string, body: unknown = {}) =>
    ask(client, {
      method: 'PUT',
      path: `/internal/products/reservations/${path}`,
      userId,
      deadline,
      body,
    });
  return {
    itemsOf: async (orderId) => {
      const path = `/internal/products/reservations/${orderId}`;
      const answer = await client.request('GET', path, { userId: NIL, deadline });
      if (answer.status === 404) return undefined;
      return Known.parse(answer.body).lines;
    },
    reserve: async ({ id, userId, lines }) =>
      reserveOutcome(
        await put(id, userId, {
          lines: lines.map(({ productId, quantity }) => ({ productId, quantity })),
        }),
      ),
    commit: async ({ id, userId }) => commitOutcome(await put(`${id}/commit`, userId)),
    release: async ({ id, userId }) => releaseOutcome(await put(`${id}/release`, userId)),
  };
}

function reserveOutcome(answer: Answer): Reserved | Refused | Unknown {
  const held = Held.safeParse(answer.body);
  if (answer.status !== 200 || !held.success) return refusedOr(answer, reserveRefusals);
  const { lines, total, expiresAt } = held.data;
  return {
    kind: 'reserved',
    reservation: { lines, total, expiresAt: expiresAt === null ? null : new Date(expiresAt) },
  };
}

function commitOutcome(answer: Answer): Outcome {
  if (isIn(answer, ['COMMITTED'])) return { kind: 'done' };
  if (answer.status === 404) return { kind: 'refused', reason: 'reservation_closed' };
  return refusedOr(answer, ['reservation_closed', 'out_of_stock']);
}

function releaseOutcome(answer: Answer): Outcome {
  return isIn(answer, ['RELEASED', 'EXPIRED', 'RESTOCKED']) ? { kind: 'done' } : unknown(answer);
}
