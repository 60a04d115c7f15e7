import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runBlocks } from './run-blocks.ts';
import { stepsOf } from './tutorial-steps.ts';

const page = `
\`greeting.txt\`:

\`\`\`text
Hello, Bob.
\`\`\`

\`\`\`diff
--- a/greeting.txt
+++ b/greeting.txt
@@ -1 +1 @@
-Hello, Bob.
+Hello, Ada.
\`\`\`

\`\`\`sh fails
echo seen
grep Bob greeting.txt
\`\`\`

\`\`\`text
seen
\`\`\`

\`\`\`sh background
sleep 60
\`\`\`
`;
const [write = none(), change = none(), search = none(), start] = stepsOf(page);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quartet-guides-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const run = (...steps: (typeof write)[]) => runBlocks(steps, { folder, env: process.env });

it('writes a file, changes it, and lets a command fail that has to', async () => {
  const { outputs, exitCode } = await run(write, change, search);
  expect({ outputs, exitCode }).toEqual({ outputs: ['', '', 'seen\n'], exitCode: 0 });
  expect(readFileSync(join(folder, 'greeting.txt'), 'utf8')).toBe('Hello, Ada.\n');
});

it('fails for a change of another text, and for a command that succeeds but has to fail', async () => {
  expect(await run(change)).toMatchObject({ exitCode: 1 });
  expect(await run(write, search)).toMatchObject({ exitCode: 1 });
});

it('knows what keeps running, and the output of a command alone', () => {
  expect(stepsOf(page).map(({ output }) => output)).toEqual([
    ...[undefined, undefined, 'seen\n', undefined],
  ]);
  expect([write, change, search, start].map((step) => step?.isBackground)).toEqual([
    ...[false, false, false, true],
  ]);
});

function none(): never {
  throw new Error('The page has no such step.');
}
