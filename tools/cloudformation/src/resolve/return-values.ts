import type { Location } from './location.ts';
import { type ReturnValues, resourceContext, type ReturnValuesOf } from './resource-context.ts';
import { loadBalancerReturnValues } from './return-values/load-balancer.ts';
import { ec2ReturnValues } from './return-values/ec2.ts';
import { ecsReturnValues } from './return-values/ecs.ts';
import { iamReturnValues } from './return-values/iam.ts';
import { apiGatewayReturnValues } from './return-values/api-gateway.ts';
import { otherReturnValues } from './return-values/others.ts';

/** Makes up the return values of a resource, the same on each start. */
export function returnValuesOf(id: string, at: Location): ReturnValues {
  const type = at.stack.template.Resources[id]?.Type ?? '';
  return at.context.memoize(`identity ${at.stack.name}/${id}`, at, () => {
    const resource = resourceContext(id, at);
    return returnValuesByType[type]?.(resource) ?? genericReturnValues(resource, type);
  });
}

/** Return values of an unsupported type: plausible values for every attribute. */
function genericReturnValues(
  { physicalName, arn, hash }: ReturnType<typeof resourceContext>,
  type: string,
) {
  const [, service = '', kind = ''] = type.toLowerCase().split('::');
  return {
    ref: physicalName,
    attribute: (name: string) =>
      name.endsWith('Arn') ? arn(service, `${kind}/${physicalName}`) : `${kind}-${hash}`,
  };
}

/** Functions by the type of the resource. */
const returnValuesByType: Readonly<Record<string, ReturnValuesOf>> = {
  ...apiGatewayReturnValues,
  ...loadBalancerReturnValues,
  ...ec2ReturnValues,
  ...ecsReturnValues,
  ...iamReturnValues,
  ...otherReturnValues,
};
