import { createApp } from '../create-app.ts';
import { addStacks } from '../quartet.ts';
import { services } from '../services.ts';
import { readSettings } from '../settings.ts';
import { stages } from '../stages.ts';
import { resourcesOf, type Template } from '../templates.ts';
import { exceeded } from './budgets.ts';
import { estimate } from './estimate.ts';

function costOf(context: Readonly<Record<string, string>>) {
  const app = createApp({ '@aws-cdk/core:validateAgainstDefaultRules': false });
  addStacks(
    app,
    readSettings((name) => context[name]),
    services,
  );
  const { stacks } = app.synth();
  return estimate(
    stacks.flatMap(({ stackName, template }) => resourcesOf(stackName, template as Template)),
  );
}

const variants = stages.flatMap(({ name: stage }) => [
  { stage, edge: 'http', discovery: 'balancer' },
  { stage, edge: 'rest', discovery: 'cloud-map' },
]);

it.each(variants)('keeps within its budget: $stage, $edge, $discovery', (variant) => {
  const { figures, items } = costOf(variant);
  expect(exceeded(variant.stage, figures)).toEqual([]);
  const counted = items.map(({ what }) => what);
  expect(counted).toEqual(
    expect.arrayContaining(['load balancer', 'database, capacity', 'alarms']),
  );
});
