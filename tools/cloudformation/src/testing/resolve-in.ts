import type { Stack } from '../assembly/assembly.ts';
import { Template } from '../assembly/template.ts';
import { type Location, type ParameterValues, child } from '../resolve/location.ts';
import { createResolveContext } from '../resolve/resolve-context.ts';

/** A stack of a template that is written by hand. */
export function stackOf(name: string, template: object = {}): Stack {
  return { name, account: '123456789012', region: 'eu-west-1', template: Template.parse(template) };
}

/** Resolves a value in the first of these stacks. */
export function resolveIn(
  value: unknown,
  stacks: readonly Stack[],
  given: ParameterValues = {},
): unknown {
  const [stack = stackOf('shop-dev-edge')] = stacks;
  const at: Location = {
    stack,
    path: [],
    context: createResolveContext([stack, ...stacks.slice(1)], given),
  };
  return at.context.resolve(value, child(at, 'Api', 'Properties', 'Name'));
}
