import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId, statement } from '@quartet/database';
import { eventually } from '@quartet/testing';
import {
  latestOrder,
  type OrderBody,
  place,
  placed,
  type ProblemBody,
  someOrder,
  usd,
} from '../testing/bodies.ts';
import { wrongIn, type WrittenEvent } from '../testing/published-events.ts';
import { recordedStates } from '../testing/recorded-states.ts';
import { openService, type Service } from '../testing/service.ts';
import { events } from './event.ts';

const documents = join(import.meta.dirname, '../../../../docs/events');
const selectAll = statement<[], WrittenEvent>(`SELECT id, version, type, data FROM outbox`);

let service: Service;
beforeAll(async () => {
  service = await openService({ REVIEW_AFTER: '300' });
  service.recovery.start();
});
afterAll(() => service.close());

const silence = Array<'error'>(10_000).fill('error');
const post = (id: string, path: string) =>
  service.admin.post(`/${id}/${path}`).set('idempotency-key', newId());

async function stuckAt(operation: 'authorise' | 'capture' | 'refund', id: string) {
  await eventually(async () => (await recordedStates(service, id)).at(-1) === 'NEEDS_REVIEW');
  service.payments.fail(operation);
}

const refunded = async () => {
  const { id } = await placed(service);
  await post(id, 'refunds')
    .send({ amount: usd(500) })
    .expect(201);
  await post(id, 'refunds').send({}).expect(201);
};
const refundRefused = async () => {
  const { id } = await placed(service);
  service.payments.refundsEnd('FAILED');
  await post(id, 'refunds').send({}).expect(409);
  service.payments.refundsEnd('SUCCEEDED');
};
const refundReviewed = async () => {
  const { id } = await placed(service);
  service.payments.fail('refund', ...silence);
  await post(id, 'refunds').send({}).expect(202);
  await stuckAt('refund', id);
  await post(id, 'review').send({ decision: 'retry' }).expect(200);
};
const reviewed = async (operation: 'authorise' | 'capture', decision: 'retry' | 'undo') => {
  service.payments.fail(operation, ...silence);
  const { id } = (await place(service, someOrder(service)).expect(202)).body as OrderBody;
  await stuckAt(operation, id);
  await post(id, 'review').send({ decision }).expect(200);
};
const disputed = async () => {
  const { id } = await placed(service);
  for (const dispute of ['OPEN', 'WON', 'LOST'] as const) {
    service.payments.move(id, { dispute });
    await service.takeNotices();
  }
  service.payments.move(id, { refunded: 300 });
  await service.takeNotices();
};
const rejected = async (fields: Parameters<typeof someOrder>[1], status: number) => {
  const { body } = await place(service, someOrder(service, fields)).expect(status);
  await recordedStates(service, String((body as ProblemBody).orderId));
};
/** Asked, or by the clock, while its payment is under way. */
const givenUp = async (reason: 'order_cancelled' | 'order_expired') => {
  const gate = service.payments.gate('authorise');
  const answer = place(service, someOrder(service)).then(({ body }) => body as ProblemBody);
  await gate.arrived;
  const { id } = await latestOrder(service);
  await service.database.run(giveUp, [id, reason]);
  gate.open();
  expect(await answer).toMatchObject({ code: reason, orderId: id });
};
const giveUp = statement<[id: string, reason: string]>(
  `UPDATE saga SET cancel_requested_at = now(), cancel_reason = $2 WHERE id = $1`,
);

it('every event that an order can have is published, and says what is published of it', async () => {
  await refunded();
  await refundRefused();
  await refundReviewed();
  await reviewed('authorise', 'retry');
  await reviewed('authorise', 'undo');
  await reviewed('capture', 'retry');
  await rejected({ paymentMethod: 'pm_declined' }, 402);
  await rejected({ items: [{ productId: newId(), quantity: 1 }] }, 409);
  await rejected({ expectedTotal: usd(1) }, 409);
  await givenUp('order_cancelled');
  await givenUp('order_expired');
  await disputed();
  const written = await service.database.many(selectAll, []);
  expect(new Set(written.map(({ type }) => type))).toEqual(new Set(events.map(({ type }) => type)));
  expect(written.flatMap(wrongIn)).toEqual([]);
});

it('an event that says something else is told from one that does not', async () => {
  await placed(service);
  const [event] = await service.database.many(selectAll, []);
  if (!event) throw new Error('nothing was written');
  const { orderId: _, ...less } = event.data;
  expect(wrongIn({ ...event, data: less })).toHaveLength(1);
  expect(wrongIn({ ...event, data: { ...event.data, paymentMethod: 'pm_ok' } })).toHaveLength(1);
  expect(wrongIn({ ...event, data: { ...event.data, schemaVersion: 2 } })).toHaveLength(1);
  expect(wrongIn({ ...event, data: { ...event.data, status: 'paid' } })).toHaveLength(1);
});

it('the page about the events has a row for each, and for no other', () => {
  const page = readFileSync(join(documents, 'README.md'), 'utf8');
  const rows = [...page.matchAll(/^\| \[`(order\.\w+)`\]\((\S+)\) +\| (.+?) +\|$/gm)];
  expect(rows.map(([, type, , text]) => [type, `The order ${text}`])).toEqual(
    events.map(({ type, summary }) => [type, summary]),
  );
  expect(rows.map(([, , link]) => link).sort()).toEqual(
    readdirSync(join(documents, 'orders'))
      .map((name) => `orders/${name}`)
      .sort(),
  );
});
