import { type SynthesizedTemplates, templatesOf } from '../testing/templates.ts';

let dev: SynthesizedTemplates;
let prod: SynthesizedTemplates;

beforeAll(() => {
  dev = templatesOf('dev');
  prod = templatesOf('prod');
});

type Properties = Readonly<Record<string, unknown>>;

/** The names of alarms of a stack, without the stage, by whether they notify somebody. */
function namesIn(cloud: SynthesizedTemplates, stack: string, notifies: boolean): readonly string[] {
  return [
    ...cloud.properties('AWS::CloudWatch::Alarm', stack),
    ...cloud.properties('AWS::CloudWatch::CompositeAlarm', stack),
  ]
    .filter(({ AlarmActions }) => (AlarmActions !== undefined) === notifies)
    .map(({ AlarmName }) => String(AlarmName).replace(/^quartet-(dev|prod)-/, ''))
    .toSorted();
}

describe('alarms', () => {
  it.each([
    ['svc-orders', ['down', 'errors', 'latency', 'outboxlag', 'sagaage']],
    ['edge', ['errors']],
    ['platform', ['dead-letters', ...database('connections', 'cpu', 'memory', 'storage')]],
    ['realtime', ['realtime-dead-letters']],
  ])('of dev are the essential ones: %s', (stack, names) => {
    expect(namesIn(dev, stack, true)).toEqual(prefixed(stack, names));
    expect(namesIn(dev, stack, false)).toEqual([]);
  });

  it.each([
    [
      'svc-orders',
      ['down', 'errors-fast', 'errors-slow', 'latency', 'outboxlag', 'sagaage', 'unhealthy'],
    ],
    ['edge', ['errors-fast', 'errors-slow', 'functions']],
    ['platform', ['dead-letters', ...database('capacity', 'connections', 'cpu', 'memory')]],
    ['realtime', ['realtime-dead-letters', 'realtime-deliveries', 'realtime-functions']],
  ])('of prod are all: %s', (stack, names) => {
    expect(namesIn(prod, stack, true)).toEqual(prefixed(stack, names));
  });

  it('are sent to the topic of the stage', () => {
    for (const type of ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm']) {
      for (const { AlarmActions } of prod.properties(type, 'svc-orders')) {
        if (AlarmActions) expect(JSON.stringify(AlarmActions)).toContain('platformalarms');
      }
    }
  });
});

function database(...names: readonly string[]): readonly string[] {
  return names.map((name) => `database-${name}`);
}

function prefixed(stack: string, names: readonly string[]): readonly string[] {
  const prefix = { 'svc-orders': 'orders-', edge: 'edge-' }[stack] ?? '';
  return names.map((name) => `${prefix}${name}`).toSorted();
}

// https://sre.google/workbook/alerting-on-slos/
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Composite_Alarm.html
describe('the rate of errors', () => {
  const windows = () =>
    Object.fromEntries(
      prod
        .properties('AWS::CloudWatch::Alarm', 'svc-orders')
        .filter(({ AlarmActions }) => AlarmActions === undefined)
        .map(({ AlarmName, Threshold, Metrics }) => [
          String(AlarmName).replace('quartet-prod-orders-errors-', ''),
          { threshold: Threshold, metrics: Metrics as readonly Properties[] },
        ]),
    );

  it('is compared over a long and a short window, and both must be above it', () => {
    const limits = Object.entries(windows()).map(([name, { threshold }]) => [name, threshold]);
    expect(Object.fromEntries(limits)).toEqual({
      '5m': expect.closeTo(0.0144),
      '60m': expect.closeTo(0.0144),
      '30m': expect.closeTo(0.006),
      '360m': expect.closeTo(0.006),
    });
    const rules = prod
      .properties('AWS::CloudWatch::CompositeAlarm', 'svc-orders')
      .map(({ AlarmName, AlarmRule }) => [AlarmName, JSON.stringify(AlarmRule)] as const);
    expect(rules.map(([name]) => name)).toEqual([
      'quartet-prod-orders-errors-fast',
      'quartet-prod-orders-errors-slow',
    ]);
    for (const [, rule] of rules) expect(rule).toMatch(/\(ALARM.* AND ALARM/);
  });

  it('is that of errors among all requests, and is nothing while errors are few', () => {
    const { metrics = [] } = windows()['60m'] ?? {};
    expect(metrics[0]).toMatchObject({
      Expression: 'IF(FILL(e0, 0) > 10, (FILL(e0, 0)) / (FILL(r0, 0)), 0)',
    });
    const counted = metrics.flatMap(({ MetricStat }) => (MetricStat ? [MetricStat] : []));
    expect(counted).toMatchObject([
      { Period: 3_600, Metric: { MetricName: 'HTTPCode_Target_5XX_Count' } },
      { Period: 3_600, Metric: { MetricName: 'RequestCount' } },
    ]);
  });
});

// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html
it('watches the instance of dev, and the cluster of prod, by their identifiers', () => {
  const watched = (cloud: SynthesizedTemplates) =>
    cloud
      .properties('AWS::CloudWatch::Alarm', 'platform')
      .filter(({ Namespace }) => Namespace === 'AWS/RDS');
  for (const [cloud, Name, identifier] of [
    [dev, 'DBInstanceIdentifier', 'dataidentifier'],
    [prod, 'DBClusterIdentifier', 'dataidentifier'],
  ] as const) {
    expect(watched(cloud)).toHaveLength(4);
    for (const { Dimensions } of watched(cloud)) {
      expect(Dimensions).toMatchObject([
        { Name, Value: { Ref: expect.stringContaining(identifier) as unknown } },
      ]);
    }
  }
});

// https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
it.each([
  ['edge', 'edge-functions', ['Errors', 'Throttles']],
  ['realtime', 'realtime-functions', Array(5).fill(['Errors', 'Throttles']).flat()],
  ['realtime', 'realtime-deliveries', ['FailedInvocations', 'InvocationsFailedToBeSentToDlq']],
] as const)('counts what fails in %s: %s', (stack, name, metricNames) => {
  const [alarm] = prod
    .properties('AWS::CloudWatch::Alarm', stack)
    .filter(({ AlarmName }) => AlarmName === `quartet-prod-${name}`);
  const metrics = alarm?.['Metrics'] as readonly {
    readonly MetricStat?: { readonly Metric: { readonly MetricName: string } };
  }[];
  expect(metrics.flatMap(({ MetricStat }) => MetricStat?.Metric.MetricName ?? [])).toEqual(
    metricNames,
  );
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
    const silent = { latency: 'notBreaching' };
    const windows = Object.fromEntries(
      ['5m', '60m', '30m', '360m'].map((name) => [name, 'notBreaching']),
    );
    const gauges = (treatment: string) => ({
      ...{ down: treatment, sagaage: treatment, outboxlag: treatment },
    });
    expect(missing(prod)).toEqual({
      ...{ ...silent, unhealthy: 'notBreaching' },
      ...{ ...windows, ...gauges('breaching') },
    });
    expect(missing(dev)).toEqual({ ...silent, errors: 'notBreaching', ...gauges('notBreaching') });
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
