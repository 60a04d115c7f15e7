import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deployService } from '../../deploy/deploy-service.ts';
import { type TestAws, testAws } from '../../testing/aws/aws.ts';
import { newAccount, type TestAccount } from '../../testing/aws/test-account.ts';
import { temporaryFolder } from '../../testing/folder.ts';
import type { DeployTarget } from '../deploy-target.ts';
import { cloudTarget } from './cloud-target.ts';

jest.setTimeout(300_000);

const root = join(import.meta.dirname, '../../../../..');
const stack = 'quartet-dev-svc-orders';
const registry = 'https://000000000000.dkr.ecr.us-east-1.amazonaws.com';

let aws: TestAws;
let templates: string;
let synth: string;
let target: DeployTarget;

interface FirstRelease {
  readonly delivery: Awaited<ReturnType<typeof deploy>>;
  readonly running: string | undefined;
  /** The account afterwards. */
  readonly account: TestAccount;
}
let first: FirstRelease;

/** Its own: a build of somebody else may write those in `dist` at any time. */
beforeAll(async () => {
  templates = join(temporaryFolder(), 'synth');
  const assemble = ['--conditions=@quartet/source', 'infra/src/assemble.ts'];
  execFileSync(process.execPath, [...assemble, templates, '-c', 'stage=dev'], { cwd: root });
  await openAccount(newAccount(registry));
  try {
    const delivery = await deploy('a1');
    first = { delivery, running: await target.runningTag('orders'), account: aws.account };
  } finally {
    await aws.close();
  }
});

async function openAccount(account: TestAccount): Promise<void> {
  aws = await testAws(account);
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: aws.url,
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
  });
  const folder = temporaryFolder();
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  synth = join(folder, 'synth');
  cpSync(templates, synth, { recursive: true });
  target = openTarget();
}

/** The account as it is, with nothing that has happened in it yet. */
function copyOf(account: TestAccount): TestAccount {
  return { ...structuredClone(account), operations: [] };
}

/** Opens the target anew, with the templates that are synthesised by then. */
function openTarget(): DeployTarget {
  const polling = { intervalMs: 20, timeoutMs: 180_000 };
  return cloudTarget({ stage: 'dev', region: 'us-east-1', synth, polling });
}

function deploy(tag: string) {
  return deployService({ service: 'orders', release: { tag, digest: '' }, target });
}

it('makes the database of a service that is new, while its tasks wait for it', () => {
  expect(first.delivery).toEqual({ rolled: true, stacks: [stack] });
  expect(first.account.operations.toSorted()).toEqual([
    'orders-service a1',
    'quartet-dev-orders-database a1',
    'quartet-dev-orders-migrate a1',
  ]);
  expect(first.running).toBe('a1');
});

describe('a service that runs', () => {
  beforeEach(() => openAccount(copyOf(first.account)));
  afterEach(() => aws.close());

  it('is migrated from the new image before its tasks are', async () => {
    expect(await deploy('b2')).toEqual({ rolled: true, stacks: [stack] });
    expect(aws.account.operations).toEqual(['quartet-dev-orders-migrate b2', 'orders-service b2']);
    expect(aws.account.stacks.get(stack)?.parameters['ImageTag']).toBe('b2');
  });

  it('is left alone when it runs the image, and its stack is what was synthesised', async () => {
    expect(await deploy('a1')).toEqual({ rolled: false, stacks: [] });
    expect(aws.actions).not.toContain('CreateChangeSet');
  });

  it('has its stack deployed with the tag that it has when infra has changed it', async () => {
    changeTemplate();
    target = openTarget();
    expect(await deploy('a1')).toEqual({ rolled: true, stacks: [stack] });
    expect(aws.account.operations).toEqual(['orders-service a1']);
    expect(aws.account.stacks.get(stack)?.template).toContain('of the spec');
  });

  it('keeps its tasks when the migration fails, and the reason is told', async () => {
    aws.account.exitCodes.set('quartet-dev-orders-migrate', 1);
    await expect(deploy('b2')).rejects.toThrow(
      /^quartet-dev-orders-migrate failed, so nothing was rolled\. Task \d+ has stopped: Essential container in task exited\. Exit code 1\./,
    );
    expect(await target.runningTag('orders')).toBe('a1');
    expect(aws.actions).toContain('DeregisterTaskDefinition');
  });
});

describe('a service that ECS has rolled back', () => {
  let account: TestAccount;
  let failure: unknown;
  beforeAll(async () => {
    await openAccount(copyOf(first.account));
    aws.account.failingTags.add('b2');
    failure = await deploy('b2').catch((error: unknown) => error);
    aws.account.failingTags.clear();
    ({ account } = aws);
    await aws.close();
  });
  beforeEach(() => openAccount(copyOf(account)));
  afterEach(() => aws.close());

  it('keeps its tasks, and the reason is told', async () => {
    expect(String(failure)).toMatch(
      /Circuit Breaker was triggered.*tasks failed to start\. Task \d+ has stopped: .* Exit code 1\./s,
    );
    expect(await target.runningTag('orders')).toBe('a1');
  });

  it('knows no release before, for the one that failed never was steady', async () => {
    expect(await target.previousRelease('orders')).toBeUndefined();
  });

  it('is deployed again by the next run, and knows the release before', async () => {
    expect(await deploy('b2')).toEqual({ rolled: true, stacks: [stack] });
    expect(await target.runningTag('orders')).toBe('b2');
    expect(await target.previousRelease('orders')).toEqual({ tag: 'a1', digest: 'sha256:0' });
  });
});

describe('an account', () => {
  beforeEach(() => openAccount(newAccount(registry)));
  afterEach(() => aws.close());

  it('looks at what is there in the role that may only look', async () => {
    await target.runningTag('orders');
    expect(aws.actions).toEqual(['AssumeRole', 'DescribeServices']);
  });

  it('knows the registry and its password', async () => {
    expect(await target.registry()).toEqual({
      url: registry,
      authorization: `Basic ${Buffer.from('AWS:secret').toString('base64')}`,
    });
  });
});

function changeTemplate(): void {
  const file = join(synth, `${stack}.template.json`);
  const template = JSON.parse(readFileSync(file, 'utf8')) as object;
  const Description = 'of the spec';
  writeFileSync(file, JSON.stringify({ ...template, Description }));
}
