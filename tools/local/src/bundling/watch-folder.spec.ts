import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@quartet/testing';
import { watchFolder } from './watch-folder.ts';

let folder: string;
let file: string;
let changes: number;
let watching: Disposable;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quartet-watch-'));
  mkdirSync(join(folder, 'deep'));
  file = join(folder, 'deep', 'file');
  writeFileSync(file, 'first');
  changes = 0;
  watching = watchFolder(folder, () => (changes += 1));
});
afterEach(() => {
  watching[Symbol.dispose]();
  rmSync(folder, { recursive: true });
});

async function expectChange(change: () => void): Promise<void> {
  const before = changes;
  change();
  await eventually(() => changes > before);
}

/** The number of changes, once no further event comes for one. */
async function settled(): Promise<void> {
  const marker = join(folder, 'marker');
  await expectChange(() => writeFileSync(marker, String(changes)));
}

const saves: Readonly<Record<string, (text: string) => void>> = {
  'is written': (text) => writeFileSync(file, text),
  'is removed and written again': (text) => {
    rmSync(file);
    writeFileSync(file, text);
  },
  'is replaced by another': (text) => {
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
  },
};

it.each(Object.entries(saves))('sees each time that a file %s', async (_, save) => {
  for (const text of ['second', 'third', 'fourth', 'fifth']) {
    await expectChange(() => save(text));
    await settled();
  }
});

it('sees a file in a folder that is new, or was made again', async () => {
  for (const name of ['new', 'deep', 'deep']) {
    rmSync(join(folder, name), { recursive: true, force: true });
    await expectChange(() => mkdirSync(join(folder, name)));
    await settled();
    await expectChange(() => writeFileSync(join(folder, name, 'file'), 'text'));
    await settled();
  }
});
