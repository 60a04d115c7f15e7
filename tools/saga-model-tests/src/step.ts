import fc from 'fast-check';
import { takeoverFault, type InjectedFault, injectedFault } from './injected-fault.ts';

interface FaultyStep {
  /** The index of one of the two tasks of orders. */
  readonly task: number;
  readonly fault: InjectedFault | undefined;
}

export interface Place extends FaultyStep {
  readonly do: 'place';
  readonly items: readonly { readonly goods: number; readonly quantity: number }[];
  readonly method: string;
  readonly expects: 'nothing' | 'the total' | 'less';
}

/** Orders, and what waits, are named task a number that counts modulo how many there are. */
export type Step =
  | Place
  | ({ readonly do: 'replay'; readonly order: number } & FaultyStep)
  | { readonly do: 'replay otherwise'; readonly order: number; readonly task: number }
  | ({ readonly do: 'cancel'; readonly order: number } & FaultyStep)
  | ({ readonly do: 'refund'; readonly order: number; readonly percent: number } & FaultyStep)
  | ({ readonly do: 'refund again'; readonly order: number } & FaultyStep)
  | { readonly do: 'restock'; readonly goods: number; readonly pieces: number }
  | { readonly do: 'clock moves'; readonly seconds: number }
  | { readonly do: 'holds expire' }
  | ({ readonly do: 'take over' } & FaultyStep)
  | ({ readonly do: 'look up' } & Omit<FaultyStep, 'task'>)
  | { readonly do: 'crash'; readonly task: number }
  | { readonly do: 'go on'; readonly which: number }
  | { readonly do: 'deliver' };

const task = fc.nat(1);
const order = fc.nat(3);
const goods = fc.nat(1);

const place: fc.Arbitrary<Step> = fc.record({
  do: fc.constant('place' as const),
  items: fc.uniqueArray(fc.record({ goods, quantity: fc.integer({ min: 1, max: 3 }) }), {
    minLength: 1,
    maxLength: 2,
    selector: (item) => item.goods,
  }),
  method: fc.oneof(
    { weight: 4, arbitrary: fc.constant('pm_ok') },
    { weight: 2, arbitrary: fc.constantFrom('pm_charge_then_drop', 'pm_charge_then_500') },
    { weight: 2, arbitrary: fc.constantFrom('pm_declined', 'pm_flaky_1') },
  ),
  expects: fc.oneof(
    { weight: 4, arbitrary: fc.constant('nothing' as const) },
    fc.constantFrom('the total' as const, 'less' as const),
  ),
  task,
  fault: injectedFault,
});

const others: readonly fc.WeightedArbitrary<Step>[] = [
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('replay' as const), order, task, fault: injectedFault }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('replay otherwise' as const), order, task }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('cancel' as const), order, task, fault: injectedFault }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('refund' as const),
      order,
      percent: fc.constantFrom(20, 60, 100),
      task,
      fault: injectedFault,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('refund again' as const),
      order,
      task,
      fault: injectedFault,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('restock' as const),
      goods,
      pieces: fc.constantFrom(1, 3, -1, -3),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('clock moves' as const),
      seconds: fc.constantFrom(1, 20, 61, 300, 700),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('holds expire' as const) }) },
  {
    weight: 7,
    arbitrary: fc.record({ do: fc.constant('take over' as const), task, fault: takeoverFault }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('look up' as const), fault: injectedFault }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crash' as const), task }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('go on' as const), which: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('deliver' as const) }) },
];

/** A sequence of actions of users and time, with faults. It starts with an order. */
export const steps: fc.Arbitrary<readonly Step[]> = fc
  .tuple(place, fc.array(fc.oneof({ weight: 7, arbitrary: place }, ...others), { maxLength: 7 }))
  .map(([first, rest]) => [first, ...rest]);
