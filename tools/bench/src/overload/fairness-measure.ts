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
    columns: ['alone', 'beside it'],
    rows: [
      ...rowsOf('a key at ten times its rate', key),
      ...rowsOf('a flood without a key', flood),
      ['an abusive registrar, ms of a login', logins.alone, logins.besideRegistrar],
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

function rowsOf(name: string, { alone, besideAbuse }: Neighbours): Measure['rows'] {
  return [
    [`${name}, answers/s`, alone.perSecond, besideAbuse.perSecond],
    [`${name}, ms at p99`, alone.p99, besideAbuse.p99],
  ];
}

function ratio({ alone, besideAbuse }: Neighbours): number {
  return besideAbuse.perSecond / alone.perSecond;
}
