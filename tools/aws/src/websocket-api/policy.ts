import { z } from 'zod';

const texts = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

const Statement = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: texts.optional(),
  Resource: texts.optional(),
  Condition: z.unknown().optional(),
});

type Statement = z.output<typeof Statement>;

/** An authoriser's response with a user and a policy. */
export const PolicyResponse = z.object({
  principalId: z.string(),
  policyDocument: z.object({
    Statement: z.union([Statement.transform((one) => [one]), z.array(Statement)]),
  }),
  context: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
});

export type PolicyResponse = z.output<typeof PolicyResponse>;

const action = 'execute-api:Invoke';

/**
 * True when a statement allows the resource to be invoked, and none denies it. Conditions are not evaluated:
 * an Allow with a condition is ignored, and a Deny with a condition applies.
 */
export function allows({ policyDocument }: PolicyResponse, resource: string): boolean {
  const relevant = policyDocument.Statement.filter((statement) => concerns(statement, resource));
  return (
    !relevant.some(({ Effect }) => Effect === 'Deny') &&
    relevant.some(({ Effect, Condition }) => Effect === 'Allow' && Condition === undefined)
  );
}

function concerns({ Action = [], Resource = [] }: Statement, resource: string): boolean {
  return (
    Action.some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase())) &&
    Resource.some((pattern) => matches(pattern, resource))
  );
}

/** Matches a pattern, with `*` for any characters and `?` for one. */
function matches(pattern: string, text: string): boolean {
  const literal = pattern.replaceAll(/[\\^$.+()[\]{}|]/g, String.raw`\$&`);
  const source = literal.replaceAll('*', '.*').replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(text);
}
