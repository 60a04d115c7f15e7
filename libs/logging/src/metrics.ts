import { onlyAllowed } from './fields.ts';

const units = {
  Duration: 'Milliseconds',
  Errors: 'Count',
  SagaAge: 'Seconds',
  OutboxLag: 'Seconds',
  ReviewAge: 'Seconds',
  Discrepancies: 'Count',
} as const;

/** Figures that a log line may carry as `metrics`; the number of durations is the number of requests. */
export type Metrics = Partial<Record<keyof typeof units, number>>;

type Fields = Readonly<Record<string, unknown>>;

/** CloudWatch charges for each metric, so that the operation is a field of the line and no dimension. */
const Dimensions = [['stage', 'service']];

/**
 * Makes a line that carries `metrics` a metric of its service in CloudWatch too, which reads it from the log
 * (embedded metric format).
 */
export function withMetrics(stage: string): (fields: Record<string, unknown>) => Fields {
  return (fields) => {
    const { metrics } = fields;
    const kept = onlyAllowed(fields);
    if (metrics === undefined) return kept;
    const figures = metrics as Metrics;
    const Metrics = Object.keys(figures).map((Name) => ({
      Name,
      Unit: units[Name as keyof Metrics],
    }));
    const CloudWatchMetrics = [{ Namespace: 'Quartet', Dimensions, Metrics }];
    return { ...kept, ...figures, stage, _aws: { Timestamp: Date.now(), CloudWatchMetrics } };
  };
}
