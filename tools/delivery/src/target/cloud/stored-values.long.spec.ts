import { newAccount, type TestAccount } from '../../testing/aws/test-account.ts';
import {
  copyOf,
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

describe('a value that a template only names', () => {
  let account: TestAccount;
  beforeAll(async () => {
    stage = await openStage(templates, newAccount(registry));
    await stage.deploy('a1');
    await stage.deploy('a1', 'products');
    ({ account } = stage.aws);
    await stage.aws.close();
  });
  beforeEach(async () => {
    stage = await openStage(templates, copyOf(account));
  });
  afterEach(() => stage.aws.close());

  it('is deployed once: nothing changes when it is the same', async () => {
    expect(await stage.deploy('a1')).toEqual({ rolled: false, stacks: [] });
    expect(await stage.deploy('a1', 'products')).toEqual({ rolled: false, stacks: [] });
  });

  it.each([
    ['a parameter', '/quartet/dev/platform/bus'],
    ['a secret', '/quartet/dev/settings/orders/SERVICE_PRIVATE_KEY'],
  ])('rolls just its readers when it changes: %s', async (_, name) => {
    stage.aws.account.parameters.set(name, { value: 'another', version: 2 });
    expect(await stage.deploy('a1', 'products')).toEqual({ rolled: false, stacks: [] });
    expect(await stage.deploy('a1')).toEqual({ rolled: true, stacks: [stack] });
    expect(stage.aws.account.operations).toEqual(['orders-service a1']);
    expect(await stage.deploy('a1')).toEqual({ rolled: false, stacks: [] });
  });

  it('of no task that runs changes nothing', async () => {
    const name = '/quartet/dev/settings/users/ADMIN_PASSWORD';
    stage.aws.account.parameters.set(name, { value: 'another', version: 2 });
    expect(await stage.deploy('a1')).toEqual({ rolled: false, stacks: [] });
  });
});
