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
