import { eventually } from '@quartet/testing';
import { type Service, openService, type PaymentBody } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService({ webhooks: true });
});
afterAll(() => service.close());

const becomes = (id: string, state: string) =>
  eventually(async () => {
    expect((await service.orders.get(`/${id}`)).body).toMatchObject({ state });
  });

it('understands what the provider itself sends, when the answers are lost', async () => {
  const { id } = (await service.pay('pm_charge_then_drop')).body as PaymentBody;
  await becomes(id, 'AUTHORISED');
  await service.orders.put(`/${id}/capture`).send({});
  await becomes(id, 'CAPTURED');
});

it('does no harm beside an answer that arrives', async () => {
  const { id } = await service.captured();
  await becomes(id, 'CAPTURED');
  expect(await service.provider.journalOf(id)).toHaveLength(2);
});
