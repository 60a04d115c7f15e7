/** `z.coerce` takes what nobody wrote: an empty text and a blank are 0, `0x10` is 16, and `null` is the year 1970. */
export const coercion = [
  {
    files: ['**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='z'][property.name='coerce']",
          message:
            'Coercion takes empty text for 0; use integerText or queryInteger of @quartet/http.',
        },
      ],
    },
  },
];
