import { readFile, writeFile } from 'node:fs/promises';
import { type ProblemRow, problemRows } from '@quartet/http';
import { format } from 'prettier';

/**
 * `node tools/nx-plugin/src/problem-docs.ts` writes docs/problems.md from the closed list of problems; with `--check`
 * it writes nothing and fails when the file differs.
 */
const file = 'docs/problems.md';
const text = await format(
  `# Problems

A failure is a problem of RFC 9457. Its \`code\` is from this list and never changes its meaning; its \`type\` leads to
the same text, which each service serves at \`/api/<name>/docs/problems\`.

The gateway answers by itself with nothing but a \`message\`: 401 \`Unauthorized\`, 403 \`Forbidden\` (without a valid API
key), 429 \`Too Many Requests\`, 503 \`Service Unavailable\`.

| code | status | meaning | what to do |
| --- | --- | --- | --- |
${problemRows.map(rowOf).join('\n')}
`,
  { parser: 'markdown', printWidth: 100 },
);

if (process.argv[2] !== '--check') await writeFile(file, text);
else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
  process.stderr.write(
    `${file} differs from the list of problems: run npm run docs and commit it.\n`,
  );
  process.exitCode = 1;
}

function rowOf({ code, status, title, remedy }: ProblemRow): string {
  return `| <a id="${code}"></a>\`${code}\` | ${status} | ${title} | ${remedy} |`;
}
