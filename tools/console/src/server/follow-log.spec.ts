import { appendFile, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { followLog } from './follow-log.ts';

let folder: string;
let log: string;
let gone: AbortController;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quartet-console-'));
  log = join(folder, 'orders-1.log');
  gone = new AbortController();
});
afterEach(async () => {
  gone.abort();
  await rm(folder, { recursive: true });
});

/** All of it appears at once. */
async function replace(text: string): Promise<void> {
  await writeFile(`${log}.new`, text);
  await rename(`${log}.new`, log);
}

it('gives what is there, then whole lines as they are added', async () => {
  await writeFile(log, 'one\ntwo\nthr');
  const news = followLog(log, gone.signal);
  expect((await news.next()).value).toMatchObject({ lines: ['one', 'two'], anew: false });
  await appendFile(log, 'ee\nfour\nfi');
  expect((await news.next()).value).toMatchObject({ lines: ['three', 'four'] });
});

it('begins a long log at a whole line', async () => {
  await writeFile(log, `${'x'.repeat(200_000)}\nlast é\n`);
  const news = followLog(log, gone.signal);
  expect((await news.next()).value).toMatchObject({ lines: ['last é'] });
});

it('says that a log was begun anew, and goes on with it', async () => {
  await writeFile(log, 'of the former run\n');
  const news = followLog(log, gone.signal);
  await news.next();
  await replace('new\n');
  expect((await news.next()).value).toMatchObject({ lines: ['new'], anew: true });
});

it('waits for a log that is not there yet, and tells when it goes', async () => {
  const news = followLog(log, gone.signal);
  expect((await news.next()).value).toBeUndefined();
  await replace('first\n');
  expect((await news.next()).value).toMatchObject({ lines: ['first'] });
  await rm(log);
  expect((await news.next()).value).toBeUndefined();
});
