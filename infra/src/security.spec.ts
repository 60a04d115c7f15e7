import { services, storedSettingsOf } from './services.ts';
import { statementsOf } from './testing/statements.ts';
import { type SynthesizedTemplates, templatesOf } from './testing/templates.ts';
import { variants } from './testing/variants.ts';

interface Secret {
  readonly Name: string;
  readonly ValueFrom: unknown;
}

const secretPattern = /KEY|SECRET|PASSWORD|TOKEN(?!_ISSUER|_AUDIENCE)|CREDENTIAL|MASTER/;
const notSecret = ['API_KEYS_TABLE', 'KEY_ROUTES', 'MASTER_DATABASE_URL'];

describe.each(['dev', 'prodRestCloudMap', 'stripe'] as const)('%s', (variant) => {
  const provider = variant === 'dev' ? 'simulator' : 'stripe';
  const stage = variants[variant].context.stage ?? 'dev';
  let cloud: SynthesizedTemplates;

  beforeAll(() => {
    cloud = templatesOf(variant);
  });

  it('exports nothing and imports nothing', () => {
    for (const template of cloud.templates.values()) {
      expect(JSON.stringify(template)).not.toMatch(/Fn::ImportValue|Fn::GetStackOutput|"Export"/);
    }
  });

  it('has no secret in any environment', () => {
    const tasks = cloud.properties('AWS::ECS::TaskDefinition').flatMap((task) => {
      const containers = task['ContainerDefinitions'] as { Environment?: { Name: string }[] }[];
      return containers.flatMap(({ Environment = [] }) => Environment.map(({ Name }) => Name));
    });
    const functions = cloud
      .properties('AWS::Lambda::Function')
      .flatMap(({ Environment = { Variables: {} } }) =>
        Object.keys((Environment as { readonly Variables: object }).Variables),
      );
    const names = new Set([...tasks, ...functions]);
    expect(names.size).toBeGreaterThan(15);
    expect([...names].filter((name) => secretPattern.test(name)).sort()).toEqual(
      notSecret.filter((name) => names.has(name)).sort(),
    );
  });

  it.each(services)('gives $name its secrets from the store, and no other service them', (row) => {
    const { container } = cloud.container(row.name);
    const secrets = (container['Secrets'] ?? []) as readonly Secret[];
    expect(secrets.map(({ Name }) => Name)).toEqual(storedSettingsOf(row, provider));
    for (const { Name, ValueFrom } of secrets) {
      expect(JSON.stringify(ValueFrom)).toContain(
        `:parameter/quartet/${stage}/settings/${row.name}/${Name}`,
      );
    }
  });

  it('allows no action with a wildcard', () => {
    const actions = statementsOf(cloud).flatMap((each) => each.actions);
    expect(actions.length).toBeGreaterThan(50);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  it('names the resource of every action that has one', () => {
    const anywhere = statementsOf(cloud).filter(({ resources }) => resources.includes('*'));
    expect(new Set(anywhere.flatMap(({ actions }) => actions))).toEqual(
      new Set([
        'ecr:GetAuthorizationToken',
        'ecs:DeregisterTaskDefinition',
        'ecs:DescribeTasks',
        'ecs:RegisterTaskDefinition',
        'xray:PutTraceSegments',
      ]),
    );
    for (const { actions, conditions } of anywhere) {
      if (actions.includes('ecs:DescribeTasks')) expect(conditions).toHaveProperty('ArnEquals');
    }
  });

  it('lets services publish to the bus of the stage alone', () => {
    const publishing = statementsOf(cloud).filter(({ actions }) =>
      actions.includes('events:PutEvents'),
    );
    expect(publishing).toHaveLength(
      services.filter(({ publishesEvents }) => publishesEvents).length,
    );
    for (const { resources } of publishing) {
      expect(JSON.stringify(resources)).toMatch(/:event-bus\/.+/);
      expect(JSON.stringify(resources)).not.toContain('*');
    }
  });

  it.each(services)(
    'allows a deployment of $name to run its own one-off tasks in its cluster',
    ({ name, oneOffTasks }) => {
      const rights = statementsOf(cloud, `svc-${name}`);
      const all = rights.filter(({ actions }) => actions.includes('ecs:RunTask'));
      const run = all.find(({ conditions }) => conditions);
      const scheduled = oneOffTasks.filter(({ schedule }) => schedule);
      expect(all.filter((each) => each !== run).map(({ resources }) => resources)).toEqual(
        scheduled.map(() => [{ Ref: expect.any(String) as string }]),
      );
      expect(run?.conditions).toHaveProperty('ArnEquals');
      expect(run?.resources.map((each) => JSON.stringify(each))).toEqual(
        ['database', 'migrate'].map((task) =>
          expect.stringContaining(`:task-definition/quartet-${stage}-${name}-${task}:*`),
        ),
      );
      const passed = rights.filter(({ actions }) => actions.includes('iam:PassRole'));
      expect(passed.map(({ resources }) => resources.length).toSorted()).toEqual([
        ...scheduled.map(() => expect.any(Number) as number),
        4,
      ]);
    },
  );

  it('opens no security group to the whole internet', () => {
    const entries = JSON.stringify([
      cloud.properties('AWS::EC2::SecurityGroup').map((each) => each['SecurityGroupIngress']),
      cloud.properties('AWS::EC2::SecurityGroupIngress'),
    ]);
    expect(entries).not.toContain('0.0.0.0/0');
    expect(entries).not.toContain('::/0');
  });
});
