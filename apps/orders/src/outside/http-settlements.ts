import type { Client } from '@quartet/http';
import { NIL } from 'uuid';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { Settlements } from '../deps.ts';

const Settled = z.object({ items: z.array(z.uuid()) });

type Deadline = Pick<Config, 'PAYMENTS_DEADLINE'>;

export function httpSettlements(
  client: Client,
  { PAYMENTS_DEADLINE: deadline }: Deadline,
): Settlements {
  return {
    among: async (paymentIds) => {
      const path = `/internal/payments/settled?ids=${paymentIds.join()}`;
      const { body } = await client.request('GET', path, { userId: NIL, deadline });
      return Settled.parse(body).items;
    },
  };
}
