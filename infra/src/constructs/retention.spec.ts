import { Template } from 'aws-cdk-lib/assertions';
import { stageWith, testStack } from '../testing/stack.ts';
import { logGroup } from './retention.ts';

it.each([
  { logDays: 7, retainData: false, policy: 'Delete' },
  { logDays: 30, retainData: true, policy: 'Retain' },
] as const)('keeps logs for $logDays days, and then $policy', ({ policy, ...stage }) => {
  const stack = testStack();
  logGroup(stack, 'Log', stageWith(stage));
  const groups = Object.values(Template.fromStack(stack).findResources('AWS::Logs::LogGroup'));
  expect(groups).toMatchObject([
    { Properties: { RetentionInDays: stage.logDays }, DeletionPolicy: policy },
  ]);
});
