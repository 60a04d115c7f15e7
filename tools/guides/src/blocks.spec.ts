import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blocksOf } from './blocks.ts';
import { matches } from './expected-output.ts';
import { runBlocks } from './run-blocks.ts';

const page = `
# A page

\`\`\`sh
name=Ada
\`\`\`

Text.

\`\`\`sh
echo "Hello, $name."
\`\`\`

\`\`\`text
Hello, …
\`\`\`

\`\`\`ts
const ignored = true;
\`\`\`
`;

it('reads each block with the output that follows it', () => {
  expect(blocksOf(page)).toEqual([
    { commands: 'name=Ada\n', output: undefined },
    { commands: 'echo "Hello, $name."\n', output: 'Hello, …\n' },
  ]);
});

describe('the shell', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'quartet-guides-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('runs all blocks in one shell', async () => {
    const { outputs, exitCode } = await runBlocks(blocksOf(page), { folder, env: process.env });
    expect({ outputs, exitCode }).toEqual({ outputs: ['', 'Hello, Ada.\n'], exitCode: 0 });
  });

  it('ends at the first command that fails', async () => {
    const blocks = ['echo first', 'ls /missing-folder | cat', 'echo third'].map((commands) => ({
      commands: `${commands}\n`,
      output: undefined,
    }));
    const { outputs, exitCode, errors } = await runBlocks(blocks, { folder, env: process.env });
    expect(outputs).toEqual(['first\n', '']);
    expect(exitCode).not.toBe(0);
    expect(errors).toContain('missing-folder');
  });
});

it.each([
  ['{"a":1}\n', '{ "a": 1 }', true],
  ['{"a":1,"b":2}', '{ "a": 1 … }', true],
  ['{"a":2}', '{ "a": 1 }', false],
  ['{"a":1}{', '{ "a": 1 }', false],
])('compares %j with %j', (output, expected, same) => {
  expect(matches(output, expected)).toBe(same);
});
