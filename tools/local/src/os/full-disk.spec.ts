import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, mountSmallDisk } from '@quartet/testing';
import { openHome } from '../state-dir/home.ts';
import { createLogs } from '../supervisor/logs.ts';
import { removeStateFile, writeStateFile } from './state-file.ts';

const disk = mountSmallDisk();
afterEach(() => disk?.free());
afterAll(() => disk?.remove());

// Without root no file system can be mounted, and none is full.
const itWithDisk = disk ? it : it.skip;
const folder = disk?.path ?? '';
const nextTurn = () => new Promise(setImmediate);

itWithDisk(
  'writes what describes the run once there is space again, and only the latest',
  async () => {
    const path = join(folder, 'orders.pid');
    const gone = join(folder, 'users.pid');
    disk?.fill();
    writeStateFile(path, '1'.repeat(9_000));
    writeStateFile(path, '2'.repeat(9_000));
    writeStateFile(gone, '3'.repeat(9_000));
    expect(() => statSync(path)).toThrow('ENOENT');
    removeStateFile(gone);
    disk?.free();
    await eventually(() => expect(readFileSync(path, 'utf8')).toBe('2'.repeat(9_000)));
    expect(() => statSync(gone)).toThrow('ENOENT');
    removeStateFile(path);
  },
);

itWithDisk('loses the lines of a log, and goes on with the log', async () => {
  const home = openHome(join(folder, 'home'));
  const log = createLogs(home, () => undefined).of('orders-1');
  disk?.fill();
  log.write(`lost ${'x'.repeat(9_000)}`);
  await nextTurn();
  await nextTurn();
  disk?.free();
  log.write('kept');
  await eventually(() => expect(readFileSync(home.log('orders-1'), 'utf8')).toContain('kept\n'));
});

it('keeps all of it from other accounts', () => {
  const parent = mkdtempSync(join(tmpdir(), 'quartet-home-'));
  const path = join(parent, 'home');
  const home = openHome(path);
  createLogs(home, () => undefined).of('orders-1');
  writeStateFile(home.ready, '{}');
  const modeOf = (each: string) => (statSync(each).mode & 0o777).toString(8);
  expect([path, home.log('orders-1'), home.ready].map(modeOf)).toEqual(['700', '600', '600']);
  rmSync(parent, { recursive: true });
});
