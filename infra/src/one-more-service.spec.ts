import { type SynthesizedTemplates, type Template, templatesOf } from './testing/templates.ts';
import { oneMore } from './testing/variants.ts';

let before: SynthesizedTemplates;
let after: SynthesizedTemplates;

beforeAll(() => {
  before = templatesOf('dev');
  after = templatesOf('oneMore');
});

const ids = (template: Template | undefined) => Object.keys(template?.Resources ?? {});

it('one more service adds one stack', () => {
  const added = [...after.templates.keys()].filter((name) => !before.templates.has(name));
  expect(added).toEqual(['svc-one-more']);
});

// The platform's alarm on connections counts those of every service.
it('one more service changes only the stacks edge, platform and registry', () => {
  const changed = [...before.templates].filter(
    ([name, template]) => JSON.stringify(template) !== JSON.stringify(after.templates.get(name)),
  );
  expect(changed.map(([name]) => name).sort()).toEqual(['edge', 'platform', 'registry']);
});

it.each(['edge', 'platform', 'registry'])('one more service removes nothing from %s', (stack) => {
  const template = after.templates.get(stack);
  expect(ids(template)).toEqual(expect.arrayContaining(ids(before.templates.get(stack))));
});

it('one more service adds its routes', () => {
  const routes = after.properties('AWS::ApiGatewayV2::Route', 'edge');
  const keys = routes.map(({ RouteKey }) => String(RouteKey));
  expect(keys.filter((key) => key.includes('/one-more')).sort()).toEqual([
    'ANY /api/one-more',
    'ANY /api/one-more/openapi.json',
    'ANY /api/one-more/{proxy+}',
    'ANY /api/v1/one-more',
    'ANY /api/v1/one-more/openapi.json',
    'ANY /api/v1/one-more/{proxy+}',
  ]);
});

it('one more service adds its repository', () => {
  const repositories = after.properties('AWS::ECR::Repository', 'registry');
  expect(repositories.map(({ RepositoryName }) => RepositoryName)).toContain('quartet/one-more');
});

it('one more service adds its rule, its target group and its service', () => {
  const rules = after.properties('AWS::ElasticLoadBalancingV2::ListenerRule', 'svc-one-more');
  expect(JSON.stringify(rules)).toContain('"Values":["/api/one-more","/api/one-more/*"]');
  expect(rules.map(({ Priority }) => Priority)).toEqual([oneMore.priority, oneMore.priority]);
  const groups = after.properties('AWS::ElasticLoadBalancingV2::TargetGroup', 'svc-one-more');
  expect(groups.map(({ Name }) => Name)).toEqual(['one-more-tg-dev', 'one-more-tg-dev-int']);
  expect(after.properties('AWS::ECS::Service', 'svc-one-more')).toMatchObject([
    { ServiceName: 'one-more-service' },
  ]);
});

it('one more service adds the tasks that create and migrate its database', () => {
  const tasks = after.properties('AWS::ECS::TaskDefinition', 'svc-one-more');
  expect(tasks.map(({ Family }) => Family)).toEqual([
    'quartet-dev-one-more',
    'quartet-dev-one-more-database',
    'quartet-dev-one-more-migrate',
  ]);
  expect(JSON.stringify(tasks)).toContain('{"Name":"DATABASE_NAME","Value":"quartet_one_more"}');
});

it('one more service adds its alarms', () => {
  const alarms = after.properties('AWS::CloudWatch::Alarm', 'svc-one-more');
  expect(alarms.map(({ AlarmName }) => AlarmName)).toEqual([
    'quartet-dev-one-more-errors',
    'quartet-dev-one-more-latency',
    'quartet-dev-one-more-down',
  ]);
});
