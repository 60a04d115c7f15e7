import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '../services.ts';
import { stages } from '../stages.ts';
import { synthesized } from '../synthesized.ts';
import { exceeded } from './budgets.ts';
import { estimate } from './estimate.ts';

const variants = stages.flatMap(({ name: stage }) => [
  { stage, edge: 'http', discovery: 'balancer' },
  { stage, edge: 'rest', discovery: 'cloud-map' },
]);

it.each(variants)('keeps within its budget: $stage, $edge, $discovery', (variant) => {
  const { figures, items } = estimate(synthesized(variant));
  expect(exceeded(variant.stage, figures)).toEqual([]);
  const counted = items.map(({ what }) => what);
  expect(counted).toEqual(
    expect.arrayContaining(['load balancer', 'database, capacity', 'alarms']),
  );
});

it.each(stages.map(({ name }) => name))('costs about what the README says: %s', (stage) => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
  const row = new RegExp(`^\\| ${stage} .*`, 'm').exec(readme)?.[0] ?? '';
  const told = [...row.matchAll(/about ([\d.]+) \$/g)].map(([, figure]) => Number(figure));
  const [shared = 0, each = 0, used = 0, requests = 0] = told;
  const all = services.length;
  const { idle, inUse, perMillion } = estimate(synthesized({ stage })).figures;
  const ratios = [idle / (shared + each * all), inUse / (used * all), perMillion / requests];
  expect(Math.max(...ratios)).toBeLessThan(1.1);
  expect(Math.min(...ratios)).toBeGreaterThan(0.9);
});
