import { type SynthesizedTemplates, templatesOf } from './testing/templates.ts';

/** Names that need to be unique only within a resource that itself belongs to one stage. */
const scoped = [
  'AWS::ApiGateway::RequestValidator Name',
  'AWS::ApiGateway::Stage StageName',
  'AWS::ApiGatewayV2::Authorizer Name',
  'AWS::ApiGatewayV2::Stage StageName',
  'AWS::CloudWatch::Alarm MetricName',
  'AWS::ECS::Service ServiceName',
  'AWS::IAM::Policy PolicyName',
  'AWS::ServiceDiscovery::Service Name',
];

/** The literal names and address ranges of a stage's resources, with the types that have them. */
function namesIn(cloud: SynthesizedTemplates): ReadonlySet<string> {
  const resources = [...cloud.templates]
    .filter(([stack]) => stack !== 'ci' && stack !== 'registry')
    .flatMap(([, { Resources }]) => Object.values(Resources));
  return new Set(
    resources.flatMap(({ Type, Properties = {} }) =>
      Object.entries(Properties)
        .filter(
          ([key, value]) => /Name$|^Family$|^CidrBlock$/.test(key) && typeof value === 'string',
        )
        .filter(([key]) => !scoped.includes(`${Type} ${key}`))
        .map(([, value]) => `${Type} ${String(value)}`),
    ),
  );
}

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
it.each([
  ['dev', 'prod'],
  ['devRestCloudMap', 'prodRestCloudMap'],
] as const)('two stages in one account share no name and no address: %s, %s', (one, other) => {
  const names = namesIn(templatesOf(one));
  expect(names.size).toBeGreaterThan(60);
  expect([...namesIn(templatesOf(other))].filter((each) => names.has(each))).toEqual([]);
});
