import type { Action } from '../model/balancer.ts';
import type { Found, Resources } from '../validate/resources.ts';
import type { Properties } from '../schema/schemas.ts';

type Told = 'AWS::ElasticLoadBalancingV2::Listener' | 'AWS::ElasticLoadBalancingV2::ListenerRule';
type Given = Properties<'AWS::ElasticLoadBalancingV2::ListenerRule'>['Actions'][0];

/** What a listener or one of its rules does with a request. */
export function actionOf(
  resources: Resources,
  found: Found<Told>,
  [property, action]: readonly [string, Given],
): Action {
  if (action.Type === 'fixed-response') {
    const { StatusCode, ContentType, MessageBody } = action.FixedResponseConfig;
    return { type: action.Type, status: StatusCode, contentType: ContentType, body: MessageBody };
  }
  const targets = weightedOf(action);
  const groups = resources.of('AWS::ElasticLoadBalancingV2::TargetGroup');
  const known = targets.every(({ group }) => groups.some(({ ref }) => ref === group));
  if (targets.length === 0 || !known) {
    throw found.mistake(property, 'names no target group of these templates');
  }
  return { type: action.Type, targets };
}

function weightedOf({ ForwardConfig, TargetGroupArn }: Extract<Given, { Type: 'forward' }>) {
  const several = ForwardConfig?.TargetGroups.map((each) => {
    return { group: each.TargetGroupArn, weight: each.Weight };
  });
  return several ?? (TargetGroupArn === undefined ? [] : [{ group: TargetGroupArn, weight: 1 }]);
}
