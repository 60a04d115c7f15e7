import { z } from 'zod';

const texts = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

const Statement = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: texts.optional(),
  Resource: texts.optional(),
  Condition: z.unknown().optional(),
});

type Statement = z.output<typeof Statement>;

/** What an authoriser returns that names a user and a policy. */
export const PolicyAnswer = z.object({
  principalId: z.string(),
  policyDocument: z.object({
    Statement: z.union([Statement.transform((one) => [one]), z.array(Statement)]),
  }),
  context: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
});

export type PolicyAnswer = z.output<typeof PolicyAnswer>;

const action = 'execute-api:Invoke';

/**
 * Whether a policy lets the resource be invoked: a statement allows it, and none denies it. Conditions are
 * not understood here: what is allowed under one is not allowed, and what is denied under one is denied.
 */
export function allows({ policyDocument }: PolicyAnswer, resource: string): boolean {
  const about = policyDocument.Statement.filter((statement) => concerns(statement, resource));
  return (
    !about.some(({ Effect }) => Effect === 'Deny') &&
    about.some(({ Effect, Condition }) => Effect === 'Allow' && Condition === undefined)
  );
}

function concerns({ Action = [], Resource = [] }: Statement, resource: string): boolean {
  return (
    Action.some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase())) &&
    Resource.some((pattern) => matches(pattern, resource))
  );
}

/** With `*` for any characters and `?` for one. */
function matches(pattern: string, text: string): boolean {
  const literal = pattern.replaceAll(/[\\^$.+()[\]{}|]/g, String.raw`\$&`);
  const source = literal.replaceAll('*', '.*').replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(text);
}
