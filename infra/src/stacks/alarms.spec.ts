import { type SynthesizedTemplates, templatesOf } from '../testing/templates.ts';

let dev: SynthesizedTemplates;
let prod: SynthesizedTemplates;

beforeAll(() => {
  dev = templatesOf('dev');
  prod = templatesOf('prod');
});

describe('alarms', () => {
  it('are sent to the topic of the stage, and orders has its own', () => {
    const alarms = prod.properties('AWS::CloudWatch::Alarm', 'svc-orders');
    expect(alarms.map(({ AlarmName }) => AlarmName)).toEqual([
      'quartet-prod-orders-errors',
      'quartet-prod-orders-latency',
      'quartet-prod-orders-unhealthy',
      'quartet-prod-orders-down',
      'quartet-prod-orders-sagaage',
      'quartet-prod-orders-outboxlag',
    ]);
    for (const alarm of alarms) {
      expect(JSON.stringify(alarm['AlarmActions'])).toContain('platformalarms');
    }
  });
});

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
describe('missing data', () => {
  const missing = (cloud: SynthesizedTemplates) =>
    Object.fromEntries(
      cloud
        .properties('AWS::CloudWatch::Alarm', 'svc-orders')
        .map(({ AlarmName, TreatMissingData }) => [
          String(AlarmName).split('-').at(-1),
          TreatMissingData,
        ]),
    );

  it('raises the alarms of gauges and of a service without tasks in prod alone', () => {
    const silent = { errors: 'notBreaching', latency: 'notBreaching', unhealthy: 'notBreaching' };
    const gauges = (treatment: string) => ({
      ...{ down: treatment, sagaage: treatment, outboxlag: treatment },
    });
    expect(missing(prod)).toEqual({ ...silent, ...gauges('breaching') });
    expect(missing(dev)).toEqual({ ...silent, ...gauges('notBreaching') });
  });

  it('is not needed to see that no task is ready', () => {
    const [down] = prod
      .properties('AWS::CloudWatch::Alarm', 'svc-users')
      .filter(({ AlarmName }) => String(AlarmName).endsWith('-down'));
    expect(down).toMatchObject({
      MetricName: 'HealthyHostCount',
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
    });
  });
});
