import { eventually } from '@quartet/testing';
import { cpuSeconds } from '../process-usage.ts';
import { startBusyLoops } from './busy-loops.ts';

it('uses CPU until it is disposed of', async () => {
  const loops = startBusyLoops(2);
  try {
    expect(loops.pids).toHaveLength(2);
    if (process.platform === 'linux') {
      const used = loops.pids.map(cpuSeconds);
      const areBusy = () => loops.pids.every((pid, index) => cpuSeconds(pid) > (used[index] ?? 0));
      await eventually(areBusy, 60_000);
    }
  } finally {
    await loops[Symbol.asyncDispose]();
  }
  for (const pid of loops.pids) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});
