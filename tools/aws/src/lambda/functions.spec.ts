import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { eventually, listen } from '@quartet/testing';
import type { LambdaFunction } from '@quartet/cloudformation/model/functions';
import { credentialsOf } from '../iam/credentials.ts';
import { createFunctions, type Functions } from './functions.ts';

const names = [
  'echo',
  'nothing',
  'refuse',
  'throwText',
  'meet',
  'crash',
  'exit',
  'speak',
  'missing',
  'get',
];
const limit = 0.2;
const lines: string[] = [];
let functions: Functions;

const lambda = (name: string, changes: Partial<LambdaFunction> = {}): LambdaFunction => ({
  name,
  arn: `arn:aws:lambda:us-east-1:000000000000:function:${name}`,
  code: join(import.meta.dirname, 'fixture'),
  handler: `index.${name}`,
  environment: { TABLE: 'keys', AWS_REGION: 'elsewhere' },
  roleArn: 'arn:aws:iam::000000000000:role/function',
  timeout: 60,
  ...changes,
});
const failed = (errorType: string, errorMessage: string | RegExp) =>
  expect.objectContaining({
    errorType,
    errorMessage: expect.stringMatching(errorMessage) as string,
  }) as Error;

beforeEach(() => {
  functions = createFunctions({
    functions: [
      ...names.map((name) => lambda(name)),
      lambda('hang', { timeout: limit }),
      lambda('block', { timeout: limit }),
      lambda('nowhere', { code: join(import.meta.dirname, 'nowhere') }),
    ],
    environment: { AWS_REGION: 'us-east-1' },
    log: (name, line) => lines.push(`${name}: ${line}`),
  });
});
afterEach(async () => {
  jest.useRealTimers();
  await functions.close();
});

/** From here on the limits of functions pass only when a spec says so; their threads have clocks of their own. */
function stopClock(): void {
  jest.useFakeTimers({
    doNotFake: ['Date', 'performance', 'hrtime', 'nextTick', 'queueMicrotask', 'setImmediate'],
  });
}

async function pass(milliseconds: number): Promise<void> {
  await turn();
  jest.advanceTimersByTime(milliseconds);
}

it('calls the handler with the event and a context, and keeps its thread warm', async () => {
  const event = { path: '/', list: [1, null] };
  const known = { event, name: 'echo', hasTime: true };
  expect(await functions.invoke('echo', event)).toMatchObject({ ...known, calls: 1 });
  expect(await functions.invoke('echo', event)).toMatchObject({ ...known, calls: 2 });
});

it('gives a function the environment of its template and of the cloud, the keys of its role, and nothing of ours', async () => {
  const { environment } = (await functions.invoke('echo', {})) as { environment: object };
  const { accessKeyId, secretAccessKey } = credentialsOf(lambda('echo').roleArn);
  expect(environment).toEqual({
    ...{ TABLE: 'keys', AWS_REGION: 'us-east-1' },
    ...{ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
  });
});

it('sends the traceparent of an invocation with its requests, and with those of no other', async () => {
  const server = await listen((req, res) => res.end(String(req.headers['traceparent'])));
  const [one, other] = ['1', '2'].map((digit) => `00-${digit.repeat(32)}-${digit.repeat(16)}-01`);
  const { url } = server;
  const calls = [one, other, undefined].map((each) => functions.invoke('get', { url }, each));
  expect(await Promise.all(calls)).toEqual([one, other, 'undefined']);
  await server.close();
});

it('answers null for a handler that returns nothing', async () => {
  expect(await functions.invoke('nothing', {})).toBeNull();
});

it('serves several events at once', async () => {
  const all = [1, 2, 3].map(() => functions.invoke('meet', { count: 3 }));
  expect(await Promise.all(all)).toEqual([3, 3, 3]);
});

it.each([
  ['refuse', 'Error', /^Unauthorized$/],
  ['throwText', 'string', /^text$/],
  ['hang', 'Sandbox.Timedout', /^Task timed out after 0.20 seconds$/],
  ['block', 'Sandbox.Timedout', /^Task timed out after 0.20 seconds$/],
  ['crash', 'TypeError', /^a bug$/],
  ['exit', 'Runtime.ExitError', /exit status 3/],
  ['missing', 'Runtime.HandlerNotFound', /^index.missing is undefined or not exported$/],
  ['nowhere', 'Error', /nowhere/],
  ['nobody', 'ResourceNotFoundException', /nobody/],
])('says how %s failed, and so again at the next call', async (name, type, message) => {
  await expect(functions.invoke(name, {})).rejects.toEqual(failed(type, message));
  await expect(functions.invoke(name, {})).rejects.toEqual(failed(type, message));
});

it('starts a new thread at the call after one that was too slow', async () => {
  stopClock();
  expect(await functions.invoke('hang', { milliseconds: 1 })).toBe(1);
  const slow = expect(functions.invoke('hang', {})).rejects.toThrow('timed out');
  await pass(limit * 1_000);
  await slow;
  expect(await functions.invoke('hang', { milliseconds: 1 })).toBe(1);
});

it('lets the others finish when one is too slow', async () => {
  stopClock();
  await functions.invoke('hang', { milliseconds: 1 });
  const slow = expect(functions.invoke('hang', {})).rejects.toThrow('timed out');
  await pass(limit * 1_000 - 1);
  const other = functions.invoke('hang', { milliseconds: 20 });
  await pass(1);
  await slow;
  expect(await other).toBe(20);
});

it('hands on what a function writes to its console', async () => {
  await functions.invoke('speak', {});
  await eventually(() => lines.length === 3);
  expect([...lines].sort()).toEqual(['speak: one', 'speak: three', 'speak: two']);
});

it('rejects what is on its way when it is closed', async () => {
  await functions.invoke('echo', {});
  const open = expect(functions.invoke('hang', { milliseconds: 60_000 })).rejects.toThrow();
  await functions.close();
  await open;
});
