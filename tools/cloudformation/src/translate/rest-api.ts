import type { RestApi, UsagePlan } from '../model/api-gateway.ts';
import type { TypedResource, Resources } from '../validate/resources.ts';
import { gatewayResponsesOf } from './gateway-responses.ts';
import { webAclRulesOf } from './web-acl.ts';
import { only } from './lookups.ts';
import { restMethodsOf } from './rest-methods.ts';
import { throttleOf } from './throttle.ts';

type Api = TypedResource<'AWS::ApiGateway::RestApi'>;

export function restApiOf(resources: Resources, api: Api): RestApi {
  const own = resources.of('AWS::ApiGateway::Stage').filter(belongsTo(api));
  const { StageName, MethodSettings, AccessLogSetting } = only(
    own,
    'stage of the REST API',
  ).properties;
  return {
    kind: 'rest',
    id: api.ref,
    stage: StageName,
    methods: restMethodsOf(resources, api, StageName),
    throttle: throttleOf(MethodSettings[0]),
    usagePlans: plansOf(resources, api, StageName),
    webAclRules: webAclRulesOf(resources, arnOf(api, StageName)),
    accessLogFormat: AccessLogSetting?.Format,
    pathPrefix: isMapped(resources, api) ? '' : `/${StageName}`,
    gatewayResponses: gatewayResponsesOf(resources, api.ref),
  };
}

function belongsTo(api: Api) {
  return ({ properties }: { readonly properties: { readonly RestApiId: string } }) =>
    properties.RestApiId === api.ref;
}

function isMapped(resources: Resources, api: Api): boolean {
  return resources.of('AWS::ApiGateway::BasePathMapping').some(belongsTo(api));
}

/** ARN of a stage, as web ACLs name it. */
function arnOf(api: Api, stage: string): string {
  return `arn:aws:apigateway:${api.region}::/restapis/${api.ref}/stages/${stage}`;
}

function plansOf(resources: Resources, api: Api, stage: string): readonly UsagePlan[] {
  return resources.of('AWS::ApiGateway::UsagePlan').flatMap(({ ref, properties }) => {
    const { ApiStages, Throttle, Quota } = properties;
    const here = ApiStages.find(({ ApiId, Stage }) => ApiId === api.ref && Stage === stage);
    if (!here) return [];
    const methods = Object.entries(here.Throttle).map(([key, limits]) => [key, limitsOf(limits)]);
    return {
      id: ref,
      keyIds: keysOf(resources, ref),
      throttle: limitsOf(Throttle),
      methodThrottles: Object.fromEntries(methods),
      quota: Quota && { limit: Quota.Limit, period: Quota.Period },
    };
  });
}

function limitsOf(limits: { readonly RateLimit: number; readonly BurstLimit: number }) {
  return { rateLimit: limits.RateLimit, burstLimit: limits.BurstLimit };
}

function keysOf(resources: Resources, plan: string): readonly string[] {
  const keys = resources.of('AWS::ApiGateway::ApiKey');
  return resources
    .of('AWS::ApiGateway::UsagePlanKey')
    .filter(({ properties }) => properties.UsagePlanId === plan)
    .map((resource) => {
      const { KeyId } = resource.properties;
      if (!keys.some(({ ref }) => ref === KeyId))
        throw resource.error('KeyId', 'refers to no API key');
      return KeyId;
    });
}
