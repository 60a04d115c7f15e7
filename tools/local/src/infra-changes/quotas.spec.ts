import type { Assembly } from '@quartet/cloudformation/assembly/assembly';
import { readAssembly } from '@quartet/cloudformation/assembly/read-assembly';
import { errorAfter, type ResourceSelector } from '@quartet/cloudformation/testing/error-after';
import { synthesis } from '../testing/synthesis.ts';

let dev: Assembly;

beforeAll(() => {
  dev = readAssembly(synthesis({ dev: {} }).folder('dev'));
}, 300_000);

const group = 'svc-orders AWS::ElasticLoadBalancingV2::TargetGroup';
const many = (count: number) => Array.from({ length: count }, (_, index) => `/api/path-${index}`);
const grantOf = (index: number) => ({
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: `arn:aws:s3:::shop-images/${index}/*`,
});

it.each<[ResourceSelector, object, RegExp]>([
  [group, { Name: 'orders-tg' }, /^Name is "orders-tg", which another stage would use too\.$/],
  [
    'platform AWS::Events::EventBus',
    { Name: 'orders' },
    /^Name is "orders", which another stage would use too\.$/,
  ],
  [
    group,
    { Name: 'users-tg-dev' },
    /Name is "users-tg-dev", as that of quartet-dev-svc-orders\.\w+\.$/,
  ],
  [
    group,
    { Name: 'orders-service-target-group-of-dev-two' },
    /^Name has 38 characters, and AWS takes 32: https:\/\/docs\.aws\.amazon\.com\//,
  ],
  [
    'svc-orders AWS::ElasticLoadBalancingV2::ListenerRule',
    { Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: many(6) } }] },
    /^Conditions has 6 condition values, and AWS takes 5: /,
  ],
  [
    'svc-orders AWS::IAM::Policy',
    {
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: Array.from({ length: 200 }, (_, index) => grantOf(index)),
      },
    },
    /^\S+: \w+\.Properties\.Policies has \d{5} characters of inline policies, and AWS takes 10240: |^Policies has \d{5} characters of inline policies/,
  ],
  [
    'svc-orders AWS::ECS::TaskDefinition',
    { Container: { Environment: [{ Name: 'LARGE', Value: 'x'.repeat(65_536) }] } },
    /^ContainerDefinitions has \d{5} characters, and AWS takes 65536: /,
  ],
  [
    'edge AWS::Lambda::Function',
    { Environment: { Variables: { LARGE: 'x'.repeat(4_097) } } },
    /^Environment has \d{4} characters of variables, and AWS takes 4096: /,
  ],
  [
    'network AWS::SSM::Parameter',
    { Value: 'x'.repeat(4_097) },
    /^Value has 4097 characters, and AWS takes 4096: /,
  ],
])('refuses what an account does not take: %s', (subject, changes, sentence) => {
  expect(errorAfter(dev, subject, changes)).toMatch(sentence);
});
