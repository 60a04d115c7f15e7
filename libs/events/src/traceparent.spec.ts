import { withContext } from '@quartet/logging';
import { eventually, testConfig, testDatabase } from '@quartet/testing';
import { append, createRelay, type Event } from './index.ts';

it('hands the traceparent of a traced request on, and no other', async () => {
  const database = await testDatabase();
  const sent: Event[] = [];
  const { config, log } = testConfig({ RELAY_INTERVAL: '5' });
  const traceparent = (flags: string) => `00-${'a'.repeat(32)}-${'b'.repeat(16)}-${flags}`;
  for (const [n, flags] of ['01', '00'].entries()) {
    const event = { aggregate: `order:${n}`, version: 1, type: 'spec', data: { n } };
    const context = { requestId: 'request-1', traceparent: traceparent(flags) };
    await withContext(context, () => append(database, event));
  }
  const publish = async (events: readonly Event[]) => void sent.push(...events);
  const relay = createRelay({ database, bus: { publish }, log, config });
  relay.start();
  await eventually(() => expect(sent).toHaveLength(2));
  await relay.stop();
  await database.close();
  const byNumber = sent.toSorted((a, b) => Number(a.data['n']) - Number(b.data['n']));
  expect(byNumber.map((event) => event.traceparent)).toEqual([traceparent('01'), undefined]);
});
