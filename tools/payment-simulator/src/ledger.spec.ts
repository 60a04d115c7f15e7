import { join } from 'node:path';
import { listen, mountSmallDisk, testConfig } from '@quartet/testing';
import { createApp } from './app.ts';
import type { Entry } from './entry.ts';
import { openLedger } from './ledger.ts';
import { createProcessor } from './processor.ts';

const request = {
  op: 'authorise',
  key: 'pay',
  paymentId: 'pay',
  orderId: 'order',
  amount: 1000,
  currency: 'USD',
  method: 'pm_ok',
} as const;

const disk = mountSmallDisk();
afterEach(() => disk?.free());
afterAll(() => disk?.remove());

// Without root no file system can be mounted, and none is full.
const itWithDisk = disk ? it : it.skip;

async function open(name: string) {
  const ledger = await openLedger(join(disk?.path ?? '', name));
  const announced: Entry[] = [];
  const processor = createProcessor(ledger, (entry) => announced.push(entry));
  return { ledger, processor, announced };
}

/** Fills the disk, and the rest of the journal's last block. */
async function fill({ processor }: Awaited<ReturnType<typeof open>>): Promise<void> {
  disk?.fill();
  for (let n = 0; ; n += 1) {
    const key = `fill-${n}`;
    const isWritten = processor.perform({ ...request, key, paymentId: key }).then(
      () => true,
      () => false,
    );
    if (!(await isWritten)) return;
  }
}

itWithDisk('knows no operation that could not be written, and performs it later', async () => {
  const opened = await open('one');
  await fill(opened);
  const { processor, announced, ledger } = opened;
  await expect(processor.perform(request)).rejects.toMatchObject({ code: 'unavailable' });
  expect(await processor.lookUp('pay')).toBeUndefined();
  expect(ledger.account('pay')).toBeUndefined();
  expect(announced.filter(({ key }) => key === 'pay')).toEqual([]);
  disk?.free();
  expect(await processor.perform(request)).toMatchObject({ kind: 'entry' });
  expect(await processor.lookUp('pay')).toMatchObject({ outcome: 'succeeded' });
  await ledger.close();
});

itWithDisk('decides about a payment after the operation before it is on disk', async () => {
  const { processor, ledger } = await open('two');
  await processor.perform(request);
  const capture = (key: string) => processor.perform({ ...request, op: 'capture', key });
  const replies = await Promise.all([capture('capture-1'), capture('capture-2')]);
  const succeeded = replies.filter(
    (reply) => reply.kind === 'entry' && reply.entry.outcome === 'succeeded',
  );
  expect(succeeded).toHaveLength(1);
  await ledger.close();
});

itWithDisk('answers 503 while the journal cannot be written, and looks up the rest', async () => {
  const opened = await open('three');
  await opened.processor.perform(request);
  await fill(opened);
  const server = await listen(createApp(opened.processor, testConfig().log));
  const { op: _, ...body } = { ...request, paymentId: 'pay-2' };
  const answer = await fetch(`${server.url}/payments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'pay-2' },
    body: JSON.stringify({ ...body, key: undefined }),
  });
  expect([answer.status, await answer.json()]).toMatchObject([503, { code: 'unavailable' }]);
  expect((await fetch(`${server.url}/operations/pay-2`)).status).toBe(404);
  expect((await fetch(`${server.url}/operations/pay`)).status).toBe(200);
  await server.close();
  await opened.ledger.close();
});
