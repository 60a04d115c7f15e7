/** SQL is a constant: values go in as parameters, and nothing is put together. */
export const sql = [
  {
    files: ['**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "CallExpression[callee.name='statement'] > .arguments:not(TemplateLiteral[expressions.length=0])",
          message: 'A statement is one constant text; values are its parameters.',
        },
      ],
    },
  },
];
