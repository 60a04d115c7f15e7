import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

it('repairs nothing when an argument asks for something else', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--conditions=@quartet/source', join(import.meta.dirname, 'main.ts'), '--dry-run'],
    { env: { ...process.env, QUARTET_HOME: import.meta.dirname }, encoding: 'utf8' },
  );
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: 'Unknown argument: --dry-run. reconcile takes none, and repairs what it finds.\n',
  });
});
