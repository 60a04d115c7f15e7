import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '@quartet/infra/services';
import { stages } from '@quartet/infra/stages';
import { resourcesIn } from '@quartet/infra/testing/templates';
import { variants } from '@quartet/infra/testing/variants';
import { budgets, exceeded } from './budgets.ts';
import { estimate } from './estimate.ts';

const own = ['dev', 'devRestCloudMap', 'prod', 'prodRestCloudMap'] as const;
const hosted = ['pullRequest', 'pullRequestRestCloudMap'] as const;
const names = [...own, ...hosted] as const;
const stageOf = (name: (typeof names)[number]) => variants[name].context['stage'] ?? 'dev';

it('looks at each stage', () => {
  expect(new Set(own.map(stageOf))).toEqual(new Set(stages.map(({ name }) => name)));
});

it.each(names)('keeps within its budget: %s', (name) => {
  const { figures, items } = estimate(resourcesIn(name));
  expect(exceeded(stageOf(name), figures)).toEqual([]);
  expect(items.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['gauges of services', 'logs of services']),
  );
});

const ofHost = ['load balancer', 'database, storage', 'alarms', 'images'];

it.each(own)('has a load balancer, a database and alarms: %s', (name) => {
  const counted = estimate(resourcesIn(name)).items.map(({ what }) => what);
  expect(counted).toEqual(expect.arrayContaining(ofHost));
});

it.each(hosted)('costs hardly more than its tasks: %s', (name) => {
  const { items, figures } = estimate(resourcesIn(name));
  const counted = items.map(({ what }) => what);
  expect(counted.filter((what) => /NAT/.test(what) || ofHost.includes(what))).toEqual([]);
  const tasks = items.filter(({ what }) => /\btasks\b/.test(what));
  const ofTasks = tasks.reduce((sum, { dollars }) => sum + dollars, 0);
  expect(figures.idle - ofTasks).toBeLessThan(1.5);
});

it.each(['dev', 'prod'] as const)('is over its budget with one dollar more: %s', (name) => {
  const alarms = Array.from({ length: 10 }, (_, index) => ({
    ...{ stack: `quartet-${name}-platform`, id: `More${index}` },
    ...{ type: 'AWS::CloudWatch::Alarm', properties: {} },
  }));
  const { figures } = estimate(resourcesIn(name));
  const more = estimate([...resourcesIn(name), ...alarms]);
  expect(more.figures.idle - figures.idle).toBeCloseTo(1);
  expect(exceeded(name, more.figures)).toEqual([expect.stringMatching(/ a month idle, and its/)]);
});

it.each([
  ['dev', 60],
  ['prod', 235],
] as const)('costs less than its target in use: %s', (stage, target) => {
  const { idle, inUse } = budgets[stage] ?? { idle: Infinity, inUse: Infinity };
  expect(idle + inUse).toBeLessThanOrEqual(target);
});

it.each([
  ['dev', 'dev'],
  ['prod', 'prod'],
  ['pr-123', 'pullRequest'],
] as const)('costs about what the README says: %s', (row, stage) => {
  const readme = readFileSync(join(import.meta.dirname, '../../../infra/README.md'), 'utf8');
  const line = new RegExp(`^\\| ${row} .*`, 'm').exec(readme)?.[0] ?? '';
  const figures = [...line.matchAll(/about ([\d.]+) \$/g)].map(([, figure]) => Number(figure));
  const [shared = 0, each = 0, used = 0, requests = 0] = figures;
  const all = services.length;
  const { idle, inUse, perMillion } = estimate(resourcesIn(stage)).figures;
  const ratios = [idle / (shared + each * all), inUse / (used * all), perMillion / requests];
  expect(Math.max(...ratios)).toBeLessThan(1.1);
  expect(Math.min(...ratios)).toBeGreaterThan(0.9);
});

// https://aws.amazon.com/vpc/pricing/
it('counts each NAT gateway, and nothing for TLS to the load balancer', () => {
  const costs = (name: 'prod' | 'prodTlsNatPerZone') => estimate(resourcesIn(name)).figures.idle;
  const gateway = 0.045 * 730;
  const address = 0.005 * 730;
  expect(costs('prodTlsNatPerZone') - costs('prod')).toBeCloseTo(gateway + address);
});
