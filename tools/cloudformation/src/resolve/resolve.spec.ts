import { stackOf, resolveIn } from '../testing/resolve-in.ts';

const template = {
  Parameters: {
    Tag: { Type: 'String', Default: 'first' },
    Zones: { Type: 'CommaDelimitedList', Default: 'a,b' },
    Count: { Type: 'Number', Default: 3 },
  },
  Mappings: { Sizes: { dev: { memory: 512 } } },
  Conditions: {
    IsFirst: { 'Fn::Equals': [{ Ref: 'Tag' }, 'first'] },
    IsOther: { 'Fn::Not': [{ Condition: 'IsFirst' }] },
    Both: { 'Fn::And': [{ Condition: 'IsFirst' }, { Condition: 'IsOther' }] },
    Either: { 'Fn::Or': [{ Condition: 'IsFirst' }, { Condition: 'IsOther' }] },
  },
  Resources: {
    Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'keys' } },
    Never: { Type: 'AWS::SNS::Topic', Condition: 'IsOther' },
  },
};

const inTemplate = (value: unknown) => resolveIn(value, [stackOf('quartet-dev-edge', template)]);
const choice = (condition: string) => ({ 'Fn::If': [condition, 'yes', 'no'] });

it.each([
  ['what is plain', { A: [1, true, null, 'x'] }, { A: [1, true, null, 'x'] }],
  ['a parameter', { Ref: 'Tag' }, 'first'],
  ['a parameter that is a list', { Ref: 'Zones' }, ['a', 'b']],
  ['the region', { Ref: 'AWS::Region' }, 'eu-west-1'],
  ['the account', { Ref: 'AWS::AccountId' }, '123456789012'],
  ['the stack', { Ref: 'AWS::StackName' }, 'quartet-dev-edge'],
  ['a resource', { Ref: 'Table' }, 'keys'],
  [
    'an attribute',
    { 'Fn::GetAtt': ['Table', 'Arn'] },
    'arn:aws:dynamodb:eu-west-1:123456789012:table/keys',
  ],
  [
    'an attribute after a dot',
    { 'Fn::GetAtt': 'Table.Arn' },
    'arn:aws:dynamodb:eu-west-1:123456789012:table/keys',
  ],
  ['a join', { 'Fn::Join': ['-', ['a', { Ref: 'Tag' }, 1]] }, 'a-first-1'],
  ['a join of a list', { 'Fn::Join': ['/', { Ref: 'Zones' }] }, 'a/b'],
  ['a split', { 'Fn::Split': [',', 'x,y'] }, ['x', 'y']],
  ['a selection', { 'Fn::Select': ['1', { 'Fn::Split': [',', 'x,y'] }] }, 'y'],
  ['a mapping', { 'Fn::FindInMap': ['Sizes', 'dev', 'memory'] }, 512],
  ['zones', { 'Fn::Select': [1, { 'Fn::GetAZs': '' }] }, 'eu-west-1b'],
  ['base64', { 'Fn::Base64': 'hello' }, 'aGVsbG8='],
  ['JSON', { 'Fn::ToJsonString': { tag: { Ref: 'Tag' } } }, '{"tag":"first"}'],
  ['a text with names', { 'Fn::Sub': '${Tag}.${AWS::Region}.${!Tag}' }, 'first.eu-west-1.${Tag}'],
  ['a text with its own names', { 'Fn::Sub': ['${A}${Tag}', { A: { Ref: 'Count' } }] }, '3first'],
  ['a text with an attribute', { 'Fn::Sub': 'x:${Table.Arn}' }, expect.stringMatching(/^x:arn:/)],
  ['a condition that holds', choice('IsFirst'), 'yes'],
  ['a condition turned round', choice('IsOther'), 'no'],
  ['conditions that must all hold', choice('Both'), 'no'],
  ['conditions of which one must hold', choice('Either'), 'yes'],
  ['nothing', { A: { Ref: 'AWS::NoValue' }, B: [{ Ref: 'AWS::NoValue' }, 1] }, { B: [1] }],
])('works out %s', (_, value, expected) => {
  expect(inTemplate(value)).toEqual(expected);
});

it('leaves alone what only looks like an intrinsic', () => {
  const policy = { Condition: { StringEquals: { Ref: 'a', 'aws:b': 'c' } } };
  expect(inTemplate(policy)).toEqual(policy);
});

const where = 'quartet-dev-edge: Api.Properties.Name';

it.each([
  [{ Ref: 'Nobody' }, `${where}.Ref refers to Nobody, which is not in the template.`],
  [{ Ref: 'Never' }, `${where}.Ref refers to Never, whose condition does not hold.`],
  [
    { 'Fn::GetAtt': ['Table', 'Size'] },
    `${where}.Fn::GetAtt asks Table for Size, which it does not have.`,
  ],
  [{ 'Fn::Cidr': ['10.0.0.0/16', 2] }, `${where}.Fn::Cidr is not supported by the local run.`],
  [{ 'Fn::Select': [2, ['a', 'b']] }, `${where}.Fn::Select selects item 2 of a list of 2.`],
  [{ 'Fn::Join': ['-'] }, `${where}.Fn::Join is not supported by the local run.`],
  [
    { 'Fn::FindInMap': ['Sizes', 'prod', 'memory'] },
    `${where}.Fn::FindInMap refers to Sizes.prod.memory, which is in no mapping.`,
  ],
  [choice('IsNot'), `${where}.Fn::If refers to the condition IsNot, which does not exist.`],
  ['{{resolve:ssm:/a}}', `${where} is not supported by the local run: {{resolve:ssm:/a}}.`],
  [
    { 'Fn::ImportValue': 'network' },
    `${where}.Fn::ImportValue refers to network, which no stack exports.`,
  ],
])('ends with one sentence for %j', (value, sentence) => {
  expect(() => inTemplate(value)).toThrow(expect.objectContaining({ message: sentence }));
});

it('refuses conditions that lead back to themselves', () => {
  const circle = stackOf('quartet-dev-edge', {
    Conditions: {
      One: { 'Fn::Not': [{ Condition: 'Other' }] },
      Other: { 'Fn::Not': [{ Condition: 'One' }] },
    },
  });
  expect(() => resolveIn({ 'Fn::If': ['One', 1, 2] }, [circle])).toThrow(
    'quartet-dev-edge: Conditions.Other.Fn::Not.0 depends on itself.',
  );
});
