/** Types whose tags CloudFormation accepts but cfn-lint does not know yet. */
export const tagExclusions = [
  'AWS::ElasticLoadBalancingV2::Listener',
  'AWS::ElasticLoadBalancingV2::ListenerRule',
  'AWS::ApplicationAutoScaling::ScalableTarget',
  'AWS::CloudWatch::Dashboard',
] as const;
