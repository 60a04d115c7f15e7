import type { DeployTarget } from '../deploy-target.ts';
import { newAccount, type TestAccount } from '../../testing/aws/test-account.ts';
import {
  copyOf,
  openStage,
  registry,
  synthesizeStage,
  type TestStage,
} from '../../testing/aws/test-stage.ts';

jest.setTimeout(900_000);

const name = 'pr-7';
const settings = `/quartet/${name}/settings`;
let templates: string;
let stage: TestStage;

const open = async (account: TestAccount) => {
  stage = await openStage(templates, account, name);
};

/** The account in which the pull request's stage is open, with orders alone. */
let opened: TestAccount;

beforeAll(async () => {
  templates = synthesizeStage(name);
  const account = withStacks(newAccount(registry), 'pr-7', ['platform', 'edge', 'realtime']);
  account.missing = /^\/quartet\/pr-\d+\/settings\//;
  await open(account);
  try {
    await stage.target.prepare?.();
    await stage.deploy('a1');
    opened = stage.aws.account;
  } finally {
    await stage.aws.close();
  }
});

/** The account with some stacks of a stage. */
function withStacks(
  account: TestAccount,
  owner: string,
  names: readonly string[] = ['platform'],
): TestAccount {
  for (const each of names) {
    const stack = { template: '{}', parameters: {}, resolved: {}, changed: new Date() };
    account.stacks.set(`quartet-${owner}-${each}`, { ...stack, status: 'CREATE_COMPLETE' });
  }
  return account;
}

describe('the stage of a pull request', () => {
  it('has a service of its own in the cluster of its host, and its own databases', () => {
    expect(opened.operations.toSorted()).toEqual([
      'orders-service-pr-7 a1',
      'quartet-pr-7-orders-database a1',
      'quartet-pr-7-orders-migrate a1',
    ]);
  });

  it('gets its keys without a person, and nothing of the payment provider', () => {
    expect([...opened.parameters.keys()].sort()).toEqual(
      [
        'orders/SERVICE_PRIVATE_KEY',
        'payments/SERVICE_PUBLIC_KEYS',
        'products/SERVICE_PUBLIC_KEYS',
        'users/REFRESH_TOKEN_SECRET',
        'users/SIGNING_KEYS',
      ].map((each) => `${settings}/${each}`),
    );
  });

  it('has a repository of its own, to which no other kind of stage pushes', () => {
    expect(stage.target.repositoryOf('orders')).toBe('quartet-pr/orders');
  });
});

describe('the stage of a pull request that is opened', () => {
  afterEach(() => stage.aws.close());
  const prepare = (target: DeployTarget = stage.target) => target.prepare?.();

  it('keeps its keys when it is deployed again', async () => {
    await open(copyOf(opened));
    await prepare();
    expect(stage.aws.actions).not.toContain('PutParameter');
  });

  it('gets all keys anew when some of them are missing, because they come in pairs', async () => {
    await open(copyOf(opened));
    stage.aws.account.parameters.delete(`${settings}/payments/SERVICE_PUBLIC_KEYS`);
    await prepare();
    const versions = [...stage.aws.account.parameters.values()].map(({ version }) => version);
    expect(versions.toSorted()).toEqual([1, 2, 2, 2, 2]);
  });

  it('is refused when its host takes no more', async () => {
    const account = newAccount(registry);
    for (const each of ['pr-1', 'pr-2', 'pr-3', 'pr-77', 'dev']) withStacks(account, each);
    await open(account);
    await expect(prepare()).rejects.toThrow(
      'dev is the host of 4 pull requests already (pr-1, pr-2, pr-3, pr-77), and takes 4; close one of them first.',
    );
    stage.aws.account.stacks.delete('quartet-pr-2-platform');
    await prepare();
  });

  it('is refused when another one has its priorities', async () => {
    await open(withStacks(newAccount(registry), 'pr-497'));
    await expect(prepare()).rejects.toThrow(
      'pr-7 would have the priorities of pr-497 at the load balancer of dev; close that one first.',
    );
  });
});

describe('the stage of a pull request that is closed', () => {
  const images = (account: TestAccount) => account.images.get('quartet-pr/orders');

  beforeEach(async () => {
    await open(copyOf(opened));
    const { account } = stage.aws;
    for (const each of ['pr-78', 'dev']) withStacks(account, each);
    account.parameters.set('/quartet/pr-78/settings/users/SIGNING_KEYS', {
      value: 'a',
      version: 1,
    });
    account.images.set('quartet-pr/orders', [
      ...['a1', 'pr-7-a1'].map((imageTag) => ({ imageTag, imageDigest: 'sha256:a1' })),
      ...['b2', 'pr-7-b2', 'pr-78-b2'].map((imageTag) => ({ imageTag, imageDigest: 'sha256:b2' })),
      ...['c3', 'pr-78-c3'].map((imageTag) => ({ imageTag, imageDigest: 'sha256:c3' })),
    ]);
  });
  afterEach(() => stage.aws.close());

  const expectGone = () => {
    const { account } = stage.aws;
    expect([...account.stacks.keys()]).toEqual(['quartet-pr-78-platform', 'quartet-dev-platform']);
    expect([...account.parameters.keys()]).toEqual(['/quartet/pr-78/settings/users/SIGNING_KEYS']);
    expect(images(account)?.map(({ imageTag }) => imageTag)).toEqual([
      ...['b2', 'pr-78-b2'],
      ...['c3', 'pr-78-c3'],
    ]);
    expect(account.services.size).toBe(0);
  };

  it('drops its databases, deletes its stacks in their order, and leaves those of others', async () => {
    await stage.target.remove?.();
    const { operations } = stage.aws.account;
    expect(operations).toEqual([
      'quartet-pr-7-orders-drop a1',
      'quartet-pr-7-svc-orders deleted',
      'quartet-pr-7-realtime deleted',
      'quartet-pr-7-edge deleted',
      'quartet-pr-7-platform deleted',
    ]);
    expectGone();
  });

  it('keeps its stacks when a database is not dropped, and says why', async () => {
    stage.aws.account.exitCodes.set('quartet-pr-7-orders-drop', 1);
    await expect(stage.target.remove?.()).rejects.toThrow(
      /^quartet-pr-7-orders-drop failed, so nothing else was changed\./,
    );
    expect(stage.aws.actions).not.toContain('DeleteStack');
  });

  it.each(['quartet-pr-7-orders-drop', 'DeleteStack', 'DeleteParameters'])(
    'is gone when a removal that broke off after %s is run again',
    async (step) => {
      stage.aws.account.interruptAfter = step;
      await expect(stage.target.remove?.()).rejects.toThrow();
      Object.assign(stage.aws.account, { interruptAfter: undefined, isInterrupted: false });
      stage = stage.reopen();
      await stage.target.remove?.();
      expectGone();
    },
  );

  it('is gone already when there is nothing of it', async () => {
    await stage.target.remove?.();
    expect(await stage.target.remove?.()).toEqual([]);
  });
});

it('no other stage is removed', async () => {
  stage = await openStage(templates, newAccount(registry));
  expect(stage.target.remove).toBeUndefined();
  expect(stage.target.prepare).toBeUndefined();
  await stage.aws.close();
});
