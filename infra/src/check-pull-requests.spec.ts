import { balancerUse, checkPullRequests, connectionsOf } from './check-pull-requests.ts';
import { listenerPriority, ranges } from './listener-priority.ts';
import { hostedBy, pullRequestStage } from './pull-request-stage.ts';
import { services } from './services.ts';
import { stages } from './stages.ts';
import { stageWith } from './testing/stack.ts';
import { templatesOf } from './testing/templates.ts';
import { oneMore, withRow } from './testing/variants.ts';

const check = (pullRequests: number, connections = 1_000) => {
  const server = { instanceClass: 't4g.micro', connections };
  const database = { ...stageWith({}).database, server };
  const host = stageWith({ pullRequests, database });
  return () => checkPullRequests(hostedBy(host, 'pr-7'), services, 'balancer');
};

it.each(stages)('takes the row of $name, with one more service too', (stage) => {
  expect(() => checkPullRequests(stage, services, 'balancer')).not.toThrow();
  expect(() => checkPullRequests(stage, [...services, oneMore], 'balancer')).not.toThrow();
});

// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
it('rejects more pull requests than the load balancer takes rules', () => {
  expect(check(11)).not.toThrow();
  expect(check(12)).toThrow(
    'The load balancer takes 100 rules, of which dev needs 8 and each of 12 pull requests 8; set pullRequests in its row of stages.ts to 11.',
  );
});

it('rejects more pull requests than the load balancer takes target groups', () => {
  const rows = services.map((row) => ({ ...row, strategy: 'canary' as const }));
  const twice = [...rows.slice(0, 2), ...services.slice(2)].flatMap((row, index) => [
    { ...row, priority: 2 * index + 1 },
    { ...row, priority: 2 * index + 2 },
  ]);
  const stage = stageWith({ pullRequests: 5 });
  expect(() => checkPullRequests(stage, twice, 'balancer')).toThrow(
    'The load balancer takes 100 target groups, of which dev needs 24 and each of 5 pull requests 16; set pullRequests in its row of stages.ts to 4.',
  );
});

it('rejects more pull requests than the database takes connections', () => {
  expect(check(4, 148)).not.toThrow();
  expect(check(4, 147)).toThrow(
    'The database takes 127 connections of services, of which dev needs 80 and each of 4 pull requests 12; set pullRequests in its row of stages.ts to 3.',
  );
});

it('rejects a priority in the ranges of pull requests', () => {
  expect(() =>
    checkPullRequests(stageWith({}), withRow('users', { priority: 100 }), 'balancer'),
  ).toThrow(
    'The service users has the priority 100, and those from 100 on are for pull requests; choose a lower one.',
  );
});

it.each([
  ['dev', 'balancer'],
  ['pullRequest', 'balancer'],
  ['canary', 'balancer'],
  ['pullRequestRestCloudMap', 'cloud-map'],
] as const)('counts what the templates have at the load balancer: %s', (variant, discovery) => {
  const cloud = templatesOf(variant);
  const count = (type: string) => cloud.resources(`AWS::ElasticLoadBalancingV2::${type}`).length;
  const rows = variant === 'canary' ? withRow('payments', { strategy: 'canary' }) : services;
  expect(balancerUse(rows, discovery)).toEqual({
    rules: count('ListenerRule'),
    'target groups': count('TargetGroup'),
  });
});

it('counts the connection for reads, and both releases unless one replaces the other', () => {
  const [dev] = stages as readonly [(typeof stages)[number]];
  const { tasks, database } = dev;
  expect(connectionsOf(dev, 1)).toBe(tasks.max * 2 * (database.connections + 1));
  expect(connectionsOf(hostedBy(dev, 'pr-7'), 1)).toBe(3);
});

it('alarms only above the connections of the stage and of all pull requests together', () => {
  const thresholds = (['dev', 'prod'] as const).map((variant) => {
    const alarms = templatesOf(variant).properties('AWS::CloudWatch::Alarm', 'platform');
    return alarms.find(({ MetricName }) => MetricName === 'DatabaseConnections')?.['Threshold'];
  });
  expect(thresholds).toEqual([80 + 4 * 12, 4 * 10 * 2 * 11]);
});

it('gives each of 490 pull requests in a row priorities that no other has', () => {
  const priorities = Array.from({ length: ranges }, (_, index) => {
    const stage = pullRequestStage(`pr-${index + 1_000}`);
    if (!stage) throw new Error('it is no stage of a pull request');
    return [0, 99].map((priority) => listenerPriority({ priority }, stage));
  }).sort(([one = 0], [other = 0]) => one - other);
  expect(priorities[0]).toEqual([1_000, 1_099]);
  expect(priorities.at(-1)?.[1]).toBeLessThanOrEqual(50_000);
  for (const [index, [first = 0]] of priorities.entries()) {
    if (index > 0) expect(first).toBeGreaterThan(priorities[index - 1]?.[1] ?? Infinity);
  }
});

it('leaves the priorities of a row as they are in a stage of its own', () => {
  expect(services.map((service) => listenerPriority(service, stageWith({})))).toEqual(
    services.map(({ priority }) => priority),
  );
});
