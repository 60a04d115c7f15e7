import type { SupportedType } from '../schema/schemas.ts';
import { UserError } from '../user-error.ts';
import type { Resources, TypedResource } from '../validate/resources.ts';

type Route = TypedResource<'AWS::ApiGatewayV2::Route'>;

/** The only one of what a stage has once. Throws a UserError that calls it by its name. */
export function only<Item>(items: readonly Item[], name: string): Item {
  const [first] = items;
  if (first !== undefined && items.length === 1) return first;
  throw new UserError(
    `The templates of a stage must have one ${name}, and these have ${items.length || 'none'}.`,
  );
}

/** The routes of an HTTP or WebSocket API. */
export function routesOf(resources: Resources, api: { readonly ref: string }): readonly Route[] {
  return resources.of('AWS::ApiGatewayV2::Route').filter(belongsTo(api));
}

/** True for parts of the API. */
export function belongsTo(api: { readonly ref: string }) {
  return ({ properties }: { readonly properties: { readonly ApiId: string } }) =>
    properties.ApiId === api.ref;
}

/** The authoriser of a route; undefined when the route needs none. */
export function authorizerResourceOf(
  resources: Resources,
  route: Route,
): TypedResource<'AWS::ApiGatewayV2::Authorizer'> | undefined {
  const { AuthorizationType, AuthorizerId } = route.properties;
  if (AuthorizationType === 'NONE') return undefined;
  const authorizers = resources.of('AWS::ApiGatewayV2::Authorizer');
  const authorizer = authorizers.find(({ ref }) => ref === AuthorizerId);
  if (authorizer) return authorizer;
  throw route.error('AuthorizerId', 'refers to no authoriser');
}

export function integrationResourceOf(
  resources: Resources,
  route: Route,
): TypedResource<'AWS::ApiGatewayV2::Integration'> | undefined {
  const integrations = resources.of('AWS::ApiGatewayV2::Integration');
  return integrations.find(({ ref }) => route.properties.Target === `integrations/${ref}`);
}

const invocation = /^arn:[^:]+:apigateway:[^:]+:lambda:path\/[\d-]+\/functions\/(.+)\/invocations$/;

/** The name of the function with an ARN, or one that the address of its invocation holds. */
export function functionNamed(resources: Resources, uri: string): string | undefined {
  const [, arn = uri] = invocation.exec(uri) ?? [];
  return resources.of('AWS::Lambda::Function').find((each) => each.attribute('Arn') === arn)?.ref;
}

/** The function that a property of a resource names. */
export function functionOf<Type extends SupportedType>(
  resources: Resources,
  resource: TypedResource<Type>,
  [property, uri]: readonly [string, string],
): string {
  const name = functionNamed(resources, uri);
  if (name !== undefined) return name;
  throw resource.error(property, 'refers to no function of these templates');
}
