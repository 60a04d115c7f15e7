import type { Measure } from '../section.ts';
import type { Fairness } from './fairness.ts';
import type { Neighbours } from './neighbours.ts';
import type { LoginTimes } from './registrar.ts';

const share = { unit: '×', bound: 'at least', limit: 0.95 } as const;

/** The section of docs/measures.md. */
export function fairnessMeasure({ key, flood }: Fairness, logins: LoginTimes): Measure {
  return {
    title: 'One client and the others',
    about:
      'Lists of products. First nine clients at half of their rate of 20 a second, straight to a task with the headers of the ' +
      'gateway, and a tenth that sends 200 a second. Then one client through the edge, and 200 requests a second without any key. 8 s ' +
      'each. Logins one after the other, straight to a task, at the median, while one address registers 40 users a second; the limit by ' +
      'address is off for it.',
    columns: ['answers/s alone', 'answers/s beside it', 'ms alone', 'ms beside it'],
    rows: [
      ['a key at ten times its rate', ...figures(key)],
      ['a flood without a key', ...figures(flood)],
      ['an abusive registrar', NaN, NaN, logins.alone, logins.besideRegistrar],
    ],
    goals: [
      { what: 'answers beside an abusive key / alone', value: ratio(key), ...share },
      { what: 'answers beside a flood without a key / alone', value: ratio(flood), ...share },
      {
        ...{ what: 'a login beside a registrar / alone', unit: '×', bound: 'at most', limit: 2 },
        value: logins.besideRegistrar / logins.alone,
      },
    ],
  };
}

function figures({ alone, besideAbuse }: Neighbours): readonly number[] {
  return [alone.perSecond, besideAbuse.perSecond, alone.p99, besideAbuse.p99];
}

function ratio({ alone, besideAbuse }: Neighbours): number {
  return besideAbuse.perSecond / alone.perSecond;
}
