import { openJournal } from './journal.ts';
import {
  sampleEntry,
  temporaryJournal,
  type TemporaryJournal,
} from './testing/temporary-journal.ts';

let file: TemporaryJournal;
beforeEach(async () => {
  file = await temporaryJournal();
});
afterEach(() => file.remove());

it('writes appended entries to disk', async () => {
  const journal = await openJournal(file.path);
  await journal.append(sampleEntry);
  expect(await file.text()).toBe(`${JSON.stringify(sampleEntry)}\n`);
  await journal.close();
});

it('keeps the order of concurrent entries', async () => {
  const journal = await openJournal(file.path);
  const keys = Array.from({ length: 50 }, (_, index) => `key-${index}`);
  await Promise.all(keys.map((key) => journal.append({ ...sampleEntry, key })));
  await journal.close();
  expect((await file.entries()).map(({ key }) => key)).toEqual(keys);
});

it('restores its entries after a restart', async () => {
  const first = await openJournal(file.path);
  await first.append(sampleEntry);
  await first.close();
  const second = await openJournal(file.path);
  expect(second.entries).toEqual([sampleEntry]);
  await second.close();
});

it('removes a torn last line, and appends after the complete ones', async () => {
  const whole = `${JSON.stringify({ ...sampleEntry, orderId: 'Übergröße' })}\n`;
  await file.write(`${whole}{"at":"2026-01-31T12:`);
  const journal = await openJournal(file.path);
  expect(journal.entries).toHaveLength(1);
  expect(await file.text()).toBe(whole);
  await journal.append(sampleEntry);
  await journal.close();
  expect(await file.entries()).toHaveLength(2);
});

it.each(['{}', 'no JSON', '{"op":"steal"}'])('refuses to start on the line %s', async (line) => {
  await file.write(`${JSON.stringify(sampleEntry)}\n${line}\n`);
  await expect(openJournal(file.path)).rejects.toThrow('line 2 of the journal is not an entry');
});
