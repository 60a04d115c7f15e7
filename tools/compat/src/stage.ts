import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Control, openControl } from '@quartet/local-client/control';
import { type Quartet, runner, startQuartet } from '@quartet/local-client/start-quartet';
import { mustRun, source } from './run.ts';
import { distOf, type Side } from './side.ts';
import type { Action } from './steps.ts';

export interface Sides {
  readonly old: Side;
  readonly new: Side;
}

/** A Quartet in which the two sides take turns. */
export interface Stage extends AsyncDisposable {
  readonly quartet: Quartet;
  readonly control: Control;
  /** @throws Error with the reason when a migration or a roll fails */
  perform(action: Action): Promise<void>;
}

interface StageOptions {
  readonly sides: Sides;
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** Limits of a service that a busy machine must not reach: a 5xx would be its fault then. */
const patient = {
  DATABASE_QUERY_TIMEOUT: '20000',
  DATABASE_CONNECT_TIMEOUT: '20000',
  SAGA_LOOK_TIMEOUT: '20000',
  SWEEP_LIMIT: '120000',
  JWKS_TIMEOUT: '10000',
  REVOCATIONS_MAX_AGE: '60000',
  PASSWORDS_WAITING: '1000',
  REGISTRATIONS_WAITING: '1000',
  CONCURRENCY_LIMITS: 'off',
};

/** Starts the old services behind the new edge: a deployment brings first what all services stand on. */
export async function openStage({ sides, folder, signal }: StageOptions): Promise<Stage> {
  const home = join(folder, 'home');
  await makeSecrets(home, { root: sides.old.root, signal });
  const quartet = await startQuartet({
    home,
    root: sides.new.root,
    command: [...runner, '--dist', distOf(sides.old)],
    environment: patient,
    signal,
  });
  const control = openControl(quartet.ready.control);
  return {
    ...{ quartet, control },
    perform: async (action) => {
      const { service } = action;
      if (action.kind === 'migrate')
        await control.runTask(service, 'migrate', { dist: distOf(sides.new) });
      else await control.roll(service, { dist: distOf(sides[action.to]) });
    },
    [Symbol.asyncDispose]: () => quartet[Symbol.asyncDispose](),
  };
}

/** Has the old side make the keys, as of a stage that it was deployed to first. */
async function makeSecrets(home: string, old: Parameters<typeof mustRun>[1]): Promise<void> {
  await mkdir(home, { recursive: true });
  const program = `import { readSecrets } from './tools/local/src/state-dir/secrets.ts';
    await readSecrets(process.argv[1]);`;
  const file = join(home, 'secrets.json');
  await mustRun(source('--input-type=module', '-e', program, file), old);
}
