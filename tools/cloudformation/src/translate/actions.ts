import type { Action } from '../model/load-balancer.ts';
import type { TypedResource, Resources } from '../validate/resources.ts';
import type { Properties } from '../schema/schemas.ts';

type ActionOwner =
  'AWS::ElasticLoadBalancingV2::Listener' | 'AWS::ElasticLoadBalancingV2::ListenerRule';
type ActionProperties = Properties<'AWS::ElasticLoadBalancingV2::ListenerRule'>['Actions'][0];

/** The action of a listener or of one of its rules. */
export function actionOf(
  resources: Resources,
  resource: TypedResource<ActionOwner>,
  [property, action]: readonly [string, ActionProperties],
): Action {
  if (action.Type === 'fixed-response') {
    const { StatusCode, ContentType, MessageBody } = action.FixedResponseConfig;
    return {
      type: action.Type,
      statusCode: StatusCode,
      contentType: ContentType,
      messageBody: MessageBody,
    };
  }
  const targets = weightedOf(action);
  const groups = resources.of('AWS::ElasticLoadBalancingV2::TargetGroup');
  const areKnown = targets.every(({ targetGroupArn }) =>
    groups.some(({ ref }) => ref === targetGroupArn),
  );
  if (targets.length === 0 || !areKnown) {
    throw resource.error(property, 'refers to no target group of these templates');
  }
  return { type: action.Type, targetGroups: targets };
}

function weightedOf({
  ForwardConfig,
  TargetGroupArn,
}: Extract<ActionProperties, { Type: 'forward' }>) {
  const several = ForwardConfig?.TargetGroups.map((each) => {
    return { targetGroupArn: each.TargetGroupArn, weight: each.Weight };
  });
  return (
    several ?? (TargetGroupArn === undefined ? [] : [{ targetGroupArn: TargetGroupArn, weight: 1 }])
  );
}
