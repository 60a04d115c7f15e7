import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@quartet/testing';
import { watchFolder } from './watch-folder.ts';

let folder: string;
let file: string;
let changes: string[];
let watching: Disposable;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quartet-watch-'));
  mkdirSync(join(folder, 'deep'));
  file = join(folder, 'deep', 'file');
  writeFileSync(file, 'first');
  changes = [];
  watching = watchFolder(folder, (path) => changes.push(path));
});
afterEach(() => {
  watching[Symbol.dispose]();
  rmSync(folder, { recursive: true });
});

let markers = 0;

/** The marker comes last, so that no event of this change is left for the next one. */
async function expectChange(path: string, change: () => void): Promise<void> {
  changes = [];
  change();
  await eventually(() => changes.includes(path));
  const marker = join(folder, `marker-${(markers += 1)}`);
  writeFileSync(marker, '');
  await eventually(() => changes.includes(marker));
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
    await expectChange(file, () => save(text));
  }
});

it('sees a file in a folder that is new, or was made again', async () => {
  for (const name of ['new', 'deep', 'deep']) {
    const made = join(folder, name);
    rmSync(made, { recursive: true, force: true });
    await expectChange(made, () => mkdirSync(made));
    await expectChange(join(made, 'file'), () => writeFileSync(join(made, 'file'), 'text'));
  }
});
