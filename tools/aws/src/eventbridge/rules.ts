import type { EventBus, EventTarget } from '@quartet/cloudformation/model/surroundings';
import type { Taken } from './bus-event.ts';
import { PatternMistake } from './pattern-mistake.ts';
import { type Pattern, readPattern } from './pattern.ts';

interface Rule {
  readonly bus: string;
  readonly matches: Pattern;
  readonly targets: readonly EventTarget[];
}

export interface Rules {
  /** Of all rules that match the event. */
  targetsOf(taken: Pick<Taken, 'bus' | 'event'>): readonly EventTarget[];
}

/** @throws PatternMistake with the name of the rule. */
export function createRules(buses: readonly EventBus[]): Rules {
  const rules = buses.flatMap(rulesOf);
  return {
    targetsOf: ({ bus, event }) =>
      rules
        .filter((rule) => rule.bus === bus && rule.matches({ ...event }))
        .flatMap(({ targets }) => targets),
  };
}

function rulesOf({ name: bus, rules }: EventBus): readonly Rule[] {
  return rules
    .filter(({ enabled }) => enabled)
    .map(({ name, eventPattern: pattern, targets }) => ({
      bus,
      matches: read(name, pattern),
      targets,
    }));
}

function read(rule: string, pattern: Readonly<Record<string, unknown>>): Pattern {
  try {
    return readPattern(pattern);
  } catch (error) {
    if (!(error instanceof PatternMistake)) throw error;
    throw new PatternMistake(`The rule ${rule}: ${error.message}`, { cause: error });
  }
}
