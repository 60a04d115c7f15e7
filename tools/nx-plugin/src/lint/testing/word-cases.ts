import type { LintCase } from './lint-cases.ts';

const path = 'libs/money/src/x.ts';

/** Comments and names that somebody could write. */
export const wordCases: readonly LintCase[] = [
  [
    'a comment without a subject',
    path,
    '/** Of the order, in cents. */\nexport const total = 1;',
    'words/comment-start',
  ],
  [
    'a comment that begins with a question',
    path,
    '/** How often it is read. */\nexport const reads = 1;',
    'words/comment-start',
  ],
  [
    'a comment that begins with a noun',
    path,
    '/** Total of the order, in cents. */\nexport const total = 1;',
    undefined,
  ],
  ['a metaphor for a term of the field', path, 'export const crew = [];', 'id-denylist'],
];
