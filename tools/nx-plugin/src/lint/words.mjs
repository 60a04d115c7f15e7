/** The first words that leave a description without a head: "Of the order" for "Version of the order". */
const fragment = /^\*\s*(?:\*\s*)?(Of|What|Whether|That|As|By|With|How|Why)\b/;

/** Comments are sentences, or begin with the noun that they describe. */
const commentStart = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      fragment: 'Begin with a subject or a noun, and not with "{{word}}": see CONTRIBUTING.',
    },
  },
  create: ({ sourceCode, report }) => ({
    Program: () => {
      for (const comment of sourceCode.getAllComments()) {
        const [, word] = (comment.type === 'Block' && fragment.exec(comment.value)) || [];
        if (word !== undefined) report({ loc: comment.loc, messageId: 'fragment', data: { word } });
      }
    },
  }),
};

/** Metaphors and participles that once stood for a term of AWS, HTTP, PostgreSQL, Kubernetes or Node. */
const denied = [
  ...[
    'crew',
    'seat',
    'flight',
    'flights',
    'lane',
    'chore',
    'chores',
    'mortal',
    'twist',
    'saboteur',
  ],
  ...['told', 'said', 'furnish', 'obey', 'suffer', 'shield', 'crowd', 'lies', 'storm'],
  ...['Crew', 'Seat', 'Flight', 'Flights', 'Lane', 'Chore', 'Mortal', 'Twist', 'Saboteur', 'Told'],
];

export const words = [
  {
    files: ['**/*.ts'],
    plugins: { words: { rules: { 'comment-start': commentStart } } },
    rules: {
      'words/comment-start': 'error',
      'id-denylist': ['error', ...denied],
    },
  },
];
