import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SmallStack } from '../testing/small-stack.ts';
import { echoReportAt, runBoth, type TwoStacks } from './testing/two-stacks.ts';

let stacks: TwoStacks;

jest.setTimeout(300_000);

beforeAll(async () => {
  stacks = await runBoth({
    after: {
      context: { discovery: 'cloud-map' },
      services: {
        orders: {
          limits: ['SAGA_WAIT', 'PROVIDER_TIMEOUT'],
          storedSettings: ['SERVICE_PRIVATE_KEY', 'MAIL_KEY'],
        },
      },
      stage: { tasks: { min: 2, max: 4 }, pullRequests: 1 },
      limits: { stop: 1 },
    },
  });
});

afterAll(() => stacks.close());

const tasksOf = ({ scheduler }: SmallStack) =>
  scheduler.rows().filter(({ service }) => service === 'orders');
const factsOf = (stack: SmallStack) => echoReportAt(`http://127.0.0.1:${tasksOf(stack)[0]?.port}/`);

it('shows how many tasks a service has', async () => {
  const pids = await stacks.both((stack) => tasksOf(stack).map(({ pid }) => pid));
  expect(pids.map((each) => new Set(each).size)).toEqual([1, 2]);
  for (const pid of pids.flat()) expect(process.kill(pid, 0)).toBe(true);
});

it('shows an environment variable', async () => {
  const answers = await stacks.both(factsOf);
  expect(answers.map(({ env }) => env['PROVIDER_TIMEOUT'])).toEqual([undefined, '3000']);
});

it('shows a stored parameter, with a value of its own', async () => {
  const answers = await stacks.both(factsOf);
  const [missing, given] = answers.map(({ env }) => env['MAIL_KEY']);
  expect(missing).toBeUndefined();
  expect(given).toMatch(/^[\w-]{43}$/);
});

it('shows how services find each other', async () => {
  const peers = await stacks.both(async (stack) => {
    const { env } = await factsOf(stack);
    return [env['JWKS_URL'], stack.endpoints.names['users'], stack.endpoints.listeners[8080]];
  });
  const [[keys, none, listener], [namedKeys, name, noListener]] = peers as [string[], string[]];
  expect(keys).toBe(`${listener}/api/users/.well-known/jwks.json`);
  expect(namedKeys).toBe(`${name}/api/users/.well-known/jwks.json`);
  expect([none, noListener]).toEqual([undefined, undefined]);
  for (const url of [keys, namedKeys]) {
    expect(await echoReportAt(String(url))).toMatchObject({ service: 'users' });
  }
});

it('shows how long a task has to stop', async () => {
  const drained = await stacks.both(async (stack) => {
    const folder = stack.folderOf('orders');
    writeFileSync(join(folder, 'slow'), '');
    await stack.scheduler.service('orders')?.stop();
    return existsSync(join(folder, 'drained'));
  });
  expect(drained).toEqual([true, false]);
});
