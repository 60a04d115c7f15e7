import { pullRequestStage } from './pull-request-stage.ts';
import { readSynthOptions } from './synth-options.ts';
import { type SynthesizedTemplates, templatesOf } from './testing/templates.ts';

const variants = ['pullRequest', 'pullRequestRestCloudMap'] as const;

/** The values of the host that are read, however a service finds its peers. */
const readOfHost = [
  ...['data/host', 'data/resource-id'],
  ...['network/services-group', 'network/task-subnets', 'network/vpc-id'],
  ...['platform/balancer-address', 'platform/balancer-group', 'platform/cluster'],
  ...['platform/public-listener', 'platform/vpc-link'],
];
const moreOfHost = {
  pullRequest: ['data/api-keys-table', 'platform/internal-listener'],
  pullRequestRestCloudMap: ['network/inner-subnets', 'platform/balancer'],
} as const;

it.each(['pr', 'pr-', 'pr-0', 'pr-07', 'pr-7a', 'PR-7', 'pr-12345678', 'dev'])(
  'is no stage of a pull request: %s',
  (name) => {
    expect(pullRequestStage(name)).toBeUndefined();
  },
);

it('has the account and the region of its host, and no domain', () => {
  const stages = { dev: { account: '111111111111', region: 'eu-west-1' } };
  const certificate = 'arn:aws:acm:us-east-1:000000000000:certificate/1';
  const context = { stage: 'pr-7', stages, domain: 'api.example.com', certificate };
  expect(
    readSynthOptions((name) => (context as Readonly<Record<string, unknown>>)[name]),
  ).toMatchObject({
    ...stages.dev,
    domain: undefined,
  });
});

describe.each(variants)('the stage of a pull request: %s', (variant) => {
  let cloud: SynthesizedTemplates;
  beforeAll(() => {
    cloud = templatesOf(variant);
  });

  it('has a few stacks, none of which is of the account', () => {
    expect([...cloud.templates.keys()].sort()).toEqual([
      ...['edge', 'platform', 'realtime'],
      ...['svc-orders', 'svc-payments', 'svc-products', 'svc-users'],
    ]);
  });

  it.each([
    'AWS::EC2::VPC',
    'AWS::EC2::NatGateway',
    'AWS::ApiGatewayV2::VpcLink',
    'AWS::ECS::Cluster',
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    'AWS::ElasticLoadBalancingV2::Listener',
    'AWS::RDS::DBInstance',
    'AWS::RDS::DBCluster',
    'AWS::ECR::Repository',
    'AWS::WAFv2::WebACL',
    'AWS::Budgets::Budget',
    'AWS::CloudWatch::Alarm',
    'AWS::IAM::OIDCProvider',
  ])('has no %s of its own', (type) => {
    expect(cloud.resources(type)).toEqual([]);
  });

  it('reads from its host what it shares, and nothing else', () => {
    const read = [...cloud.templates.values()].flatMap(({ Parameters = {} }) =>
      Object.values(Parameters).flatMap(({ Default = '' }) =>
        Default.startsWith('/quartet/dev/') ? [Default.replace('/quartet/dev/', '')] : [],
      ),
    );
    expect([...new Set(read)].sort()).toEqual([...readOfHost, ...moreOfHost[variant]].sort());
  });

  it('has secrets of its own, and the account of the payment provider that its host has', () => {
    const secrets = JSON.stringify(cloud.properties('AWS::ECS::TaskDefinition'));
    const names = [...secrets.matchAll(/:parameter\/quartet\/([\w-]+)\/settings\/([\w/-]+)/g)];
    const ofHost = names.filter(([, stage]) => stage === 'dev').map(([, , name]) => name);
    expect(new Set(ofHost)).toEqual(
      new Set(['payments/PROVIDER_WEBHOOK_SECRET', 'payments/PROVIDER_URL']),
    );
    expect(new Set(names.map(([, stage]) => stage))).toEqual(new Set(['dev', 'pr-7']));
  });

  it('runs images of a repository to which only pull requests push', () => {
    const tasks = cloud.properties('AWS::ECS::TaskDefinition', 'svc-orders');
    for (const task of tasks) expect(JSON.stringify(task)).toContain('/quartet-pr/orders@');
  });

  it('stops a task before the next one starts, in the cluster of its host', () => {
    expect(cloud.properties('AWS::ECS::Service', 'svc-orders')).toMatchObject([
      {
        ServiceName: 'orders-service-pr-7',
        DeploymentConfiguration: { MinimumHealthyPercent: 0, MaximumPercent: 100 },
      },
    ]);
  });

  it('defines a task that drops the database of a service', () => {
    const families = cloud
      .properties('AWS::ECS::TaskDefinition', 'svc-orders')
      .map(({ Family }) => Family);
    expect(families).toContain('quartet-pr-7-orders-drop');
    const hosts = templatesOf('dev').properties('AWS::ECS::TaskDefinition');
    expect(hosts.map(({ Family }) => Family)).not.toContain('quartet-dev-orders-drop');
  });

  it('lets a service log in to its own databases alone', () => {
    const policies = JSON.stringify(cloud.properties('AWS::IAM::Policy', 'svc-orders'));
    const roles = [...policies.matchAll(/\/(quartet_\w+)"/g)].map(([, role]) => role);
    expect(new Set(roles)).toEqual(
      new Set(['quartet_pr_7_orders_app', 'quartet_pr_7_orders_owner', 'quartet_master']),
    );
  });
});

it("adds its name to each path at the gateway, and its listener's rules take it away", () => {
  const cloud = templatesOf('pullRequest');
  const integrations = cloud.properties('AWS::ApiGatewayV2::Integration', 'edge');
  const paths = integrations.map(
    ({ RequestParameters }) => (RequestParameters as Record<string, string>)['overwrite:path'],
  );
  for (const path of paths) expect(path).toMatch(/^\/pr-7\/api\/(?!v\d)/);
  expect(paths).toContain('/pr-7/api/orders/${request.path.proxy}');
  const rules = cloud.properties('AWS::ElasticLoadBalancingV2::ListenerRule', 'svc-users');
  expect(rules).toMatchObject([
    { Priority: 1_720, Transforms: [{ Type: 'url-rewrite' }] },
    { Priority: 1_720, Transforms: [{ Type: 'url-rewrite' }] },
  ]);
  expect(JSON.stringify(rules[1])).toContain(
    '["/pr-7/internal/users/*","/pr-7/api/users/.well-known/*"]',
  );
  expect(JSON.stringify(rules[0])).toContain('"Regex":"^/pr-7(/.*)$","Replace":"$1"');
});

it('calls its peers by a path with its name', () => {
  const { environment } = templatesOf('pullRequest').container('orders');
  expect(JSON.stringify(environment['PRODUCTS_URL'])).toMatch(/":8080\/pr-7"/);
  expect(JSON.stringify(environment['JWKS_URL'])).toMatch(/:8080\/pr-7\/api\/users\/.well-known/);
});

it('is the stage of a REST API, whose name AWS puts before the path', () => {
  const cloud = templatesOf('pullRequestRestCloudMap');
  expect(cloud.properties('AWS::ApiGateway::Stage')).toMatchObject([{ StageName: 'pr-7' }]);
  const [rule] = cloud.properties('AWS::ElasticLoadBalancingV2::ListenerRule', 'svc-orders');
  expect(JSON.stringify(rule)).toContain('"Values":["/pr-7/api/orders","/pr-7/api/orders/*"]');
});
