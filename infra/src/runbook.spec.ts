import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runbookSection } from './runbook.ts';
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

interface AlarmText {
  readonly section: string;
  readonly description: string;
}

/** The alarms that notify somebody: alarms of alarms, and those that are not only a part of one. */
function alarmsOf(variant: VariantName): readonly AlarmText[] {
  const cloud = templatesOf(variant);
  return [...cloud.templates.keys()].flatMap((stack) => {
    const service = services.find(({ name }) => stack === `svc-${name}`)?.name;
    return [
      ...cloud.properties('AWS::CloudWatch::Alarm', stack),
      ...cloud.properties('AWS::CloudWatch::CompositeAlarm', stack),
    ]
      .filter(({ AlarmActions }) => AlarmActions !== undefined)
      .map(({ AlarmName, AlarmDescription }) => {
        const name = String(AlarmName).replace(/^quartet-(dev|prod)-/, '');
        return { section: runbookSection(name, service), description: String(AlarmDescription) };
      });
  });
}

const all = () => (['dev', 'prod', 'devRest'] as const).flatMap(alarmsOf);

it('has a section for each alarm of the templates, and no other', () => {
  const alarms = new Set(all().map(({ section }) => section));
  expect([...sections.keys()].toSorted()).toEqual([...alarms].toSorted());
});

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
it('is linked at the end of the description of each alarm, by the anchor of its section', () => {
  const anchors = new Map(
    [...sections.keys()].map((section) => [section, section.replaceAll(/[<>]/g, '')]),
  );
  for (const { section, description } of all()) {
    const link = /(\S+)#([\w-]+)$/.exec(description);
    expect(link?.[1]).toBe('https://github.com/example/quartet/blob/main/docs/runbook.md');
    expect(link?.[2]).toBe(anchors.get(section));
    expect(description.length).toBeLessThanOrEqual(1_024);
  }
});

it.each([...sections])(
  'says of %s what it means, what to look at, what to type and whom to wake',
  (_alarm, section) => {
    const labels = [...section.matchAll(/^- \*\*(\w[\w ]*):\*\* \S/gm)].map(([, label]) => label);
    expect(labels).toEqual(['Meaning', 'Look at', 'Type', 'Wake']);
  },
);
