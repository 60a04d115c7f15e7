import { propertiesOf, stageWith, testStack } from '../testing/stack.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html
it('is encrypted, and takes and gives messages only over TLS', () => {
  const stack = testStack();
  new DeadLetterQueue(stack, 'Letters', { name: 'letters', stage: stageWith({}) });
  expect(propertiesOf(stack, 'AWS::SQS::Queue')).toMatchObject([{ SqsManagedSseEnabled: true }]);
  const [policy] = propertiesOf(stack, 'AWS::SQS::QueuePolicy');
  expect(policy?.['PolicyDocument']).toMatchObject({
    Statement: [
      { Effect: 'Deny', Action: 'sqs:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ],
  });
});
