const guide = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application';
const waf = 'https://docs.aws.amazon.com/waf/latest/developerguide';
const troubles = `${guide}/load-balancer-troubleshooting.html`;

/** Pages of the guide on Application Load Balancers, and parts of them. */
export const balancerPages = {
  rules: `${guide}/listener-rules.html`,
  paths: `${guide}/rule-condition-types.html#path-conditions`,
  fixedResponses: `${guide}/rule-action-types.html#fixed-response-actions`,
  forwards: `${guide}/rule-action-types.html#forward-actions`,
  transforms: `${guide}/rule-transforms.html`,
  health: `${guide}/target-group-health-checks.html`,
  healthSettings: `${guide}/target-group-health-checks.html#health-check-settings`,
  healthStates: `${guide}/target-group-health-checks.html#target-health-states`,
  healthReasons: `${guide}/target-group-health-checks.html#target-health-reason-codes`,
  draining: `${guide}/edit-target-group-attributes.html#deregistration-delay`,
  routing: `${guide}/edit-target-group-attributes.html#modify-routing-algorithm`,
  forwardedHeaders: `${guide}/x-forwarded-headers.html`,
  tracing: `${guide}/load-balancer-request-tracing.html`,
  attributes: `${guide}/application-load-balancers.html#load-balancer-attributes`,
  idle: `${guide}/application-load-balancers.html#connection-idle-timeout`,
  desync: `${guide}/application-load-balancers.html#desync-mitigation-mode`,
  connections:
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html#http-connections',
  headers:
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html#http-headers',
  managedRules: `${waf}/aws-managed-rule-groups-baseline.html`,
  ruleOverrides: `${waf}/web-acl-rule-group-override-options.html`,
  scopeDown: `${waf}/waf-rule-scope-down-statements.html`,
  regexMatch: `${waf}/waf-rule-statement-type-regex-match.html`,
  aggregation: `${waf}/waf-rule-statement-type-rate-based-aggregation-options.html`,
  trouble: (status: number) => `${troubles}#http-${status}-issues`,
} as const;
