import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '@quartet/infra/services';
import { stages } from '@quartet/infra/stages';
import { resourcesIn } from '@quartet/infra/testing/templates';
import { variants } from '@quartet/infra/testing/variants';
import { budgets, exceeded } from './budgets.ts';
import { estimate } from './estimate.ts';

const names = ['dev', 'devRestCloudMap', 'prod', 'prodRestCloudMap'] as const;
const stageOf = (name: (typeof names)[number]) => variants[name].context['stage'] ?? 'dev';

it('looks at each stage', () => {
  expect(new Set(names.map(stageOf))).toEqual(new Set(stages.map(({ name }) => name)));
});

it.each(names)('keeps within its budget: %s', (name) => {
  const { figures, items } = estimate(resourcesIn(name));
  expect(exceeded(stageOf(name), figures)).toEqual([]);
  const counted = items.map(({ what }) => what);
  expect(counted).toEqual(expect.arrayContaining(['load balancer', 'database, storage', 'alarms']));
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

it.each(['dev', 'prod'] as const)('costs about what the README says: %s', (stage) => {
  const readme = readFileSync(join(import.meta.dirname, '../../../infra/README.md'), 'utf8');
  const row = new RegExp(`^\\| ${stage} .*`, 'm').exec(readme)?.[0] ?? '';
  const figures = [...row.matchAll(/about ([\d.]+) \$/g)].map(([, figure]) => Number(figure));
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
