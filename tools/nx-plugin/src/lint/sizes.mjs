/** Small files, small functions. Specs and cases are long lists, so only their files have a limit. */
export const sizes = [
  {
    files: ['**/*.{ts,mjs}'],
    rules: {
      'max-lines': ['error', { max: 200 }],
      'max-lines-per-function': ['error', { max: 50 }],
      'max-params': ['error', { max: 3 }],
    },
  },
  {
    files: ['**/*.{spec,cases}.ts'],
    rules: { 'max-lines-per-function': 'off', 'max-params': 'off' },
  },
  // Express knows an error handler by its four parameters.
  { files: ['libs/http/src/problems.ts'], rules: { 'max-params': ['error', { max: 4 }] } },
];
