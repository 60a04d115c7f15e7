import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyWorkspace, type WorkspaceCopy } from '@quartet/local-client/copy-workspace';
import { startQuartet, workspace } from '@quartet/local-client/start-quartet';
import { wrongOutputs } from './expected-output.ts';
import { runBlocks } from './run-blocks.ts';
import { type Step, stepsOf } from './tutorial-steps.ts';

const steps = stepsOf(readFileSync(join(workspace, 'docs/guide/tutorial.md'), 'utf8'));
const start = steps.findIndex(({ isBackground }) => isBackground);

/** A busy machine is no failure. */
const patience = {
  ...{ DATABASE_CONNECT_TIMEOUT: '30000', DATABASE_QUERY_TIMEOUT: '30000' },
  SAGA_WAIT: '25000',
};

// Ends a spec that hangs; it builds, tests and starts a whole copy.
jest.setTimeout(1_800_000);

it('every command and every change of the tutorial does what the page says', async () => {
  await using copy = await copyWorkspace();
  const { root } = copy;
  await follow(copy, steps.slice(0, start));
  const command = wordsOf(steps[start]?.commands);
  const home = join(root, '.quartet');
  await using _ = await startQuartet({ root, home, command, environment: patience });
  await follow(copy, steps.slice(start + 1));
});

async function follow({ root, environment }: WorkspaceCopy, part: readonly Step[]): Promise<void> {
  const env = { ...environment, NO_COLOR: '1' };
  const { outputs, exitCode, errors } = await runBlocks(part, { folder: root, env });
  const failed = exitCode === 0 ? undefined : { step: part[outputs.length - 1], errors };
  expect({ report: wrongOutputs(part, outputs), failed }).toEqual({
    report: [],
    failed: undefined,
  });
}

function wordsOf(commands = ''): readonly [string, ...string[]] {
  const [program = '', ...args] = commands.trim().split(' ');
  return [program, ...args];
}
