import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRelay } from '@quartet/events';
import { eventually, testConfig } from '@quartet/testing';
import { placed } from '../testing/bodies.ts';
import { happyPath } from '../testing/recorded-states.ts';
import { openService, type Service } from '../testing/service.ts';
import { fileBus } from './file-bus.ts';

let service: Service;
let folder: string;
beforeAll(async () => {
  service = await openService();
  folder = await mkdtemp(join(tmpdir(), 'quartet-events-'));
});
afterAll(async () => {
  await service.close();
  await rm(folder, { recursive: true });
});

interface Line {
  readonly aggregate: string;
  readonly version: number;
  readonly type: string;
  readonly data: { readonly orderId: string; readonly status: string };
}

it('the relay writes an event per transition, a line each', async () => {
  const path = join(folder, 'events.jsonl');
  const { config, log } = testConfig();
  const relay = createRelay({ database: service.database, bus: fileBus(path), log, config });
  relay.start();
  const { id } = await placed(service);
  const lines = await eventually(async () => {
    const text = await readFile(path, 'utf8');
    const read = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
    return read.length === happyPath.length && read;
  });
  await relay.stop();
  const events = (lines || []).sort((a, b) => a.version - b.version);
  expect(events.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(events[0]).toMatchObject({ aggregate: `order:${id}`, type: 'order.placed' });
  expect(events[7]).toMatchObject({
    type: 'order.confirmed',
    data: { orderId: id, status: 'confirmed' },
  });
});

it('says so when the file cannot be written', async () => {
  await expect(fileBus(join(folder, 'none', 'x')).publish([])).rejects.toThrow('ENOENT');
});
