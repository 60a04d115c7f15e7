import { eventually } from '@quartet/testing';
import { type Desk, openDesk, type PaymentBody } from '../testing/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ webhooks: true });
});
afterAll(() => desk.close());

const becomes = (id: string, state: string) =>
  eventually(async () => {
    expect((await desk.asOrders('get', id)).body).toMatchObject({ state });
  });

it('understands what the provider itself sends, when the answers are lost', async () => {
  const { id } = (await desk.pay('pm_charge_then_drop')).body as PaymentBody;
  await becomes(id, 'AUTHORISED');
  await desk.asOrders('put', `${id}/capture`).send({});
  await becomes(id, 'CAPTURED');
});

it('does no harm beside an answer that arrives', async () => {
  const { id } = await desk.captured();
  await becomes(id, 'CAPTURED');
  expect(await desk.provider.journalOf(id)).toHaveLength(2);
});
