import { newId, statement } from '@quartet/database';
import { placed } from '../testing/bodies.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeEach(async () => {
  service = await openService();
});
afterEach(() => service.close());

const give = statement<[aggregate: string, version: number]>(
  `UPDATE outbox SET dead_at = now() WHERE aggregate = $1 AND version = $2`,
);

const listed = async () => {
  const { body } = await service.admin.get('/dead-letters').expect(200);
  return (body as { items: { id: string; version: number; type: string }[] }).items;
};

const replay = (body: unknown) => service.admin.post('/dead-letters/replay').send(body as object);

/** Two events of an order that nobody took. */
async function buried() {
  const { id } = await placed(service);
  for (const version of [2, 3]) await service.database.run(give, [`order:${id}`, version]);
  return listed();
}

it('lists dead letters, and answers 200 when all are replayed', async () => {
  expect((await buried()).map(({ type }) => type)).toEqual(['order.reserving', 'order.reserved']);
  expect((await replay({}).expect(200)).body).toEqual({ replayed: 2 });
  expect(await listed()).toEqual([]);
});

it('answers 200 for one of them, and leaves the other', async () => {
  const [first, second] = await buried();
  expect((await replay({ ids: [first?.id] }).expect(200)).body).toEqual({ replayed: 1 });
  expect(await listed()).toEqual([second]);
});

it('answers 200 for an event that is not dead, and replays none', async () => {
  expect((await replay({ ids: [newId()] }).expect(200)).body).toEqual({ replayed: 0 });
});

it.each([[{ ids: [] }], [{ ids: ['x'] }], [{ all: true }], [null]])(
  'answers 400 for %j, and replays none',
  async (body) => {
    await buried();
    const { body: problem } = await replay(body).expect(400);
    expect((problem as { code: string }).code).toMatch(/invalid_request|malformed_request/);
    expect(await listed()).toHaveLength(2);
  },
);
