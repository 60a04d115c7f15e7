import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deployService } from '../../deploy/deploy-service.ts';
import { type TestAws, testAws } from '../../testing/aws/aws.ts';
import { temporaryFolder } from '../../testing/folder.ts';
import type { Place } from '../place.ts';
import { cloudPlace } from './cloud-place.ts';

jest.setTimeout(300_000);

const root = join(import.meta.dirname, '../../../../..');
const stack = 'quartet-dev-svc-orders';
const registry = 'https://000000000000.dkr.ecr.us-east-1.amazonaws.com';

let aws: TestAws;
let templates: string;
let synth: string;
let place: Place;

/** Its own: a build of somebody else may write those in `dist` at any time. */
beforeAll(() => {
  templates = join(temporaryFolder(), 'synth');
  const cdk = join(root, 'node_modules/.bin/cdk');
  execFileSync(cdk, ['synth', '--quiet', '--no-notices', '-c', 'stage=dev', '-o', templates], {
    cwd: join(root, 'infra'),
    stdio: 'pipe',
  });
});

beforeEach(async () => {
  aws = await testAws(registry);
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: aws.url,
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
  });
  const folder = temporaryFolder();
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  synth = join(folder, 'synth');
  cpSync(templates, synth, { recursive: true });
  place = openPlace();
});
afterEach(() => aws.close());

/** As a new run would: with what is synthesised by then. */
function openPlace(): Place {
  const patience = { every: 20, atMost: 180_000 };
  return cloudPlace({ stage: 'dev', region: 'us-east-1', synth, patience });
}

const deploy = (tag: string) =>
  deployService({ service: 'orders', release: { tag, digest: '' }, place });

it('makes the database of a service that is new, while its tasks wait for it', async () => {
  expect(await deploy('a1')).toEqual({ rolled: true, stacks: [stack] });
  expect([...aws.world.happened].sort()).toEqual([
    'orders-service a1',
    'quartet-dev-orders-database a1',
    'quartet-dev-orders-migrate a1',
  ]);
  expect(await place.running('orders')).toBe('a1');
});

describe('a service that runs', () => {
  beforeEach(async () => {
    await deploy('a1');
    aws.world.happened.length = 0;
    place = openPlace();
  });

  it('is migrated from the new image before its tasks are', async () => {
    expect(await deploy('b2')).toEqual({ rolled: true, stacks: [stack] });
    expect(aws.world.happened).toEqual(['quartet-dev-orders-migrate b2', 'orders-service b2']);
    expect(aws.world.stacks.get(stack)?.parameters['ImageTag']).toBe('b2');
  });

  it('is left alone when it runs the image, and its stack is what was synthesised', async () => {
    const asked = aws.actions.length;
    expect(await deploy('a1')).toEqual({ rolled: false, stacks: [] });
    expect(aws.actions.slice(asked)).not.toContain('CreateChangeSet');
  });

  it('has its stack deployed with the tag that it has when infra has changed it', async () => {
    changeTemplate();
    place = openPlace();
    expect(await deploy('a1')).toEqual({ rolled: true, stacks: [stack] });
    expect(aws.world.happened).toEqual(['orders-service a1']);
    expect(aws.world.stacks.get(stack)?.template).toContain('of the spec');
  });

  it('keeps its tasks when the migration fails, and the reason is told', async () => {
    aws.world.exits.set('quartet-dev-orders-migrate', 1);
    await expect(deploy('b2')).rejects.toThrow(
      /^quartet-dev-orders-migrate failed, so nothing was rolled\. Task \d+ has stopped: Essential container in task exited\. Exit code 1\./,
    );
    expect(await place.running('orders')).toBe('a1');
    expect(aws.actions).toContain('DeregisterTaskDefinition');
  });

  it('keeps its tasks when ECS rolls back, and the reason is told', async () => {
    aws.world.sick.add('b2');
    await expect(deploy('b2')).rejects.toThrow(
      /Circuit Breaker was triggered.*tasks failed to start\. Task \d+ has stopped: .* Exit code 1\./s,
    );
    expect(await place.running('orders')).toBe('a1');
  });

  it('is deployed again by the next run when the last one failed', async () => {
    aws.world.sick.add('b2');
    await expect(deploy('b2')).rejects.toThrow();
    aws.world.sick.clear();
    expect(await deploy('b2')).toEqual({ rolled: true, stacks: [stack] });
    expect(await place.running('orders')).toBe('b2');
  });

  it('knows the release before, and not one that never was steady', async () => {
    expect(await place.previous('orders')).toBeUndefined();
    await deploy('b2');
    aws.world.sick.add('c3');
    await expect(deploy('c3')).rejects.toThrow();
    expect(await place.previous('orders')).toEqual({ tag: 'a1', digest: 'sha256:0' });
  });
});

it('looks at what is there in the role that may only look', async () => {
  await place.running('orders');
  expect(aws.actions).toEqual(['AssumeRole', 'DescribeServices']);
});

it('knows the registry and its password', async () => {
  expect(await place.registry()).toEqual({
    url: registry,
    authorization: `Basic ${Buffer.from('AWS:secret').toString('base64')}`,
  });
});

function changeTemplate(): void {
  const file = join(synth, `${stack}.template.json`);
  const template = JSON.parse(readFileSync(file, 'utf8')) as object;
  const Description = 'of the spec';
  writeFileSync(file, JSON.stringify({ ...template, Description }));
}
