import { resourcesOfType, type Resource } from '@quartet/infra/templates';
import { idle, type Line, type Rules } from '../line.ts';
import { standing } from '../traffic.ts';

/** The metrics of Container Insights. */
const insights = { cluster: 8, service: 11, family: 6 } as const;

interface Setting {
  readonly Name: string;
  readonly Value: string;
}

/** Costs of logs, metrics and alarms. */
export const watching: Rules = {
  'AWS::CloudWatch::Alarm': ({ properties }) => [idle('alarms', 'alarm', metricsIn(properties))],
  'AWS::CloudWatch::CompositeAlarm': () => [idle('alarms of alarms', 'compositeAlarm', 1)],
  'AWS::CloudWatch::Dashboard': () => [idle('dashboard', 'dashboard', 1)],
  'AWS::EC2::FlowLog': () => [
    idle('logs of refused connections', 'logs', standing.refusedLogGigabytes),
  ],
  'AWS::ECS::Cluster': ({ properties }, all) => {
    const settings = (properties['ClusterSettings'] ?? []) as readonly Setting[];
    const insightful = settings.some(
      ({ Name, Value }) => Name === 'containerInsights' && Value !== 'disabled',
    );
    return insightful ? insightLines(all) : [];
  },
};

/** The metrics of an alarm, each of which is paid for; an alarm with an expression has several. */
function metricsIn({ Metrics }: Resource['properties']): number {
  const queries = (Metrics ?? [{ MetricStat: {} }]) as readonly { readonly MetricStat?: unknown }[];
  return queries.filter(({ MetricStat }) => MetricStat !== undefined).length;
}

function insightLines(all: readonly Resource[]): readonly Line[] {
  const services = resourcesOfType(all, 'AWS::ECS::Service').length;
  const metrics = insights.cluster + services * (insights.service + insights.family);
  return [idle('Container Insights', 'metric', metrics)];
}
