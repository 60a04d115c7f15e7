import { eventually } from '@quartet/testing';
import { newAccount } from '../../testing/aws/test-account.ts';
import {
  openStage,
  ordersStack as stack,
  registry,
  synthesizeDev,
  type TestStage,
} from '../../testing/aws/test-stage.ts';

jest.setTimeout(300_000);

let templates: string;
let stage: TestStage;
beforeAll(() => {
  templates = synthesizeDev();
});

describe('a first deployment that broke off', () => {
  beforeEach(async () => {
    stage = await openStage(templates, newAccount(registry));
  });
  afterEach(() => stage.aws.close());

  const endsStable = async (tag = 'a1') => {
    await stage.deploy(tag);
    expect(await stage.target.runningTag('orders')).toBe(tag);
    expect(stage.aws.account.stacks.get(stack)?.status).toMatch(/^(CREATE|UPDATE)_COMPLETE$/);
    expect(await stage.deploy(tag)).toEqual({ rolled: false, stacks: [] });
  };

  it.each([
    'CreateChangeSet',
    'ExecuteChangeSet',
    'quartet-dev-orders-database',
    'quartet-dev-orders-migrate',
  ])('after %s ends stable when it is run again', async (step) => {
    stage.aws.account.interruptAfter = step;
    await expect(stage.deploy('a1')).rejects.toThrow();
    Object.assign(stage.aws.account, { interruptAfter: undefined, isInterrupted: false });
    await endsStable();
  });

  it.each(['database', 'migrate'])(
    'because its task %s failed ends stable when it is run again',
    async (task) => {
      stage.aws.account.exitCodes.set(`quartet-dev-orders-${task}`, 1);
      await expect(stage.deploy('a1')).rejects.toThrow(`quartet-dev-orders-${task} failed`);
      stage.aws.account.exitCodes.clear();
      await endsStable();
    },
  );

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-failure-options.html
  it('because its tasks failed ends stable with the next image', async () => {
    stage.aws.account.failingTags.add('a1');
    await expect(stage.deploy('a1')).rejects.toThrow(/tasks failed to start/);
    expect(stage.aws.account.stacks.get(stack)?.status).toBe('CREATE_FAILED');
    await endsStable('b2');
    expect(stage.aws.account.operations).toContain('quartet-dev-orders-migrate b2');
  });

  it('and was rolled back by hand ends stable with a new stack', async () => {
    stage.aws.account.stacks.set(stack, {
      ...{ template: '{}', parameters: {}, resolved: {} },
      ...{ status: 'ROLLBACK_COMPLETE', changed: new Date() },
    });
    await endsStable();
    expect(stage.aws.actions).toContain('DeleteStack');
  });
});

it('waits for a shared stack that CloudFormation is still making, and then goes on', async () => {
  const network = 'quartet-dev-network';
  const account = newAccount(registry);
  const made = {
    ...{ template: '{}', parameters: {}, resolved: {} },
    ...{ status: 'CREATE_IN_PROGRESS', changed: new Date() },
  };
  account.stacks.set(network, made);
  stage = await openStage(templates, account);
  const deployment = stage.target.deployShared([network]);
  await eventually(() => stage.aws.actions.includes('DescribeStacks'));
  made.status = 'CREATE_COMPLETE';
  expect(await deployment).toEqual({ stacks: [network], waiting: [] });
  expect(account.stacks.get(network)?.status).toBe('UPDATE_COMPLETE');
  await stage.aws.close();
});
