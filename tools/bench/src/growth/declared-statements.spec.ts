import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspace } from '../programs.ts';
import { declaredStatements, statementsIn } from './declared-statements.ts';

const source = `
const columns = \`a, b\`;
const all = \`SELECT \${columns} FROM t\`;
export const one = statement<[id: string], Row>(
  \`\${all} WHERE id = $1\`,
);
const sorts = {
  up: statement(\`\${all} ORDER BY a\`),
  '-up': statement(
    \`\${all} ORDER BY a DESC\`,
  ),
};
`;

it('finds statements by their names, with the constants in them', () => {
  expect(statementsIn('file', source)).toEqual([
    { name: 'file one', text: 'SELECT a, b FROM t WHERE id = $1' },
    { name: 'file up', text: 'SELECT a, b FROM t ORDER BY a' },
    { name: 'file -up', text: 'SELECT a, b FROM t ORDER BY a DESC' },
  ]);
});

it('finds each statement of the services', () => {
  const calls = globSync('{apps/*/src/outside,libs/events/src}/*.ts', { cwd: workspace })
    .filter((path) => !path.endsWith('.spec.ts'))
    .map((path) => readFileSync(join(workspace, path), 'utf8'))
    .flatMap((text) => [...text.matchAll(/(?<!function )\bstatement(?:<|\()/g)]);
  expect(declaredStatements().length).toBe(calls.length);
});
