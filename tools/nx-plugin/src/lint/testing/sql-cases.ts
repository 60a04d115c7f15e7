import type { LintCase } from './lint-cases.ts';

const rule = 'sql/constant-statement';

const statements = (cases: Readonly<Record<string, string>>, broken?: string): LintCase[] =>
  Object.entries(cases).map(([what, text]) => [what, 'apps/orders/src/outside/x.ts', text, broken]);

export const coercionCases: readonly LintCase[] = [
  [
    'a query that is coerced',
    'apps/orders/src/schemas/x.ts',
    "import { z } from 'zod'; export const Limit = z.coerce.number();",
    'no-restricted-syntax',
  ],
];

export const sqlCases: readonly LintCase[] = [
  ...statements(
    {
      'a statement that is put together': 'statement(`SELECT ${1}`);',
      'a statement from a variable': 'statement(text);',
      'a statement with a value in it': 'export const f = (id = ``) => statement(`SELECT ${id}`);',
      'a statement with a part that changes':
        'let part = `id`; statement(`SELECT ${part}`); part = ``;',
      'a statement with a part that is put together':
        'const part = `id${1}`; statement(`SELECT ${part}`);',
      'a statement with a part of another file':
        "import { part } from './y.ts'; statement(`SELECT ${part}`);",
      'a statement of all columns': 'statement(`SELECT * FROM orders`);',
      'a statement of all columns of one table': 'statement(`SELECT id, o.* FROM orders o`);',
      'a statement that returns all columns': 'statement(`DELETE FROM orders RETURNING *`);',
      'a statement with a part of all columns': 'const part = `o.*`; statement(`SELECT ${part}`);',
    },
    rule,
  ),
  ...statements({
    'a statement of one text': 'statement(`SELECT 1`);',
    'a statement with a constant text of its file':
      'const columns = `id, name`; statement(`SELECT ${columns} FROM users`);',
    'a statement that counts and multiplies': 'statement(`SELECT count(*), $1 * 2, (3) * 2`);',
  }),
];
