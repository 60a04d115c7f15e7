import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { HttpApi, VpcLink } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  HttpAlbIntegration,
  HttpLambdaIntegration,
} from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LambdaRestApi } from 'aws-cdk-lib/aws-apigateway';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { type IVpc, Vpc } from 'aws-cdk-lib/aws-ec2';
import {
  Cluster,
  type ICluster,
  ContainerImage,
  FargateService,
  FargateTaskDefinition,
} from 'aws-cdk-lib/aws-ecs';
import { ApplicationLoadBalancedFargateService } from 'aws-cdk-lib/aws-ecs-patterns';
import { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** Adds the resources of an application to a stack. */
export type ForeignApp = (scope: Construct) => void;

const image = ContainerImage.fromRegistry('public.ecr.aws/nginx/nginx:stable');

function handler(scope: Construct): Function {
  const code = Code.fromInline('exports.handler = async () => ({ statusCode: 200 });');
  return new Function(scope, 'Handler', {
    ...{ code, handler: 'index.handler', runtime: Runtime.NODEJS_22_X },
  });
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/tutorial-ecs-web-server-cdk.html */
export const webServer: ForeignApp = (scope) => {
  new ApplicationLoadBalancedFargateService(scope, 'Web', { taskImageOptions: { image } });
};

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
export const httpApiOfFunctions: ForeignApp = (scope) => {
  const integration = new HttpLambdaIntegration('Books', handler(scope));
  new HttpApi(scope, 'Api').addRoutes({ path: '/books', integration });
};

/** https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway-tutorial.html */
export const restApiWithTable: ForeignApp = (scope) => {
  const partitionKey = { name: 'id', type: AttributeType.STRING };
  const table = new Table(scope, 'Table', { partitionKey });
  const books = handler(scope);
  table.grantReadWriteData(books);
  new LambdaRestApi(scope, 'Api', { handler: books });
};

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html */
export const busWithDeadLetters: ForeignApp = (scope) => {
  const eventBus = new EventBus(scope, 'Bus');
  const deadLetterQueue = new Queue(scope, 'DeadLetters');
  const target = new LambdaFunction(handler(scope), { deadLetterQueue });
  new Rule(scope, 'Rule', { eventBus, eventPattern: { source: ['books'] }, targets: [target] });
};

/**
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html
 * The CDK's classes are no instances of its interfaces where an optional property may not be undefined.
 */
export const privateService: ForeignApp = (scope) => {
  const vpc = new Vpc(scope, 'Vpc', { maxAzs: 2 }) as IVpc;
  const taskDefinition = new FargateTaskDefinition(scope, 'Task', { family: 'books-dev-web' });
  const command = ['nginx', '-g', 'daemon off;'];
  taskDefinition.addContainer('web', { image, command, portMappings: [{ containerPort: 80 }] });
  const cluster = new Cluster(scope, 'Cluster', { vpc }) as ICluster;
  const service = new FargateService(scope, 'Service', { cluster, taskDefinition });
  const listener = new ApplicationLoadBalancer(scope, 'Balancer', { vpc }).addListener('Http', {
    port: 80,
  });
  listener.addTargets('Web', { port: 80, targets: [service] });
  const vpcLink = new VpcLink(scope, 'Link', { vpc });
  const integration = new HttpAlbIntegration('Web', listener, { vpcLink });
  new HttpApi(scope, 'Api').addRoutes({ path: '/{proxy+}', integration });
};
