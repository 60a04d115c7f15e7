import type { EventBus, EventTarget } from '@quartet/cloudformation/model/event-buses';
import type { AcceptedEvent } from './bus-event.ts';
import { InvalidEventPattern } from './invalid-event-pattern.ts';
import { type Pattern, parsePattern } from './pattern.ts';

interface Rule {
  readonly bus: string;
  readonly matches: Pattern;
  readonly targets: readonly EventTarget[];
}

interface Rules {
  /** Targets of all rules that match the event. */
  targetsOf(taken: Pick<AcceptedEvent, 'bus' | 'event'>): readonly EventTarget[];
}

/** @throws InvalidEventPattern with the name of the rule. */
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
      matches: parseRulePattern(name, pattern),
      targets,
    }));
}

function parseRulePattern(rule: string, pattern: Readonly<Record<string, unknown>>): Pattern {
  try {
    return parsePattern(pattern);
  } catch (error) {
    if (!(error instanceof InvalidEventPattern)) throw error;
    throw new InvalidEventPattern(`The rule ${rule}: ${error.message}`, { cause: error });
  }
}
