import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { callCases } from './testing/call-cases.ts';
import { coercionCases, sqlCases } from './testing/sql-cases.ts';
import { toolCases } from './testing/tool-cases.ts';
import { wholeServiceCases } from './testing/whole-service-cases.ts';
import { wordCases } from './testing/word-cases.ts';
import { lintCases as plantedFiles } from './testing/lint-cases.ts';

const planted = [
  ...plantedFiles,
  ...callCases,
  ...sqlCases,
  ...coercionCases,
  ...toolCases,
  ...wholeServiceCases,
  ...wordCases,
];

const root = join(import.meta.dirname, '../../../..');

const script = `
  import { ESLint } from 'eslint';
  let text = '';
  for await (const chunk of process.stdin) text += chunk;
  const eslint = new ESLint();
  const broken = [];
  for (const [, filePath, code] of JSON.parse(text)) {
    const [{ messages }] = await eslint.lintText(code, { filePath });
    broken.push(messages.map(({ ruleId }) => ruleId));
  }
  console.log(JSON.stringify(broken));
`;

describe('lint', () => {
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    input: JSON.stringify(planted),
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const broken = JSON.parse(output) as string[][];

  it.each(
    planted.map(([what, , , rule], index) => [
      rule ? 'refuses' : 'allows',
      what,
      rule,
      broken[index],
    ]),
  )('%s %s', (_verb, _what, rule, rules) => {
    expect(rules).toEqual(rule === undefined ? [] : expect.arrayContaining([rule]));
  });
});
