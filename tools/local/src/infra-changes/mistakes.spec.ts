import { synthesis, type Synthesis } from '../testing/synthesis.ts';
import type { Assembly } from '@quartet/cloudformation/assembly/assembly';
import { readAssembly } from '@quartet/cloudformation/assembly/read-assembly';
import { readStage } from '@quartet/cloudformation/read-model';
import { endpoints } from '@quartet/cloudformation/testing/endpoints';
import { errorAfter, type ResourceSelector } from '@quartet/cloudformation/testing/error-after';

let made: Synthesis<'dev' | 'byName'>;
let dev: Assembly;

beforeAll(() => {
  made = synthesis({ dev: {}, byName: { context: { discovery: 'cloud-map' } } });
  dev = readAssembly(made.folder('dev'));
}, 300_000);

const rule = 'svc-users AWS::ElasticLoadBalancingV2::ListenerRule';
const targets = 'svc-users AWS::ElasticLoadBalancingV2::TargetGroup';
const balancer = 'platform AWS::ElasticLoadBalancingV2::LoadBalancer';
const listener = 'platform AWS::ElasticLoadBalancingV2::Listener';
const task = 'svc-users AWS::ECS::TaskDefinition';
const service = 'svc-users AWS::ECS::Service';
const attribute = (Key: string) => [{ Key, Value: 'true' }];
const byHost = [{ Field: 'host-header', HostHeaderConfig: { Values: ['a'] } }];
const forward = [{ Type: 'forward', TargetGroupArn: 'arn:x' }];
const strange = [{ ContainerName: 'app', ContainerPort: 1, TargetGroupArn: 'arn:x' }];

it.each<[string, ResourceSelector, object]>([
  [
    'Protocol is not supported by the local run: it must be "HTTP" or "HTTPS".',
    listener,
    { Protocol: 'TCP' },
  ],
  [
    'LoadBalancerAttributes.0.Key is not supported by the local run.',
    balancer,
    { LoadBalancerAttributes: attribute('waf.fail_open.enabled') },
  ],
  ['Priority 10 has another rule too.', rule, { Priority: 10 }],
  ['Priority is not supported by the local run.', rule, { Priority: 'first' }],
  [
    'Conditions.0.Field is not supported by the local run: it must be "path-pattern".',
    rule,
    { Conditions: byHost },
  ],
  ['Actions refers to no target group of these templates.', rule, { Actions: forward }],
  [
    'TargetGroupAttributes.0.Value is not supported by the local run: it must be "false".',
    targets,
    { TargetGroupAttributes: attribute('stickiness.enabled') },
  ],
  [
    'TargetGroupAttributes.0.Value is not supported by the local run: it must be "round_robin" or "least_outstanding_requests".',
    targets,
    { TargetGroupAttributes: [{ Key: 'load_balancing.algorithm.type', Value: 'weighted_random' }] },
  ],
  ['Port is missing.', targets, { Port: undefined }],
  [
    'ContainerDefinitions takes A from nowhere.',
    task,
    { Container: { Secrets: [{ Name: 'A', ValueFrom: 'b' }] } },
  ],
  [
    'ContainerDefinitions.0.MountPoints is not supported by the local run.',
    task,
    { Container: { MountPoints: [] } },
  ],
  [
    'ContainerDefinitions.0.Environment.0.Value is missing.',
    task,
    { Container: { Environment: [{ Name: 'A' }] } },
  ],
  [
    'ListenerArn refers to no AWS::ElasticLoadBalancingV2::Listener of these templates.',
    rule,
    { ListenerArn: 'arn:x' },
  ],
  [
    'ResourceId refers to no AWS::ECS::Service of these templates.',
    'svc-users AWS::ApplicationAutoScaling::ScalableTarget',
    { ResourceId: 'service/quartet-dev/x' },
  ],
  ['Family must begin with quartet-dev-.', task, { Family: 'users' }],
  [
    'TaskDefinition refers to no task definition of these templates.',
    service,
    { TaskDefinition: 'arn:x' },
  ],
  [
    'LoadBalancers refers to app:1, which is no port of the task.',
    service,
    { LoadBalancers: strange },
  ],
  ['Engine is not supported by the local run.', 'data AWS::RDS::DBInstance', { Engine: 'mysql' }],
  [
    'StreamSpecification is not supported by the local run.',
    'data AWS::DynamoDB::Table',
    { StreamSpecification: {} },
  ],
  [
    'EventBusName refers to default, which is no bus of these templates.',
    'realtime AWS::Events::Rule',
    { EventBusName: 'default' },
  ],
  [
    'ScheduleExpression is not supported by the local run.',
    'realtime AWS::Events::Rule',
    { ScheduleExpression: 'rate(1 day)' },
  ],
])('ends with "%s" for a %s', (sentence, subject, changes) => {
  expect(errorAfter(dev, subject, changes)).toBe(sentence);
});

it('refuses a service with a name that nobody gave', () => {
  const byName = readAssembly(made.folder('byName'));
  const changes = { ServiceRegistries: [{ RegistryArn: 'arn:x' }] };
  expect(errorAfter(byName, service, changes)).toBe(
    'ServiceRegistries refers to no registry of these templates.',
  );
});

it('asks for the parameters that a deployment is told', () => {
  expect(() => readStage(dev, endpoints, {})).toThrow(
    'quartet-dev-svc-orders: Parameters.ImageTag has no value.',
  );
});

it('must know a place for every listener', () => {
  expect(() => readStage(dev, { ...endpoints, listeners: {} })).toThrow(
    /^The templates name internal-[\w.-]+:8080, which has no address on this machine\.$/,
  );
});

it('reads one stage and no more', () => {
  const { stacks } = dev;
  const edge = stacks.find(({ name }) => name === 'quartet-dev-edge');
  if (!edge) throw new Error('there is no edge');
  const two = [...stacks, { ...edge, name: 'quartet-prod-edge' }];
  for (const wrong of [two, stacks.filter((stack) => stack !== edge)]) {
    expect(() => readStage({ ...dev, stacks: wrong }, endpoints)).toThrow(
      'The templates are not those of one stage: none, or several, have an edge.',
    );
  }
});
