import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listen } from '@quartet/testing';
import { startQuartet } from './testing/quartet.ts';

it('does not start at a port that is taken', async () => {
  const home = mkdtempSync(join(tmpdir(), 'quartet-local-'));
  const taken = await listen(() => undefined);
  const port = Number(new URL(taken.url).port);
  const failed = startQuartet({ home, port });
  expect(await failed.ended).toBe(1);
  expect(failed.output()).toContain(`✗ Port ${port} is taken; free it, or choose another`);
  expect(readdirSync(join(home, 'run'))).toEqual([]);
  await taken.close();
  rmSync(home, { recursive: true });
});
