import { removalsOf } from './removals.ts';
import { stackOf } from './testing/resolve-in.ts';

const statements = [
  { Effect: 'Allow', Action: ['sqs:SendMessage', 'sqs:GetQueueUrl'], Resource: '*' },
  { Effect: 'Deny', Action: 'sqs:*', Resource: '*' },
];
const stack = stackOf('shop-dev-app', {
  Resources: {
    Policy: {
      Type: 'AWS::IAM::Policy',
      Properties: { PolicyDocument: { Statement: statements } },
    },
    Rule: {
      Type: 'AWS::EC2::SecurityGroupIngress',
      Properties: { GroupId: 'sg-1', SourceSecurityGroupId: 'sg-2' },
    },
    Group: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        SecurityGroupEgress: [{ CidrIp: '0.0.0.0/0' }, { CidrIp: '255.255.255.255/32' }],
      },
    },
    Permission: {
      Type: 'AWS::Lambda::Permission',
      Properties: { Principal: 'events.amazonaws.com' },
    },
  },
});
const assembly = { stacks: [stack, stackOf('shop-prod-app')], assets: new Map() };
const removals = [...removalsOf(assembly, 'shop-dev-')];
const propertiesAfter = (name: string) => {
  const removal = removals.find((each) => each.name === `shop-dev-app.${name}`);
  const [id = ''] = name.split('.');
  return removal?.assembly.stacks[0]?.template.Resources[id]?.Properties;
};

it('takes each granted action and each rule away, and no denial', () => {
  expect(removals.map(({ name }) => name)).toEqual([
    'shop-dev-app.Policy.Statement.0 sqs:SendMessage',
    'shop-dev-app.Policy.Statement.0 sqs:GetQueueUrl',
    'shop-dev-app.Rule',
    'shop-dev-app.Group.SecurityGroupEgress.0',
    'shop-dev-app.Permission',
  ]);
});

it('leaves the other actions of a statement', () => {
  expect(propertiesAfter('Policy.Statement.0 sqs:SendMessage')).toEqual({
    PolicyDocument: {
      Statement: [{ ...statements[0], Action: ['sqs:GetQueueUrl'] }, statements[1]],
    },
  });
});

it('closes a rule, so that a group without egress rules does not open', () => {
  expect(propertiesAfter('Rule')).toEqual({ GroupId: 'sg-1', CidrIp: '255.255.255.255/32' });
  expect(propertiesAfter('Group.SecurityGroupEgress.0')).toEqual({
    SecurityGroupEgress: [{ CidrIp: '255.255.255.255/32' }, { CidrIp: '255.255.255.255/32' }],
  });
});

it('changes nothing of the templates that it is given', () => {
  expect(stack.template.Resources['Permission']?.Properties).toEqual({
    Principal: 'events.amazonaws.com',
  });
});
