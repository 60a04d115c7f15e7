import type { KnownRequest } from '../model/access.ts';
import type { SupportedType } from '../schema/schemas.ts';
import type { Resources, TypedResource } from '../validate/resources.ts';
import { functionNamed } from './lookups.ts';
import { roleArnOf } from './roles.ts';
import { assumption } from './task-requests.ts';

/** The requests with which API Gateway, EventBridge and Lambda use functions. */
export function invocationRequestsOf(resources: Resources): readonly KnownRequest[] {
  return [
    ...resources.of('AWS::ApiGatewayV2::Authorizer').flatMap((authorizer) =>
      invocation(resources, authorizer, {
        service: 'apigateway.amazonaws.com',
        uri: authorizer.properties.AuthorizerUri,
        sourceArn: executeApi(
          authorizer,
          `${authorizer.properties.ApiId}/authorizers/${authorizer.ref}`,
        ),
      }),
    ),
    ...resources
      .of('AWS::ApiGatewayV2::Route')
      .flatMap((route) => routeInvocation(resources, route)),
    ...resources.of('AWS::Events::Rule').flatMap((rule) =>
      rule.properties.Targets.flatMap(({ Arn }) =>
        invocation(resources, rule, {
          service: 'events.amazonaws.com',
          uri: Arn,
          sourceArn: rule.attribute('Arn'),
        }),
      ),
    ),
    ...resources.of('AWS::Lambda::Function').map((lambda) => ({
      ...assumption(
        roleArnOf(resources, lambda, ['Role', lambda.properties.Role]),
        'lambda.amazonaws.com',
      ),
      context: {},
      purpose: `to run ${lambda.name}`,
    })),
  ];
}

function routeInvocation(
  resources: Resources,
  route: TypedResource<'AWS::ApiGatewayV2::Route'>,
): readonly KnownRequest[] {
  const { ApiId, RouteKey, Target } = route.properties;
  const integration = resources
    .of('AWS::ApiGatewayV2::Integration')
    .find(({ ref }) => Target === `integrations/${ref}`);
  if (integration?.properties.IntegrationType !== 'AWS_PROXY') return [];
  const stage = resources
    .of('AWS::ApiGatewayV2::Stage')
    .find(({ properties }) => properties.ApiId === ApiId);
  return invocation(resources, route, {
    service: 'apigateway.amazonaws.com',
    uri: integration.properties.IntegrationUri,
    sourceArn: executeApi(route, `${ApiId}/${stage?.properties.StageName ?? '*'}/${RouteKey}`),
  });
}

function executeApi<Type extends SupportedType>(
  { region, account }: TypedResource<Type>,
  path: string,
): string {
  return `arn:aws:execute-api:${region}:${account}:${path}`;
}

function invocation<Type extends SupportedType>(
  resources: Resources,
  owner: TypedResource<Type>,
  {
    service,
    uri,
    sourceArn,
  }: { readonly service: string; readonly uri: string; readonly sourceArn: string },
): readonly KnownRequest[] {
  const name = functionNamed(resources, uri);
  const lambda = resources.of('AWS::Lambda::Function').find(({ ref }) => ref === name);
  if (!lambda) return [];
  return [
    {
      principal: { service },
      action: 'lambda:InvokeFunction',
      resource: lambda.attribute('Arn'),
      context: { 'aws:SourceArn': sourceArn, 'aws:SourceAccount': owner.account },
      purpose: `for ${owner.name}`,
    },
  ];
}
