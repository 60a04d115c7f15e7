import { services } from '../services.ts';
import { type SynthesizedTemplates, templatesOf } from '../testing/templates.ts';

const rule = 'AWS::ElasticLoadBalancingV2::ListenerRule';
const targetGroup = 'AWS::ElasticLoadBalancingV2::TargetGroup';
const names = services.map(({ name }) => name);

let dev: SynthesizedTemplates;
let prod: SynthesizedTemplates;

beforeAll(() => {
  dev = templatesOf('dev');
  prod = templatesOf('prod');
});

const ruleAt = (cloud: SynthesizedTemplates, service: string, listener: string) =>
  cloud
    .properties(rule, `svc-${service}`)
    .find(({ ListenerArn }) => JSON.stringify(ListenerArn).includes(listener));

describe('the route to a service', () => {
  it.each([
    ['orders', 10],
    ['users', 20],
    ['payments', 30],
    ['products', 40],
  ])(
    'forwards /api/%s by the rule with priority %i to its target group and its service',
    (name, priority) => {
      const publicRule = ruleAt(dev, name, 'publiclistener');
      expect(publicRule).toMatchObject({
        Priority: priority,
        Conditions: [
          {
            Field: 'path-pattern',
            PathPatternConfig: { Values: [`/api/${name}`, `/api/${name}/*`] },
          },
        ],
      });
      const group = dev
        .resources(targetGroup, `svc-${name}`)
        .find(({ Properties }) => Properties['Name'] === `${name}-tg-dev`);
      expect(publicRule?.['Actions']).toEqual([
        { Type: 'forward', TargetGroupArn: { Ref: group?.id } },
      ]);
      const [service] = dev.properties('AWS::ECS::Service', `svc-${name}`);
      expect(service).toMatchObject({
        ServiceName: `${name}-service`,
        LoadBalancers: expect.arrayContaining([
          expect.objectContaining({ TargetGroupArn: { Ref: group?.id } }),
        ]) as unknown,
      });
    },
  );

  it('exposes /internal only on the internal listener', () => {
    for (const name of names) {
      const peers = JSON.stringify(ruleAt(dev, name, 'internallistener')?.['Conditions']);
      expect(peers).toContain(`/internal/${name}/*`);
      expect(JSON.stringify(ruleAt(dev, name, 'publiclistener'))).not.toContain('/internal');
    }
  });

  it('creates a service after its listener rules', () => {
    for (const name of names) {
      const [service] = dev.resources('AWS::ECS::Service', `svc-${name}`);
      const rules = dev.resources(rule, `svc-${name}`).map(({ id }) => id);
      expect(service?.DependsOn).toEqual(expect.arrayContaining(rules));
    }
  });
});

describe.each(names)('a task of %s', (name) => {
  it('has a read-only file system, no capabilities, and does not run as root', () => {
    expect(dev.container(name).container).toMatchObject({
      ReadonlyRootFilesystem: true,
      User: 'node',
      LinuxParameters: { Capabilities: { Drop: ['ALL'] } },
    });
  });

  it('logs in to its own database as its own role, without a password', () => {
    const { environment } = dev.container(name);
    expect(JSON.stringify(environment['DATABASE_URL'])).toMatch(
      new RegExp(`postgres://quartet_${name}_app@.*:5433/quartet_${name}\\?sslmode=verify-full`),
    );
    const policies = JSON.stringify(dev.properties('AWS::IAM::Policy', `svc-${name}`));
    for (const other of names) {
      expect(policies.includes(`/quartet_${other}_app`)).toBe(other === name);
    }
  });
});

describe('a deployment', () => {
  it('keeps all tasks up, and rolls back when it fails or an alarm rings', () => {
    for (const name of names) {
      const [service] = prod.properties('AWS::ECS::Service', `svc-${name}`);
      expect(service).toMatchObject({
        DeploymentConfiguration: {
          MinimumHealthyPercent: 100,
          MaximumPercent: 200,
          DeploymentCircuitBreaker: { Enable: true, Rollback: true },
          Alarms: {
            Enable: true,
            Rollback: true,
            AlarmNames: [`quartet-prod-${name}-errors-5m`, `quartet-prod-${name}-latency`],
          },
        },
      });
      expect(service).not.toHaveProperty('DesiredCount');
    }
  });

  it('is created after the alarms that it names', () => {
    for (const name of names) {
      const alarms = prod
        .resources('AWS::CloudWatch::Alarm', `svc-${name}`)
        .filter(({ Properties }) => /-(errors-5m|latency)$/.test(String(Properties['AlarmName'])))
        .map(({ id }) => id);
      const [service] = prod.resources('AWS::ECS::Service', `svc-${name}`);
      expect(alarms).toHaveLength(2);
      expect(service?.DependsOn).toEqual(expect.arrayContaining(alarms));
    }
  });

  it.each([
    ['blueGreen', { Strategy: 'BLUE_GREEN', BakeTimeInMinutes: 5 }],
    [
      'canary',
      {
        Strategy: 'CANARY',
        BakeTimeInMinutes: 5,
        CanaryConfiguration: { CanaryPercent: 10, CanaryBakeTimeInMinutes: 5 },
      },
    ],
  ] as const)('is %s when the row says so', (strategy, configuration) => {
    const cloud = templatesOf(strategy);
    const [service] = cloud.properties('AWS::ECS::Service', 'svc-payments');
    expect(service).toMatchObject({ DeploymentConfiguration: configuration });
    const groups = cloud.properties(targetGroup, 'svc-payments').map(({ Name }) => Name);
    expect(groups).toEqual([
      'payments-tg-dev',
      'payments-tg-dev-alt',
      'payments-tg-dev-int',
      'payments-tg-dev-int-alt',
    ]);
    expect(ruleAt(cloud, 'payments', 'publiclistener')).toMatchObject({
      Actions: [{ ForwardConfig: { TargetGroups: [{ Weight: 100 }, { Weight: 0 }] } }],
    });
  });
});

describe('scaling', () => {
  it('is by CPU and by requests, within the limits of the stage', () => {
    const [range] = prod.properties('AWS::ApplicationAutoScaling::ScalableTarget', 'svc-orders');
    expect(range).toMatchObject({ MinCapacity: 2, MaxCapacity: 10 });
    const policies = prod.properties('AWS::ApplicationAutoScaling::ScalingPolicy', 'svc-orders');
    expect(JSON.stringify(policies)).toContain('ECSServiceAverageCPUUtilization');
    expect(JSON.stringify(policies)).toContain('ALBRequestCountPerTarget');
  });

  it('uses Fargate Spot in dev, in public subnets that nothing may reach', () => {
    const [service] = dev.properties('AWS::ECS::Service', 'svc-orders');
    expect(service).toMatchObject({
      CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE_SPOT' }],
      NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'ENABLED' } },
    });
    const open = dev
      .properties('AWS::EC2::SecurityGroup')
      .filter(({ SecurityGroupIngress }) => SecurityGroupIngress !== undefined);
    expect(open).toEqual([]);
  });

  it('lets the load balancer reach its tasks, by a group of their own', () => {
    const rules = dev.properties('AWS::EC2::SecurityGroupIngress', 'svc-orders');
    expect(rules).toMatchObject([
      {
        FromPort: 3010,
        GroupId: { 'Fn::GetAtt': [expect.stringMatching(/^RunningGroup/), 'GroupId'] },
      },
    ]);
  });
});

it.each([
  ['orders', '-resend'],
  ['users', '-admin'],
])('creates and migrates the database of %s, and has its task %s', (name, own) => {
  const tasks = dev.properties('AWS::ECS::TaskDefinition', `svc-${name}`);
  const families = ['', '-database', '-migrate', own].map((task) => `quartet-dev-${name}${task}`);
  expect(tasks.map(({ Family }) => Family)).toEqual(families);
});

it('only payments gets the name of the payment provider', () => {
  const stripe = templatesOf('stripe');
  const providersIn = (cloud: SynthesizedTemplates) =>
    names.flatMap((name) => cloud.container(name).environment['PROVIDER'] ?? []);
  expect([dev, stripe].map(providersIn)).toEqual([['simulator'], ['stripe']]);
});
