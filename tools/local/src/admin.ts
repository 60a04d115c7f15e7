import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { StartFailure } from './failure.ts';
import { lastWords } from './last-words.ts';
import { file } from './plans.ts';
import type { Account } from './secrets.ts';

/** The first admin comes from a process of the users service that ends when it is done. */
export async function createAdmin(env: NodeJS.ProcessEnv, admin: Account): Promise<void> {
  const args = ['--conditions=@quartet/source', file('apps/users/src/create-admin.ts')];
  const child = spawn(process.execPath, args, {
    env: { ...env, ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: admin.password },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code === 0) return;
  throw new StartFailure(`No admin was made: ${lastWords((await said).join('\n').split('\n'))}`);
}
