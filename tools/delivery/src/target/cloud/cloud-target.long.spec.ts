import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newAccount, type TestAccount } from '../../testing/aws/test-account.ts';
import {
  copyOf,
  digestOf,
  openStage,
  ordersStack as stack,
  registry,
  synthesizeDev,
  type TestStage,
} from '../../testing/aws/test-stage.ts';

jest.setTimeout(300_000);

let templates: string;
let stage: TestStage;

interface FirstRelease {
  readonly delivery: Awaited<ReturnType<TestStage['deploy']>>;
  readonly running: string | undefined;
  /** The account afterwards. */
  readonly account: TestAccount;
}
let first: FirstRelease;

const open = async (account: TestAccount) => {
  stage = await openStage(templates, account);
};

beforeAll(async () => {
  templates = synthesizeDev();
  await open(newAccount(registry));
  try {
    const delivery = await stage.deploy('a1');
    const running = await stage.target.runningTag('orders');
    first = { delivery, running, account: stage.aws.account };
  } finally {
    await stage.aws.close();
  }
});

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
  beforeEach(() => open(copyOf(first.account)));
  afterEach(() => stage.aws.close());

  it('is migrated from the new image before its tasks are', async () => {
    expect(await stage.deploy('b2')).toEqual({ rolled: true, stacks: [stack] });
    expect(stage.aws.account.operations).toEqual([
      'quartet-dev-orders-migrate b2',
      'orders-service b2',
    ]);
    expect(stage.aws.account.stacks.get(stack)?.parameters).toMatchObject({
      ImageTag: 'b2',
      ImageDigest: digestOf('b2'),
    });
  });

  it('is left alone when it runs the image, and its stack is what was synthesised', async () => {
    expect(await stage.deploy('a1')).toEqual({ rolled: false, stacks: [] });
    expect(stage.aws.actions).not.toContain('CreateChangeSet');
  });

  it('has its stack deployed with the tag that it has when infra has changed it', async () => {
    changeTemplate();
    stage = stage.reopen();
    expect(await stage.deploy('a1')).toEqual({ rolled: true, stacks: [stack] });
    expect(stage.aws.account.operations).toEqual(['orders-service a1']);
    expect(stage.aws.account.stacks.get(stack)?.template).toContain('of the spec');
  });

  it('keeps its tasks when the migration fails, and the reason is told', async () => {
    stage.aws.account.exitCodes.set('quartet-dev-orders-migrate', 1);
    await expect(stage.deploy('b2')).rejects.toThrow(
      /^quartet-dev-orders-migrate failed, so nothing else was changed\. Task \d+ has stopped: Essential container in task exited\. Exit code 1\./,
    );
    expect(await stage.target.runningTag('orders')).toBe('a1');
    expect(stage.aws.actions).toContain('DeregisterTaskDefinition');
  });

  it('keeps its tasks when the tables are in use, and the reader learns what to do', async () => {
    stage.aws.account.exitCodes.set('quartet-dev-orders-migrate', 75);
    await expect(stage.deploy('b2')).rejects.toThrow(
      /so nothing else was changed.* Exit code 75: its tables were in use\. The log names the session; deploy again when that has ended\./,
    );
    expect(await stage.target.runningTag('orders')).toBe('a1');
  });
});

describe('a service that ECS has rolled back', () => {
  let account: TestAccount;
  let failure: unknown;
  beforeAll(async () => {
    await open(copyOf(first.account));
    stage.aws.account.failingTags.add('b2');
    failure = await stage.deploy('b2').catch((error: unknown) => error);
    stage.aws.account.failingTags.clear();
    ({ account } = stage.aws);
    await stage.aws.close();
  });
  beforeEach(() => open(copyOf(account)));
  afterEach(() => stage.aws.close());

  it('keeps its tasks, and the reason is told', async () => {
    expect(String(failure)).toMatch(
      /Circuit Breaker was triggered.*tasks failed to start\. Task \d+ has stopped: .* Exit code 1\./s,
    );
    expect(await stage.target.runningTag('orders')).toBe('a1');
  });

  it('knows no release before, for the one that failed never was steady', async () => {
    expect(await stage.target.previousRelease('orders')).toBeUndefined();
  });

  it('is deployed again by the next run, and knows the release before', async () => {
    expect(await stage.deploy('b2')).toEqual({ rolled: true, stacks: [stack] });
    expect(await stage.target.runningTag('orders')).toBe('b2');
    expect(await stage.target.previousRelease('orders')).toEqual({
      tag: 'a1',
      digest: digestOf('a1'),
    });
  });
});

describe('an account', () => {
  beforeEach(() => open(newAccount(registry)));
  afterEach(() => stage.aws.close());

  it('looks at what is there in the role that may only look', async () => {
    await stage.target.runningTag('orders');
    expect(stage.aws.actions).toEqual(['AssumeRole', 'DescribeServices']);
  });

  it('knows the registry and its password', async () => {
    expect(await stage.target.registry()).toEqual({
      url: registry,
      authorization: `Basic ${Buffer.from('AWS:secret').toString('base64')}`,
    });
  });
});

function changeTemplate(): void {
  const file = join(stage.synth, `${stack}.template.json`);
  const template = JSON.parse(readFileSync(file, 'utf8')) as object;
  const Description = 'of the spec';
  writeFileSync(file, JSON.stringify({ ...template, Description }));
}
