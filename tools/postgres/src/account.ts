import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { serverUser } from './settings.ts';

const run = promisify(execFile);

/** The system user that the server runs as, if it is not ours. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** The user that the server must run as; undefined when it can run as the current user. */
export async function serverAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  return (await lookUp()) ?? (await create());
}

async function lookUp(): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([id('-u'), id('-g')]);
    return { uid, gid };
  } catch {
    return undefined;
  }
}

async function id(flag: '-u' | '-g'): Promise<number> {
  const { stdout } = await run('id', [flag, serverUser]);
  return Number(stdout);
}

async function create(): Promise<Account> {
  const creation = run('useradd', ['--system', '--user-group', '--no-create-home', serverUser]);
  const failure = await creation.then(
    () => undefined,
    (error: unknown) => error,
  );
  const account = await lookUp();
  if (account) return account;
  throw new Error(`PostgreSQL cannot run as root, and the user ${serverUser} cannot be created`, {
    cause: failure,
  });
}
