import { Stack } from 'aws-cdk-lib';
import { LogGroupLogDestination, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { socketLog } from '../edge/access-log.ts';
import type { Stage } from '../stages.ts';
import { logGroup } from './retention.ts';
import type { WebSocketFunctions } from './websocket-functions.ts';

export interface WebSocketGatewayProps {
  readonly name: string;
  readonly stage: Stage;
  readonly functions: WebSocketFunctions;
}

/** The WebSocket API. Browsers connect with `?token=`, because they cannot send a header. */
export class WebSocketGateway extends Construct {
  readonly stage: WebSocketStage;

  constructor(scope: Construct, id: string, { name, stage, functions }: WebSocketGatewayProps) {
    super(scope, id);
    const api = this.#api(name, functions);
    this.stage = new WebSocketStage(this, 'Stage', {
      webSocketApi: api,
      stageName: 'live',
      autoDeploy: true,
      throttle: { rateLimit: stage.rate, burstLimit: stage.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup(this, 'AccessLog', stage)),
        format: socketLog,
      },
    });
  }

  /** Allows a function to send to open connections and to close them, and nothing else. */
  allowSending(sender: Lambda): void {
    const { apiId } = this.stage.api;
    sender.addToRolePolicy(
      new PolicyStatement({
        actions: ['execute-api:ManageConnections'],
        resources: ['POST', 'DELETE'].map((method) =>
          Stack.of(this).formatArn({
            service: 'execute-api',
            resource: apiId,
            resourceName: `${this.stage.stageName}/${method}/@connections/*`,
          }),
        ),
      }),
    );
    sender.addEnvironment('CALLBACK_URL', this.stage.callbackUrl);
  }

  #api(apiName: string, functions: WebSocketFunctions): WebSocketApi {
    const { authorize, connect, disconnect, subscribe } = functions;
    const api = new WebSocketApi(this, 'Api', {
      apiName,
      routeSelectionExpression: '$request.body.action',
      connectRouteOptions: {
        integration: new WebSocketLambdaIntegration('Connect', connect),
        authorizer: new WebSocketLambdaAuthorizer('Authorizer', authorize, {
          identitySource: ['route.request.querystring.token'],
        }),
      },
      disconnectRouteOptions: {
        integration: new WebSocketLambdaIntegration('Disconnect', disconnect),
      },
    });
    api.addRoute('subscribe', {
      integration: new WebSocketLambdaIntegration('Subscribe', subscribe),
      returnResponse: true,
    });
    return api;
  }
}
