import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

it('exits with 1 and a one-sentence message for an invalid configuration', () => {
  const { NODE_COMPILE_CACHE, PATH } = process.env;
  const result = spawnSync(process.execPath, ['--conditions=@quartet/source', 'src/main.ts'], {
    cwd: join(import.meta.dirname, '..'),
    env: { NODE_COMPILE_CACHE, PATH, CDK_CONTEXT_JSON: JSON.stringify({ stage: 'qa' }) },
    encoding: 'utf8',
  });
  expect(result).toMatchObject({
    status: 1,
    stdout: '',
    stderr:
      'Unknown stage "qa"; choose one of dev, prod and pr-<number>, or add a row to stages.ts.\n',
  });
});
