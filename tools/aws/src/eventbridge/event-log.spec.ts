import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventLog, openEventLog } from './event-log.ts';

let folder: string;
let path: string;
const open = new Set<EventLog>();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quartet-events-'));
  path = join(folder, 'events.jsonl');
});
afterEach(async () => {
  for (const log of open) await log.close();
  open.clear();
  await rm(folder, { recursive: true });
});

async function opened(): Promise<EventLog> {
  const log = await openEventLog(path);
  open.add(log);
  return log;
}
const text = () => readFile(path, 'utf8');

it('has written the values when it says so, a line each', async () => {
  const log = await opened();
  await log.append([{ a: 1 }, { b: 'two\nlines' }]);
  expect(await text()).toBe('{"a":1}\n{"b":"two\\nlines"}\n');
});

it('keeps the values of one call together and in order, however many call at once', async () => {
  const log = await opened();
  const calls = Array.from({ length: 50 }, (_, call) => [{ call }, { call }]);
  await Promise.all(calls.map((values) => log.append(values)));
  const written = (await text()).trimEnd().split('\n');
  expect(written.map((line) => JSON.parse(line) as unknown)).toEqual(calls.flat());
});

it('goes on behind what was there', async () => {
  await writeFile(path, '{"old":1}\n');
  await (await opened()).append([{ new: 2 }]);
  expect(await text()).toBe('{"old":1}\n{"new":2}\n');
});

it.each(['', '{"old":1}\n', `{"long":"${'x'.repeat(1_500_000)}"}\n`])(
  'cuts off a line that a crash has left half written (%#)',
  async (whole) => {
    await writeFile(path, whole);
    await appendFile(path, '{"torn":');
    await (await opened()).append([{ new: 2 }]);
    expect(await text()).toBe(`${whole}{"new":2}\n`);
  },
);

it('fails for everybody whose values were not written', async () => {
  const log = await openEventLog(path);
  await log.close();
  const calls = [log.append([{ a: 1 }]), log.append([{ b: 2 }])];
  const results = await Promise.allSettled(calls);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await text()).toBe('');
});
