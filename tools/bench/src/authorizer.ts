import { stat } from 'node:fs/promises';
import { authorizerProgram } from './programs.ts';
import { callAuthorizer, type Call } from './authorizer/call.ts';
import { openCloud } from './authorizer/cloud.ts';
import { report } from './measures.ts';
import { median } from './median.ts';

const rounds = 15;
const kilobyte = 1_024;
const most = 200;

await using ending = new AsyncDisposableStack();
const cloud = await openCloud(ending);
const calls: Call[] = [];
for (let round = 0; round < rounds; round++) calls.push(await callAuthorizer(cloud));
const middle = (name: keyof Call) => median(calls.map((call) => call[name]));
const { size } = await stat(authorizerProgram);

await report({
  title: 'The authoriser',
  about:
    'A process of its own for each turn, as Lambda starts one: Node is up, then the bundle and the SDK are ' +
    'loaded, and a real event with a key and a token is answered, with a DynamoDB and published keys on this ' +
    `machine. Warm is the median of the 200 that follow, of which none asks the table. Medians of ${rounds} turns.`,
  columns: ['ms'],
  rows: [
    ['loading', middle('load')],
    ['first answer', middle('first')],
    ['cold start, both', middle('cold')],
    ['warm', middle('warm')],
  ],
  goals: [
    { what: 'cold start', value: middle('cold'), unit: 'ms', bound: 'below', limit: 1_000 },
    { what: 'bundle', value: size / kilobyte, unit: 'KB', bound: 'below', limit: most },
  ],
});
