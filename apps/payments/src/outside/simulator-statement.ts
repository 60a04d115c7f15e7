import { openTransport } from '@quartet/http';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { captureSlot, type Movement, type MovementKind, reversalOf } from '../domain/movement.ts';
import type { Statement } from '../reconcile-deps.ts';

const Entry = z.object({
  at: z.iso.datetime().transform((text) => new Date(text)),
  op: z.string(),
  key: z.string(),
  of: z.string().optional(),
  paymentId: z.string(),
  orderId: z.string(),
  amount: z.int(),
  currency: z.string(),
  outcome: z.string(),
});

type Entry = z.output<typeof Entry>;

const Page = z.object({ items: z.array(Entry), next: z.int() });

const kinds: Readonly<Record<string, MovementKind>> = {
  capture: 'capture',
  refund: 'refund',
  reversal: 'refund_reversal',
  dispute: 'dispute',
  dispute_won: 'dispute_reversal',
};

type StatementConfig = Pick<Config, 'PROVIDER_TIMEOUT' | 'RECONCILE_PAGE'> & {
  readonly PROVIDER_URL: string;
};

/** The journal of the simulator, page after page from its beginning. */
export function simulatorStatement(config: StatementConfig): Statement {
  const { PROVIDER_URL: url, PROVIDER_TIMEOUT: deadline, RECONCILE_PAGE: size } = config;
  const transport = openTransport({ url, peer: 'provider' });
  return {
    page: async ({ from, to }, cursor) => {
      const path = `/operations?after=${cursor ?? 0}&limit=${size}`;
      const { text } = await transport.send({ method: 'GET', path, deadline });
      const { items, next } = Page.parse(JSON.parse(text));
      const within = items.filter(({ at }) => at >= from && at < to);
      const isLast = items.length < size || items.some(({ at }) => at >= to);
      return { movements: within.flatMap(movementsOf), next: isLast ? null : String(next) };
    },
    close: transport.destroy,
  };
}

function movementsOf(entry: Entry): readonly Movement[] {
  const { op, key, of, outcome, amount, currency, at, paymentId, orderId } = entry;
  const kind = kinds[op];
  if (kind === undefined || outcome !== 'succeeded') return [];
  const slot = kind === 'capture' ? captureSlot : of === undefined ? key : reversalOf(of);
  const names = { reference: key, paymentReference: null, paymentId: uuid(paymentId) };
  return [{ ...names, orderId: uuid(orderId), slot, kind, amount, currency, at }];
}

function uuid(text: string): string | null {
  return z.uuid().safeParse(text).data ?? null;
}
