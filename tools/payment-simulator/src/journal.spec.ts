import { join } from 'node:path';
import { mountSmallDisk } from '@quartet/testing';
import type { Entry } from './entry.ts';
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
  const restored: Entry[] = [];
  const second = await openJournal(file.path, (entry) => restored.push(entry));
  expect(restored).toEqual([sampleEntry]);
  await second.close();
});

it.each(['restored', 'appended'])('reads any page of %s entries from the disk', async (how) => {
  const keys = Array.from({ length: 700 }, (_key, index) => `Schlüssel ${index}`);
  const first = await openJournal(file.path);
  await Promise.all(keys.map((key) => first.append({ ...sampleEntry, key })));
  if (how === 'restored') await first.close();
  const journal = how === 'restored' ? await openJournal(file.path) : first;
  for (const [position, limit] of [
    [0, 700],
    [255, 3],
    [256, 256],
    [511, 100],
    [699, 10],
    [700, 10],
    [9_999, 1],
  ] as const) {
    const page = await journal.read(position, limit);
    expect(page.map(({ key }) => key)).toEqual(keys.slice(position, position + limit));
  }
  await journal.close();
});

it('reads what was appended at the same time', async () => {
  const journal = await openJournal(file.path);
  const appended = journal.append(sampleEntry);
  expect(await journal.read(0, 10)).toEqual([sampleEntry]);
  await appended;
  await journal.close();
});

it('removes a torn last line, and appends after the complete ones', async () => {
  const whole = `${JSON.stringify({ ...sampleEntry, orderId: 'Übergröße' })}\n`;
  await file.write(`${whole}{"at":"2026-01-31T12:`);
  const journal = await openJournal(file.path);
  expect(await journal.read(0, 10)).toHaveLength(1);
  expect(await file.text()).toBe(whole);
  await journal.append(sampleEntry);
  await journal.close();
  expect(await file.entries()).toHaveLength(2);
});

it.each(['{}', 'no JSON', '{"op":"steal"}'])('refuses to start on the line %s', async (line) => {
  await file.write(`${JSON.stringify(sampleEntry)}\n${line}\n`);
  await expect(openJournal(file.path)).rejects.toThrow('line 2 of the journal is not an entry');
});

const disk = mountSmallDisk();
afterAll(() => disk?.remove());

// Without root no file system can be mounted, and none is full.
(disk ? it : it.skip)('goes on after a full disk, with whole lines only', async () => {
  const path = join(disk?.path ?? '', 'journal.jsonl');
  const journal = await openJournal(path);
  disk?.fill();
  let before = 0;
  const fill = async () => {
    for (;;) before = (await journal.append({ ...sampleEntry, key: `before-${before}` })) + 1;
  };
  await expect(fill()).rejects.toMatchObject({ code: 'unavailable' });
  const both = ['x', 'y'].map((key) => journal.append({ ...sampleEntry, key }));
  const failures = await Promise.allSettled(both);
  expect(failures.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  disk?.free();
  expect(await journal.append({ ...sampleEntry, key: 'after' })).toBe(before);
  expect(await journal.read(before, 2)).toMatchObject([{ key: 'after' }]);
  await journal.close();
  const restored: Entry[] = [];
  await (await openJournal(path, (entry) => restored.push(entry))).close();
  expect(restored).toHaveLength(before + 1);
});
