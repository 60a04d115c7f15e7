import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { placeData, removeData } from './data.ts';

const stranger = { uid: 54_321, gid: 54_321 };
let home: string;

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'quartet-data-')));
});
afterEach(async () => {
  await removeData(home);
  rmSync(home, { recursive: true, force: true });
});

it('keeps the data in a home that the server can reach', async () => {
  expect(await placeData(home, undefined)).toBe(join(home, 'data'));
});

it('links the data to a folder that the server can reach when the home is not reachable', async () => {
  const data = await placeData(home, stranger);
  expect(data.startsWith(home)).toBe(false);
  expect(lstatSync(join(home, 'data')).isSymbolicLink()).toBe(true);
  expect(statSync(dirname(data)).mode & 0o777).toBe(0o755);
});

it('finds existing data', async () => {
  const data = await placeData(home, stranger);
  mkdirSync(data);
  expect(await placeData(home, stranger)).toBe(data);
  expect(await placeData(home, undefined)).toBe(data);
});

it('deletes linked data together with its link', async () => {
  const data = await placeData(home, stranger);
  mkdirSync(data);
  await removeData(home);
  expect([existsSync(dirname(data)), existsSync(join(home, 'data'))]).toEqual([false, false]);
});

it('deletes data whose home no longer exists and that no server uses', async () => {
  const [gone, served] = await Promise.all(
    ['gone', 'served'].map(async (name) => {
      mkdirSync(join(home, name));
      const data = await placeData(join(home, name), stranger);
      mkdirSync(data);
      // Other runs clear data away, too: it is served before its home is gone.
      if (name === 'served') writeFileSync(join(data, 'postmaster.pid'), `${process.pid}\n`);
      rmSync(join(home, name), { recursive: true });
      return data;
    }),
  );
  await placeData(home, stranger);
  expect([existsSync(String(gone)), existsSync(String(served))]).toEqual([false, true]);
  rmSync(dirname(String(served)), { recursive: true });
});
