const allColumns = /(\b(SELECT|RETURNING|DISTINCT|ALL)\s|[.,])\s*\*/i;

/** SQL is a constant: values go in as parameters, and parts are constants that the same file shows. */
const constantStatement = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      composed: 'A statement is one constant text; its parts are constant texts of the same file.',
      allColumns: 'Name the columns: one that a migration adds changes the type of a prepared *.',
    },
  },
  create: ({ sourceCode, report }) => ({
    "CallExpression[callee.name='statement']": (call) => {
      for (const node of call.arguments) {
        const texts = textsOf(node, sourceCode.getScope(node));
        if (!texts) report({ node, messageId: 'composed' });
        else if (texts.some((text) => allColumns.test(text)))
          report({ node, messageId: 'allColumns' });
      }
    },
  }),
};

/** The texts of a template with those of its parts; undefined when something else is in it. */
function textsOf(node, scope) {
  if (node.type !== 'TemplateLiteral') return undefined;
  const parts = node.expressions.map((part) => constantOf(part, scope));
  const isConstant = parts.every((part) => part?.expressions?.length === 0);
  return isConstant
    ? [node, ...parts].flatMap(({ quasis }) => quasis.map(({ value }) => value.raw))
    : undefined;
}

function constantOf({ name }, scope) {
  if (!scope) return undefined;
  const variable = scope.set.get(name);
  if (!variable) return constantOf({ name }, scope.upper);
  const [definition] = variable.defs;
  return definition?.parent?.kind === 'const' ? definition.node.init : undefined;
}

export const sql = [
  {
    files: ['**/*.ts'],
    plugins: { sql: { rules: { 'constant-statement': constantStatement } } },
    rules: { 'sql/constant-statement': 'error' },
  },
];
