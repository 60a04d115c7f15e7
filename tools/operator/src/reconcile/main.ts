import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { databaseOf, requireReady, stateFolder } from '@quartet/local-client/ready';

const task = join(import.meta.dirname, '../../../../apps/payments/src/reconcile.ts');

try {
  const [argument] = process.argv.slice(2);
  if (argument !== undefined) {
    throw new Error(
      `Unknown argument: ${argument}. reconcile takes none, and repairs what it finds.`,
    );
  }
  const ready = requireReady(stateFolder(process.env), 'set QUARTET_HOME to its folder');
  const child = spawn(process.execPath, ['--conditions=@quartet/source', task], {
    env: {
      ...process.env,
      DATABASE_URL: databaseOf(ready, 'payments'),
      PROVIDER_URL: ready.provider.url,
    },
    stdio: 'inherit',
  });
  const [code] = await once(child, 'exit');
  process.exitCode = Number(code ?? 2);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
