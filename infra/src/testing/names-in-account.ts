import type { SynthesizedTemplates, Template } from './templates.ts';

/** Names that need to be unique only within a resource that itself belongs to one stage. */
const scoped = [
  'AWS::ApiGateway::RequestValidator Name',
  'AWS::ApiGateway::Stage StageName',
  'AWS::ApiGatewayV2::Authorizer Name',
  'AWS::ApiGatewayV2::Stage StageName',
  'AWS::CloudWatch::Alarm MetricName',
  'AWS::IAM::Policy PolicyName',
];

/** Names that are unique within a resource that stages may share, by the property that refers to it. */
const within: Readonly<Record<string, string>> = {
  'AWS::ECS::Service ServiceName': 'Cluster',
  'AWS::ElasticLoadBalancingV2::ListenerRule Priority': 'ListenerArn',
  'AWS::ServiceDiscovery::Service Name': 'DnsConfig',
};

/** Stacks of the account, which only the stages with a row have in their synthesis. */
const accountStacks = ['quartet-ci', 'quartet-registry'];
const namePattern = /Name$|^Family$|^CidrBlock$|^Priority$/;
const databasePattern = /^DATABASE_(NAME|OWNER|APP)$/;

/**
 * The names that a stage's resources take in an account: address ranges, priorities at a listener, databases and their
 * roles, exports and stacks, each with its type and the shared resource that it is in.
 */
export function namesIn(cloud: SynthesizedTemplates): ReadonlySet<string> {
  const stacks = [...cloud.stacks].filter(([stack]) => !accountStacks.includes(stack));
  return new Set(stacks.flatMap(([stack, template]) => [`stack ${stack}`, ...namesOf(template)]));
}

function namesOf(template: Template): readonly string[] {
  const exports = Object.values(template.Outputs ?? {}).flatMap((output) =>
    'Export' in output ? [`export ${JSON.stringify(output.Export)}`] : [],
  );
  const resources = Object.values(template.Resources).flatMap(({ Type, Properties = {} }) =>
    propertiesIn(Properties).flatMap(([key, value]) => {
      const property = `${Type} ${key}`;
      if (!namePattern.test(key) || scoped.includes(property)) return [];
      if (typeof value !== 'string' && typeof value !== 'number') return [];
      const owner = within[property];
      const place = owner === undefined ? '' : ` in ${referenced(Properties[owner], template)}`;
      return [`${property} ${value}${place}`];
    }),
  );
  return [...exports, ...resources, ...databasesIn(template)];
}

/** The properties of a resource, and those of its budget, which is one level deeper. */
function propertiesIn(properties: Readonly<Record<string, unknown>>) {
  const { Budget = {} } = properties as { readonly Budget?: object };
  return [...Object.entries(properties), ...Object.entries(Budget)];
}

/** The name of the SSM parameter behind a reference. */
function referenced(reference: unknown, { Parameters = {} }: Template): string {
  const [, id = ''] = /"Ref":"([^"]+)"/.exec(JSON.stringify(reference)) ?? [];
  const { Default } = Parameters[id] ?? {};
  if (Default === undefined) throw new Error(`${JSON.stringify(reference)} names no parameter`);
  return Default;
}

interface Container {
  readonly Environment?: readonly { readonly Name: string; readonly Value: unknown }[];
}

/** The databases and roles that one-off tasks make, with the server that they are on. */
function databasesIn(template: Template): readonly string[] {
  return Object.values(template.Resources)
    .filter(({ Type }) => Type === 'AWS::ECS::TaskDefinition')
    .flatMap(({ Properties }) => Properties['ContainerDefinitions'] as readonly Container[])
    .flatMap(({ Environment = [] }) => {
      const server = Environment.find(({ Name }) => Name === 'MASTER_DATABASE_URL')?.Value;
      return Environment.filter(({ Name }) => databasePattern.test(Name)).map(
        ({ Name, Value }) => `${Name} ${String(Value)} at ${referenced(server, template)}`,
      );
    });
}
