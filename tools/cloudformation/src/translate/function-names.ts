import type { TypedResource, Resources } from '../validate/resources.ts';
import type { SupportedType } from '../schema/schemas.ts';

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
