import { urlSuffix } from '../pseudo-parameters.ts';
import { type ReturnValuesOf, returnValues, type ResourceContext } from '../resource-context.ts';

const short: ReturnValuesOf = (resource) => returnValues(idOf(resource));

export const apiGatewayReturnValues: Readonly<Record<string, ReturnValuesOf>> = {
  'AWS::ApiGatewayV2::Api': (resource) => {
    const scheme = resource.text('ProtocolType') === 'WEBSOCKET' ? 'wss' : 'https';
    const id = idOf(resource);
    return returnValues(id, { ApiId: id, ApiEndpoint: `${scheme}://${hostOf(id, resource)}` });
  },
  'AWS::ApiGatewayV2::Route': short,
  'AWS::ApiGatewayV2::Integration': short,
  'AWS::ApiGatewayV2::Authorizer': short,
  'AWS::ApiGatewayV2::RouteResponse': short,
  'AWS::ApiGatewayV2::ApiMapping': short,
  'AWS::ApiGatewayV2::Stage': (resource) => returnValues(resource.required('StageName')),
  'AWS::ApiGatewayV2::DomainName': (resource) => domain(resource),
  'AWS::ApiGateway::RestApi': (resource) => {
    const id = idOf(resource);
    return returnValues(id, { RestApiId: id, RootResourceId: resource.hash.slice(-10) });
  },
  'AWS::ApiGateway::Resource': short,
  'AWS::ApiGateway::Method': short,
  'AWS::ApiGateway::Deployment': short,
  'AWS::ApiGateway::GatewayResponse': short,
  'AWS::ApiGateway::RequestValidator': short,
  'AWS::ApiGateway::Stage': (resource) => returnValues(resource.required('StageName')),
  'AWS::ApiGateway::ApiKey': (resource) =>
    returnValues(idOf(resource), { APIKeyId: idOf(resource) }),
  'AWS::ApiGateway::UsagePlan': (resource) => returnValues(idOf(resource), { Id: idOf(resource) }),
  'AWS::ApiGateway::UsagePlanKey': short,
  'AWS::ApiGateway::DomainName': (resource) => domain(resource),
  'AWS::ApiGateway::BasePathMapping': short,
  'AWS::WAFv2::WebACL': (resource) => {
    const { arn, hash, physicalName } = resource;
    const name = resource.text('Name') ?? physicalName;
    return returnValues(`${name}|${hash.slice(0, 32)}|REGIONAL`, {
      Arn: arn('wafv2', `regional/webacl/${name}/${hash.slice(0, 32)}`),
      Id: hash.slice(0, 32),
    });
  },
  'AWS::WAFv2::WebACLAssociation': short,
};

function idOf({ hash }: ResourceContext): string {
  return hash.slice(0, 10);
}

function hostOf(id: string, { region }: ResourceContext): string {
  return `${id}.execute-api.${region}.${urlSuffix}`;
}

function domain(resource: ResourceContext) {
  const regional = `d-${idOf(resource)}.execute-api.${resource.region}.${urlSuffix}`;
  return returnValues(resource.required('DomainName'), { RegionalDomainName: regional });
}
