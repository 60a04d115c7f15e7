import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseOf, readReady, requireReady, stateFolder } from './ready.ts';

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'quartet-ready-'));
});
afterEach(() => rmSync(home, { recursive: true }));

it('uses the folder of QUARTET_HOME, or .quartet', () => {
  expect(stateFolder({ QUARTET_HOME: '/tmp/x' })).toBe('/tmp/x');
  expect(stateFolder({})).toBe(join(process.cwd(), '.quartet'));
});

it('reads ready.json while it is there', () => {
  expect(readReady(home)).toBeUndefined();
  writeFileSync(join(home, 'ready.json'), '{"apiKey":"k"}');
  expect(requireReady(home)).toEqual({ apiKey: 'k' });
});

it.each([
  [undefined, 'start it.'],
  ['set QUARTET_HOME', 'start it, or set QUARTET_HOME.'],
])('throws one sentence when no Quartet runs, with the hint %j', (hint, end) => {
  expect(() => requireReady(home, hint)).toThrow(`No Quartet is running in ${home}; ${end}`);
});

it('reports that a service has no database', () => {
  const ready = { databases: { users: 'postgres://u' } };
  expect(databaseOf(ready, 'users')).toBe('postgres://u');
  expect(() => databaseOf(ready, 'orders')).toThrow('has no database of orders.');
});
