import { z } from 'zod';
import { readArgument, resolveArgument, text } from './arguments.ts';
import { type Location, locate, child, templateError } from './location.ts';

const Choice = z.tuple([z.string(), z.unknown(), z.unknown()]);
const Pair = z.tuple([z.unknown(), z.unknown()]);
const Several = z.array(z.unknown()).min(2).max(10);
const One = z.tuple([z.unknown()]);
const Named = z.strictObject({ Condition: z.string() });

export function ifThenElse(argument: unknown, at: Location): unknown {
  const [name, yes, no] = readArgument(Choice, argument, at);
  return conditionHolds(name, at)
    ? at.context.resolve(yes, child(at, 1))
    : at.context.resolve(no, child(at, 2));
}

export function equals(argument: unknown, at: Location): boolean {
  const [one, other] = resolveArgument(Pair, argument, at);
  const asText = (value: unknown) => text.safeParse(value).data ?? JSON.stringify(value);
  return asText(one) === asText(other);
}

export function and(argument: unknown, at: Location): boolean {
  return readArgument(Several, argument, at).every((each, index) => holds(each, child(at, index)));
}

export function or(argument: unknown, at: Location): boolean {
  return readArgument(Several, argument, at).some((each, index) => holds(each, child(at, index)));
}

export function not(argument: unknown, at: Location): boolean {
  const [only] = readArgument(One, argument, at);
  return !holds(only, child(at, 0));
}

/** A condition of the template by its name. */
export function conditionHolds(name: string, at: Location): boolean {
  const { stack, context } = at;
  const value = stack.template.Conditions[name];
  if (value === undefined)
    throw templateError(at, `refers to the condition ${name}, which does not exist`);
  return context.memoize(`condition ${stack.name}/${name}`, at, () =>
    holds(value, locate(at, stack, 'Conditions', name)),
  );
}

function holds(value: unknown, at: Location): boolean {
  const named = Named.safeParse(value);
  if (named.success) return conditionHolds(named.data.Condition, at);
  return resolveArgument(z.boolean(), value, at);
}
