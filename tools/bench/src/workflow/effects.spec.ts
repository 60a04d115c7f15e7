import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { effectsOf, readEntries } from './effects.ts';

const entry = (op: string, orderId: string, outcome = 'succeeded') => ({ op, orderId, outcome });

it('counts what has succeeded', () => {
  const entries = [
    entry('authorise', 'order-1'),
    entry('authorise', 'order-2', 'declined'),
    entry('capture', 'order-1'),
    entry('void', 'order-2'),
  ];
  expect(effectsOf(entries)).toEqual({ authorisations: 1, captures: 1, repeated: 0 });
});

it('counts an order with a second capture, though it was refused', () => {
  const captures = [entry('capture', 'order-1'), entry('capture', 'order-1', 'already_captured')];
  expect(effectsOf(captures)).toMatchObject({ captures: 1, repeated: 1 });
});

it('counts an order with two authorisations and two captures once', () => {
  const twice = [entry('authorise', 'order-1'), entry('capture', 'order-1')];
  expect(effectsOf([...twice, ...twice])).toEqual({ authorisations: 2, captures: 2, repeated: 1 });
});

it('reads the entries that came after the others', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'quartet-effects-'));
  const journal = join(folder, 'journal.jsonl');
  const entries = [entry('authorise', 'order-1'), entry('capture', 'order-1')];
  await writeFile(journal, entries.map((each) => `${JSON.stringify(each)}\n`).join(''));
  expect(await readEntries(journal, 1)).toEqual([entries[1]]);
  await rm(folder, { recursive: true });
  expect(await readEntries(journal)).toEqual([]);
});
