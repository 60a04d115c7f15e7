import { newId } from '@quartet/database';
import { eventually } from '@quartet/testing';
import {
  type OrderBody,
  orderOf,
  place,
  placed,
  type ProblemBody,
  someOrder,
  usd,
} from '../testing/bodies.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
beforeEach(() => service.payments.refundsEnd('SUCCEEDED'));
afterAll(() => service.close());

const refund = (id: string, body: object = {}, key: string = newId(), at = service) =>
  at.admin.post(`/${id}/refunds`).set('idempotency-key', key).send(body);

describe('refunds that race', () => {
  it('accepts one of ten that ask for 60 % each', async () => {
    const { id } = await placed(service);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => refund(id, { amount: usd(1_200) })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)]);
    const codes = answers
      .filter(({ status }) => status === 409)
      .map(({ body }) => body as ProblemBody);
    expect(new Set(codes.map(({ code }) => code))).toEqual(new Set(['refund_exceeds_capture']));
    expect(service.payments.net(id)).toBe(800);
    expect(await orderOf(service, id)).toMatchObject({ refunded: usd(1_200) });
  });

  it('moves the money once for ten requests with one key', async () => {
    const { id } = await placed(service);
    const key = newId();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => refund(id, { amount: usd(100) }, key)),
    );
    expect(answers.map(({ status }) => status).filter((s) => s !== 201 && s !== 409)).toEqual([]);
    await refund(id, { amount: usd(100) }, key).expect(201);
    expect(service.payments.net(id)).toBe(1_900);
  });

  it('answers 202 while the outcome is unknown, and the worker drives it on', async () => {
    const impatient = await openService({ SAGA_WAIT: '200' });
    impatient.recovery.start();
    const { body } = await place(impatient, someOrder(impatient));
    const { id } = body as OrderBody;
    await eventually(async () => (await orderOf(impatient, id)).status === 'confirmed');
    impatient.payments.refundsEnd('PENDING');
    const key = newId();
    const answer = await refund(id, {}, key, impatient).expect(202);
    expect(answer.headers).toMatchObject({ location: `/api/orders/${id}`, 'retry-after': '1' });
    expect(answer.body).toMatchObject({ status: 'refunding', refunded: usd(0) });
    const other = await refund(id, { amount: usd(1) }, newId(), impatient).expect(409);
    expect(other.body).toMatchObject({ code: 'refund_exceeds_capture' });
    impatient.payments.refundsEnd('SUCCEEDED');
    await eventually(async () => {
      const { body } = await refund(id, {}, key, impatient).expect(201);
      expect(body).toMatchObject({ status: 'refunded', refunded: usd(2_000) });
    });
    expect(impatient.payments.net(id)).toBe(0);
    await impatient.close();
  });

  it('answers 409 with Retry-After while another refund that leaves enough is under way', async () => {
    const { id } = await placed(service);
    const gate = service.payments.gate('refund');
    const first = refund(id, { amount: usd(100) }).then((answer) => answer);
    await gate.arrived;
    const second = await refund(id, { amount: usd(100) }).expect(409);
    expect(second.body).toMatchObject({ code: 'not_refundable' });
    expect(second.headers['retry-after']).toBe('1');
    gate.open();
    expect((await first).status).toBe(201);
  });
});
