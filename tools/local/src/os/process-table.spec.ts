import { existsSync } from 'node:fs';
import { type ProcessTable, procTable, psTable } from './process-table.ts';

const hasProc = existsSync('/proc/self/stat');
const hasLsof = ['/usr/bin/lsof', '/usr/sbin/lsof'].some(existsSync);
const tables: readonly (readonly [string, ProcessTable, boolean])[] = [
  ...(hasProc ? ([['/proc', procTable, true]] as const) : []),
  ['ps', psTable, hasLsof],
];

/** A number that no process can have. */
const nobody = 99_999_999;

describe.each(tables)('%s', (_name, table, showsFolders) => {
  it('knows this process, its command line and its parent', () => {
    expect(table.pids()).toContain(process.pid);
    expect(table.commandOf(process.pid)).toContain('node');
    expect(table.parentOf(process.pid)).toBe(process.ppid);
    if (showsFolders) expect(table.folderOf(process.pid)).toBe(process.cwd());
  });

  it('knows nothing of a process that is not there', () => {
    const { commandOf, folderOf, parentOf } = table;
    expect([commandOf, folderOf, parentOf].map((read) => read(nobody))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
