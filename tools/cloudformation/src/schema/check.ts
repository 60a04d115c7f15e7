import type { z } from 'zod';
import { type TemplatePath, TemplateError } from '../template-error.ts';

type Issue = z.core.$ZodIssue;

/** The value as its schema gives it; the first thing against it is a TemplateError with its path. */
export function check<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  place: TemplatePath,
): z.output<Schema> {
  const { data, error } = schema.safeParse(value, { reportInput: true });
  const [issue] = error?.issues ?? [];
  if (!issue) return data as z.output<Schema>;
  const deepest = innermost(issue);
  const [unknown] = deepest.code === 'unrecognized_keys' ? deepest.keys : [];
  const steps = [...deepest.path, ...(unknown === undefined ? [] : [unknown])];
  throw new TemplateError(
    { stack: place.stack, path: [...place.path, ...steps.map(String)] },
    sentence(deepest),
  );
}

/** The issue of a union's only plausible candidate. */
function innermost(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const near = issue.errors.filter(([first]) => first && first.path.length > 0);
  const [only] = near.length === 1 ? near.flat() : [];
  return only ? innermost({ ...only, path: [...issue.path, ...only.path] }) : issue;
}

function sentence(issue: Issue): string {
  if (issue.code === 'unrecognized_keys') return 'is not supported by the local run';
  if (issue.input === undefined) return 'is missing';
  if (issue.code === 'invalid_value')
    return `is not supported by the local run: it must be ${listed(issue.values)}`;
  if (issue.code === 'invalid_type')
    return `is not supported by the local run: it must be a ${issue.expected}`;
  return 'is not supported by the local run';
}

function listed(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(' or ');
}
