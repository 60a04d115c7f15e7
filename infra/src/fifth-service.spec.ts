import { type Synthesized, type Template, templatesOf } from './testing/templates.ts';

let before: Synthesized;
let after: Synthesized;

beforeAll(() => {
  before = templatesOf('dev');
  after = templatesOf('fifth');
});

const ids = (template: Template | undefined) => Object.keys(template?.Resources ?? {});

it('adds one stack', () => {
  const added = [...after.templates.keys()].filter((name) => !before.templates.has(name));
  expect(added).toEqual(['svc-inventory']);
});

it('changes no other stack but the edge and the list of repositories', () => {
  const changed = [...before.templates].filter(
    ([name, template]) => JSON.stringify(template) !== JSON.stringify(after.templates.get(name)),
  );
  expect(changed.map(([name]) => name).sort()).toEqual(['edge', 'registry']);
});

it.each(['edge', 'registry'])('takes nothing away from %s', (stack) => {
  const template = after.templates.get(stack);
  expect(ids(template)).toEqual(expect.arrayContaining(ids(before.templates.get(stack))));
});

it('adds its routes', () => {
  const routes = after.properties('AWS::ApiGatewayV2::Route', 'edge');
  const keys = routes.map(({ RouteKey }) => String(RouteKey));
  expect(keys.filter((key) => key.includes('/inventory')).sort()).toEqual([
    'ANY /api/inventory',
    'ANY /api/inventory/openapi.json',
    'ANY /api/inventory/{proxy+}',
    'ANY /api/v1/inventory',
    'ANY /api/v1/inventory/openapi.json',
    'ANY /api/v1/inventory/{proxy+}',
  ]);
});

it('adds its repository', () => {
  const repositories = after.properties('AWS::ECR::Repository', 'registry');
  expect(repositories.map(({ RepositoryName }) => RepositoryName)).toContain('quartet/inventory');
});

it('adds its rule, its target group and its service', () => {
  const rules = after.properties('AWS::ElasticLoadBalancingV2::ListenerRule', 'svc-inventory');
  expect(JSON.stringify(rules)).toContain('"Values":["/api/inventory","/api/inventory/*"]');
  expect(rules.map(({ Priority }) => Priority)).toEqual([50, 50]);
  const groups = after.properties('AWS::ElasticLoadBalancingV2::TargetGroup', 'svc-inventory');
  expect(groups.map(({ Name }) => Name)).toEqual(['inventory-tg', 'inventory-internal-tg']);
  expect(after.properties('AWS::ECS::Service', 'svc-inventory')).toMatchObject([
    { ServiceName: 'inventory-service' },
  ]);
});

it('adds the tasks that make its database and its tables', () => {
  const tasks = after.properties('AWS::ECS::TaskDefinition', 'svc-inventory');
  expect(tasks.map(({ Family }) => Family)).toEqual([
    'quartet-dev-inventory',
    'quartet-dev-inventory-database',
    'quartet-dev-inventory-migrate',
  ]);
  expect(JSON.stringify(tasks)).toContain('{"Name":"DATABASE_NAME","Value":"quartet_inventory"}');
});

it('adds its alarms', () => {
  const alarms = after.properties('AWS::CloudWatch::Alarm', 'svc-inventory');
  expect(alarms.map(({ AlarmName }) => AlarmName)).toEqual([
    'quartet-dev-inventory-errors',
    'quartet-dev-inventory-latency',
    'quartet-dev-inventory-unhealthy',
  ]);
});
