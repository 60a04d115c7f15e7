import type { Stack } from '../assembly/assembly.ts';
import { Template } from '../assembly/template.ts';
import { type At, type Given, inside } from '../resolve/at.ts';
import { createCloud } from '../resolve/cloud.ts';

/** A stack of a template that is written by hand. */
export function stackOf(name: string, template: object = {}): Stack {
  return { name, account: '123456789012', region: 'eu-west-1', template: Template.parse(template) };
}

/** What a value comes to that stands in the first of these stacks. */
export function workOut(value: unknown, stacks: readonly Stack[], given: Given = {}): unknown {
  const [stack = stackOf('quartet-dev-edge')] = stacks;
  const at: At = { stack, path: [], cloud: createCloud([stack, ...stacks.slice(1)], given) };
  return at.cloud.resolve(value, inside(at, 'Api', 'Properties', 'Name'));
}
