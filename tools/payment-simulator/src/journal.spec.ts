import { openJournal } from './journal.ts';
import { someEntry, temporaryJournal, type TemporaryJournal } from './testing/temporary-journal.ts';

let file: TemporaryJournal;
beforeEach(async () => {
  file = await temporaryJournal();
});
afterEach(() => file.remove());

it('has on the disk what it has taken', async () => {
  const journal = await openJournal(file.path);
  await journal.append(someEntry);
  expect(await file.text()).toBe(`${JSON.stringify(someEntry)}\n`);
  await journal.close();
});

it('keeps the order of entries that come at once', async () => {
  const journal = await openJournal(file.path);
  const keys = Array.from({ length: 50 }, (_, index) => `key-${index}`);
  await Promise.all(keys.map((key) => journal.append({ ...someEntry, key })));
  await journal.close();
  expect((await file.entries()).map(({ key }) => key)).toEqual(keys);
});

it('remembers after a restart', async () => {
  const first = await openJournal(file.path);
  await first.append(someEntry);
  await first.close();
  const second = await openJournal(file.path);
  expect(second.entries).toEqual([someEntry]);
  await second.close();
});

it('cuts off a line that a crash has torn, and goes on behind the whole ones', async () => {
  const whole = `${JSON.stringify({ ...someEntry, orderId: 'Übergröße' })}\n`;
  await file.write(`${whole}{"at":"2026-01-31T12:`);
  const journal = await openJournal(file.path);
  expect(journal.entries).toHaveLength(1);
  expect(await file.text()).toBe(whole);
  await journal.append(someEntry);
  await journal.close();
  expect(await file.entries()).toHaveLength(2);
});

it.each(['{}', 'no JSON', '{"op":"steal"}'])('refuses to start on the line %s', async (line) => {
  await file.write(`${JSON.stringify(someEntry)}\n${line}\n`);
  await expect(openJournal(file.path)).rejects.toThrow('line 2 of the journal is not an entry');
});
