import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Quartet, startQuartet, workspace } from '@quartet/local-client/start-quartet';
import { userEnvironment } from '@quartet/local-client/user-environment';
import { blocksOf } from './blocks.ts';
import { matches } from './expected-output.ts';
import { runBlocks } from './run-blocks.ts';

const pages = globSync(join(workspace, 'docs/guide/*.md')).sort();

const env = { ...userEnvironment(workspace), NO_COLOR: '1' };

jest.setTimeout(900_000);

let folder: string;
let quartet: Quartet;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quartet-guides-'));
  quartet = await startQuartet({ home: join(folder, '.quartet') });
});
afterAll(async () => {
  await quartet?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

it.each(pages.map((page) => [basename(page), page]))('%s prints what it shows', async (_, page) => {
  const blocks = blocksOf(readFileSync(page, 'utf8'));
  const { outputs, exitCode, errors } = await runBlocks(blocks, { folder, env });
  const wrong = blocks.filter(
    ({ output }, index) => output !== undefined && !matches(outputs[index] ?? '', output),
  );
  const report = wrong.map((block) => [block.commands, outputs[blocks.indexOf(block)]]);
  expect({ report, exitCode, errors }).toEqual({ report: [], exitCode: 0, errors: '' });
});
