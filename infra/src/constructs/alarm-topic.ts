import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

export interface AlarmTopicProps {
  readonly name: string;
}

/** The services of AWS that publish alarms: of metrics, of budgets, of unusual costs, and of databases. */
const publishers = [
  'cloudwatch.amazonaws.com',
  'budgets.amazonaws.com',
  'costalerts.amazonaws.com',
  'events.rds.amazonaws.com',
];

/**
 * The topic that alarms are sent to. People subscribe by e-mail or pager; no template knows who they are.
 * `enforceSSL` replaces the default policy of a topic, so that whoever publishes needs a statement of its own.
 */
export class AlarmTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { name }: AlarmTopicProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { topicName: name, enforceSSL: true });
    for (const publisher of publishers) this.#allowPublishing(publisher);
  }

  /** Allows a service to publish, and only for resources of this account. */
  #allowPublishing(publisher: string): void {
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(publisher)],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
  }
}
