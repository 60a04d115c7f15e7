import { stackOf, resolveIn } from '../testing/resolve-in.ts';

const reader = (Type: string, more: object = {}) =>
  stackOf('quartet-dev-edge', { Parameters: { P: { Type, ...more } } });

const writer = (Value: unknown, Type = 'AWS::SSM::Parameter') =>
  stackOf('quartet-dev-data', {
    Resources: {
      Host: { Type, Properties: { Name: '/quartet/dev/host', Type: 'String', Value } },
      Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { Port: 5433 } },
    },
  });

const stored = reader('AWS::SSM::Parameter::Value<String>', { Default: '/quartet/dev/host' });

it('takes what is given before the default', () => {
  const stack = reader('String', { Default: 'a' });
  expect(resolveIn({ Ref: 'P' }, [stack], { P: 'b' })).toBe('b');
});

it('finds what another stack has stored, worked out there', () => {
  const other = writer({ 'Fn::GetAtt': ['Cluster', 'Endpoint.Port'] });
  expect(resolveIn({ Ref: 'P' }, [stored, other])).toBe('5433');
});

it('splits what is stored as a list', () => {
  const Type = 'AWS::SSM::Parameter::Value<List<String>>';
  const list = reader(Type, { Default: '/quartet/dev/host' });
  expect(resolveIn({ Ref: 'P' }, [list, writer('a,b')])).toEqual(['a', 'b']);
});

it('reads outputs of other stacks, exported or not', () => {
  const other = stackOf('quartet-dev-data', {
    Outputs: {
      Url: { Value: { 'Fn::Sub': 'http://${AWS::StackName}' }, Export: { Name: 'the-url' } },
    },
  });
  const named = { StackName: 'quartet-dev-data', OutputName: 'Url' };
  expect(resolveIn({ 'Fn::ImportValue': 'the-url' }, [stored, other])).toBe(
    'http://quartet-dev-data',
  );
  expect(resolveIn({ 'Fn::GetStackOutput': named }, [stored, other])).toBe(
    'http://quartet-dev-data',
  );
  expect(() =>
    resolveIn({ 'Fn::GetStackOutput': { ...named, Region: 'us-west-2' } }, [stored, other]),
  ).toThrow('refers to quartet-dev-data.Url, which is no output of a stack in us-west-2.');
});

it.each([
  ['has no value', [reader('String')]],
  [
    'is "x", which does not match ^[a-c]$',
    [reader('String', { Default: 'x', AllowedPattern: '^[a-c]$' })],
  ],
  [
    'is "x", which is none of a, b',
    [reader('String', { Default: 'x', AllowedValues: ['a', 'b'] })],
  ],
  ['refers to /quartet/dev/host, which no stack stores', [stored]],
  ['refers to /quartet/dev/host, which no stack stores', [stored, writer('h', 'AWS::SNS::Topic')]],
])('says that a parameter %s', (why, stacks) => {
  expect(() => resolveIn({ Ref: 'P' }, stacks)).toThrow(`quartet-dev-edge: Parameters.P ${why}.`);
});

it('refuses stored values that lead back to themselves', () => {
  const parameter = (Default: string) => ({
    Type: 'AWS::SSM::Parameter::Value<String>',
    Default,
  });
  const store = (Name: string) => ({
    Type: 'AWS::SSM::Parameter',
    Properties: { Name, Type: 'String', Value: { Ref: 'P' } },
  });
  const one = stackOf('quartet-dev-edge', {
    Parameters: { P: parameter('/b') },
    Resources: { A: store('/a') },
  });
  const other = stackOf('quartet-dev-data', {
    Parameters: { P: parameter('/a') },
    Resources: { B: store('/b') },
  });
  expect(() => resolveIn({ Ref: 'P' }, [one, other])).toThrow('depends on itself.');
});
