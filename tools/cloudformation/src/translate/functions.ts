import type { LambdaFunction } from '../model/functions.ts';
import type { TypedResource, Resources } from '../validate/resources.ts';

export function functionsOf(resources: Resources): readonly LambdaFunction[] {
  return resources.of('AWS::Lambda::Function').map((found) => {
    const { Code, Handler, Environment, Timeout } = found.properties;
    return {
      name: found.ref,
      arn: found.attribute('Arn'),
      code: folderOf(found, Code.S3Key, resources),
      handler: Handler,
      environment: Environment.Variables,
      timeout: Timeout,
    };
  });
}

function folderOf(
  found: TypedResource<'AWS::Lambda::Function'>,
  key: string,
  { assets }: Resources,
): string {
  const folder = assets.get(key);
  if (folder !== undefined) return folder;
  throw found.error('Code', `names ${key}, which is no asset of these templates`);
}
