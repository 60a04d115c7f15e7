import { templatesOf } from '../testing/templates.ts';

const schedule = 'AWS::Scheduler::Schedule';

interface Statement {
  readonly Action: string;
  readonly Resource: unknown;
}

describe.each(['dev', 'prod'] as const)('the reconciliation of %s', (stage) => {
  const cloud = () => templatesOf(stage);
  const taskOf = (family: string) =>
    cloud()
      .resources('AWS::ECS::TaskDefinition', 'svc-payments')
      .find(({ Properties }) => Properties['Family'] === family)?.id;

  it('runs once a day, on Fargate, where its service runs', () => {
    expect(cloud().properties(schedule)).toHaveLength(1);
    const [service] = cloud().properties('AWS::ECS::Service', 'svc-payments');
    const network = service?.['NetworkConfiguration'] as {
      readonly AwsvpcConfiguration: { readonly Subnets: unknown; readonly AssignPublicIp: string };
    };
    const { Subnets, AssignPublicIp } = network.AwsvpcConfiguration;
    expect(cloud().properties(schedule, 'svc-payments')).toEqual([
      expect.objectContaining({
        Name: `quartet-${stage}-payments-reconcile`,
        ScheduleExpression: 'cron(15 3 * * ? *)',
        ScheduleExpressionTimezone: 'Etc/UTC',
        State: 'ENABLED',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: expect.objectContaining({
          EcsParameters: {
            TaskDefinitionArn: { Ref: taskOf(`quartet-${stage}-payments-reconcile`) },
            LaunchType: 'FARGATE',
            NetworkConfiguration: {
              AwsvpcConfiguration: {
                ...{ Subnets, AssignPublicIp },
                SecurityGroups: [expect.anything()],
              },
            },
          },
          RetryPolicy: { MaximumEventAgeInSeconds: 3_600, MaximumRetryAttempts: 185 },
        }) as unknown,
      }),
    ]);
  });

  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/tasks-scheduled-eventbridge-scheduler.html
  it('is started by a role of its own, which starts nothing else', () => {
    const [{ Target } = { Target: {} }] = cloud().properties(schedule) as readonly {
      readonly Target: { readonly RoleArn?: { readonly 'Fn::GetAtt': readonly string[] } };
    }[];
    const [role = ''] = Target.RoleArn?.['Fn::GetAtt'] ?? [];
    const policies = cloud()
      .properties('AWS::IAM::Policy', 'svc-payments')
      .filter(({ Roles }) => JSON.stringify(Roles) === JSON.stringify([{ Ref: role }]));
    const statements = policies.flatMap(
      ({ PolicyDocument }) => (PolicyDocument as { readonly Statement: Statement[] }).Statement,
    );
    expect(statements.map(({ Action }) => Action).toSorted()).toEqual([
      'ecs:RunTask',
      'iam:PassRole',
    ]);
    expect(statements.find(({ Action }) => Action === 'ecs:RunTask')?.Resource).toEqual({
      Ref: taskOf(`quartet-${stage}-payments-reconcile`),
    });
    const trust = cloud()
      .resources('AWS::IAM::Role', 'svc-payments')
      .find(({ id }) => id === role)?.Properties['AssumeRolePolicyDocument'];
    expect(JSON.stringify(trust)).toContain('scheduler.amazonaws.com');
    expect(JSON.stringify(trust)).toContain('aws:SourceAccount');
  });

  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
  it('raises an alarm for what it has found, and in prod when nobody has compared', () => {
    const alarm = cloud()
      .properties('AWS::CloudWatch::Alarm', 'svc-payments')
      .find(({ MetricName }) => MetricName === 'Discrepancies');
    expect(alarm).toMatchObject({
      AlarmName: `quartet-${stage}-payments-discrepancies`,
      Namespace: 'Quartet',
      Dimensions: [
        { Name: 'service', Value: 'payments' },
        { Name: 'stage', Value: stage },
      ],
      Statistic: 'Maximum',
      Period: 86_400,
      EvaluationPeriods: 1,
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: stage === 'prod' ? 'breaching' : 'notBreaching',
    });
  });
});
