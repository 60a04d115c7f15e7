import type { LambdaFunction } from '../model/functions.ts';
import type { TypedResource, Resources } from '../validate/resources.ts';

export function functionsOf(resources: Resources): readonly LambdaFunction[] {
  return resources.of('AWS::Lambda::Function').map((resource) => {
    const { Code, Handler, Environment, Timeout } = resource.properties;
    return {
      name: resource.ref,
      arn: resource.attribute('Arn'),
      code: folderOf(resource, Code.S3Key, resources),
      handler: Handler,
      environment: Environment.Variables,
      timeout: Timeout,
    };
  });
}

function folderOf(
  resource: TypedResource<'AWS::Lambda::Function'>,
  key: string,
  { assets }: Resources,
): string {
  const folder = assets.get(key);
  if (folder !== undefined) return folder;
  throw resource.error('Code', `refers to ${key}, which is no asset of these templates`);
}
