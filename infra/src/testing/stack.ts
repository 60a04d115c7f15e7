import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { type IVpc, Vpc } from 'aws-cdk-lib/aws-ec2';
import { type Stage, stages } from '../stages.ts';

/** An empty stack for the spec of one construct, which is not validated, as in `synthesize`. */
export function testStack(): Stack {
  const app = new App({ builtinCloudFormationValidation: false, treeMetadata: false });
  app.node.setContext('aws:cdk:disable-creation-stack-traces', true);
  return new Stack(app, 'Test', { env: { account: '000000000000', region: 'us-east-1' } });
}

export function testVpc(stack: Stack): IVpc {
  return new Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 0 });
}

/** The row of a stage, with some of its values changed. */
export function stageWith(changes: Partial<Stage>): Stage {
  const [stage] = stages;
  if (!stage) throw new Error('there is no stage');
  return { ...stage, ...changes };
}

/** The properties of all resources of a type. */
export function propertiesOf(stack: Stack, type: string): readonly Record<string, unknown>[] {
  const resources = Object.values(Template.fromStack(stack).findResources(type));
  return resources.map((resource) => resource['Properties'] as Record<string, unknown>);
}
