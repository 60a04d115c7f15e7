import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readReady } from '@quartet/local-client/ready';
import { runner } from '@quartet/local-client/start-quartet';
import { removeData } from '@quartet/postgres';
import { eventually } from '@quartet/testing';
import { freePort } from './context/ports.ts';
import { paste, type Quartet, startQuartet, untilStarted } from './testing/quartet.ts';

const patience = 240_000;

jest.setTimeout(600_000);

let home: string;
let quartet: Quartet;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'quartet-variants-'));
});
afterEach(async () => {
  quartet?.child.kill('SIGTERM');
  await quartet?.ended;
});
afterAll(async () => {
  await removeData(join(home, 'postgres'));
  rmSync(home, { recursive: true });
});

it.each([
  ['a REST API', ['--edge=rest'], 1],
  ['services that find each other by name', ['--discovery=cloud-map'], 1],
  ['another stage, scaled', ['--stage=prod', '--scale=orders=3'], 3],
  ['logins with tokens of IAM', ['--database-auth=iam'], 1],
])('confirms an order with %s', async (_what, options, count) => {
  const port = await freePort();
  quartet = startQuartet({ home, port, command: [...runner, ...options] });
  await untilStarted(quartet, patience);
  const tasks = readReady(home)?.tasks.filter(({ service }) => service === 'orders');
  expect(tasks).toHaveLength(count);
  await eventually(async () => {
    expect(await paste(quartet.output())).toMatchObject({ body: { status: 'confirmed' } });
  }, patience);
});

it('says what is wrong with a stage that there is none of', async () => {
  const unused = mkdtempSync(join(tmpdir(), 'quartet-variants-'));
  const command = ['npm', 'start', '--', '--stage', 'moon'];
  quartet = startQuartet({ home: unused, port: await freePort(), command });
  expect(await quartet.ended).toBe(1);
  expect(quartet.output()).toContain('✗ --stage moon is unknown; choose one of dev, prod');
  expect(readdirSync(unused)).toEqual([]);
  rmSync(unused, { recursive: true });
});
