import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from './services.ts';
import { templatesOf } from './testing/templates.ts';
import type { VariantName } from './testing/variants.ts';

const runbook = readFileSync(join(import.meta.dirname, '../../docs/runbook.md'), 'utf8');
const sections = new Map(
  runbook
    .split(/^## /m)
    .slice(1)
    .map((section) => [/^`(.+)`$/m.exec(section)?.[1] ?? section, section]),
);

/** The alarms that every service has share a section. */
const perService = ['errors', 'latency', 'unhealthy', 'down'];

function sectionOf(alarmName: string): string {
  const name = alarmName.replace(/^quartet-(dev|prod)-/, '');
  const [, kind = ''] = /^(?:[a-z]+)-([a-z]+)$/.exec(name) ?? [];
  const isOfService = services.some((service) => name === `${service.name}-${kind}`);
  return isOfService && perService.includes(kind) ? `<service>-${kind}` : name;
}

function alarmsOf(variant: VariantName): readonly string[] {
  return templatesOf(variant)
    .properties('AWS::CloudWatch::Alarm')
    .map(({ AlarmName }) => sectionOf(String(AlarmName)));
}

it('has a section for each alarm of the templates, and no other', () => {
  const alarms = new Set([...alarmsOf('dev'), ...alarmsOf('prod'), ...alarmsOf('devRest')]);
  expect([...sections.keys()].toSorted()).toEqual([...alarms].toSorted());
});

it.each([...sections])(
  'says of %s what it means, what to look at, what to type and whom to wake',
  (_alarm, section) => {
    const labels = [...section.matchAll(/^- \*\*(\w[\w ]*):\*\* \S/gm)].map(([, label]) => label);
    expect(labels).toEqual(['Meaning', 'Look at', 'Type', 'Wake']);
  },
);
