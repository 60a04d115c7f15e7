import type { Action, Listener, PathCondition } from '@quartet/cloudformation/model/load-balancer';
import { pathPattern } from './path-pattern.ts';

/** What a listener does with a request. */
export interface Choice<Act> {
  readonly act: Act;
  /** Of the rule that said so; undefined when none matched. */
  readonly priority: number | undefined;
}

/** Prepares the rules of a listener: of those that match, the one with the lowest priority wins. */
export function readRules<Act>(
  { rules, defaultAction: otherwise }: Listener,
  prepare: (action: Action) => Act,
): (path: string) => Choice<Act> {
  const choices = rules
    .toSorted((a, b) => a.priority - b.priority)
    .map(({ priority, action, conditions }) => {
      return { priority, act: prepare(action), holds: everyOf(conditions) };
    });
  const last: Choice<Act> = { act: prepare(otherwise), priority: undefined };
  return (path) => choices.find(({ holds }) => holds(path)) ?? last;
}

function everyOf(conditions: readonly PathCondition[]): (path: string) => boolean {
  const tests = conditions.map(({ values }) => values.map(pathPattern));
  return (path) => tests.every((patterns) => patterns.some((matches) => matches(path)));
}
