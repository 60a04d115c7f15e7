import { parseProcessStat } from './process-stat.ts';

const rest =
  '20 0 1 0 8937 227524608 4992 18446744073709551615 0 0 0 0 0 0 0 0 0 0 0 0 17 1 0 0 0 0 0';

it('reads the parent and the CPU times', () => {
  const text = `4711 (postgres) S 4700 4711 4711 0 -1 4194304 1204 0 0 0 250 50 1100 25 ${rest}`;
  expect(parseProcessStat(text)).toEqual({ parent: 4700, cpu: 3, childCpu: 11.25 });
});

it('reads a process whose name has spaces and parentheses', () => {
  const text = `12 (a (b) c) R 1 12 12 0 -1 4194304 0 0 0 0 100 0 0 0 ${rest}`;
  expect(parseProcessStat(text)).toEqual({ parent: 1, cpu: 1, childCpu: 0 });
});

it('refuses a text that is cut off', () => {
  expect(() => parseProcessStat('12 (node) R 1 12')).toThrow('not the stat of a process');
});
