import { stackOf } from '../testing/resolve-in.ts';
import { assertNoCircularDependencies } from './circular-dependencies.ts';

const circle = (parts: Readonly<Record<string, object>>) => () =>
  assertNoCircularDependencies(
    stackOf('quartet-dev-edge', {
      Resources: Object.fromEntries(
        Object.entries(parts).map(([id, part]) => [id, { Type: 'AWS::SNS::Topic', ...part }]),
      ),
    }),
  );
const properties = (Name: unknown) => ({ Properties: { Name } });

it.each([
  ['Ref', { Ref: 'B' }],
  ['Fn::GetAtt', { 'Fn::GetAtt': ['B', 'Arn'] }],
  ['Fn::GetAtt with a dot', { 'Fn::GetAtt': 'B.Arn' }],
  ['Fn::Sub', { 'Fn::Sub': 'arn:${B.Arn}' }],
  ['a value in Fn::Sub', { 'Fn::Sub': ['${own}', { own: { Ref: 'B' } }] }],
  ['Fn::Join', { 'Fn::Join': ['', ['a', { Ref: 'B' }]] }],
])('finds resources that wait for each other by %s', (_, value) => {
  expect(circle({ A: properties(value), B: { DependsOn: ['C'] }, C: { DependsOn: 'A' } })).toThrow(
    'quartet-dev-edge: Circular dependency between resources: [A, B, C].',
  );
});

it('finds one that waits for itself', () => {
  expect(circle({ A: properties({ Ref: 'A' }) })).toThrow(
    'quartet-dev-edge: Circular dependency between resources: [A].',
  );
});

it('allows two that wait for the same', () => {
  const value = { 'Fn::Sub': '${A}${!B}${AWS::Region}' };
  expect(circle({ A: {}, B: properties(value), C: properties({ Ref: 'A' }) })).not.toThrow();
});
