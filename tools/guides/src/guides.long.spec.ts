import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Quartet, startQuartet, workspace } from '@quartet/local-client/start-quartet';
import { userEnvironment } from '@quartet/local-client/user-environment';
import { blocksOf } from './blocks.ts';
import { wrongOutputs } from './expected-output.ts';
import { runBlocks } from './run-blocks.ts';

/** Pages whose commands ask the Quartet that runs; the tutorial changes a workspace, and has a spec of its own. */
const pages = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/guide/*.md', { cwd: workspace })]
  .filter((page) => !page.endsWith('tutorial.md'))
  .sort();

/** A busy machine is no failure. */
const patience = { DATABASE_CONNECT_TIMEOUT: '30000', DATABASE_QUERY_TIMEOUT: '30000' };

jest.setTimeout(900_000);

let folder: string;
let quartet: Quartet;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quartet-guides-'));
  quartet = await startQuartet({ home: join(folder, '.quartet'), environment: patience });
});
afterAll(async () => {
  await quartet?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

it.each(pages)('%s prints what it shows', async (page) => {
  const blocks = blocksOf(readFileSync(join(workspace, page), 'utf8'));
  const shell = { folder: page.startsWith('docs/') ? folder : workspace, env: environment() };
  const { outputs, exitCode, errors } = await runBlocks(blocks, shell);
  const report = wrongOutputs(blocks, outputs);
  // A run of specs and a status go to the error output, too.
  const complaints = page.startsWith('docs/') ? errors : '';
  expect({ report, exitCode, complaints }).toEqual({ report: [], exitCode: 0, complaints: '' });
});

function environment(): NodeJS.ProcessEnv {
  return { ...userEnvironment(workspace), NO_COLOR: '1', QUARTET_HOME: quartet.home };
}
