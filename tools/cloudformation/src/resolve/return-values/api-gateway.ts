import { urlSuffix } from '../pseudo-parameters.ts';
import { type ReturnValuesOf, returnValues, type ResourceContext } from '../resource-context.ts';

const short: ReturnValuesOf = (subject) => returnValues(idOf(subject));

export const apiGatewayReturnValues: Readonly<Record<string, ReturnValuesOf>> = {
  'AWS::ApiGatewayV2::Api': (subject) => {
    const scheme = subject.text('ProtocolType') === 'WEBSOCKET' ? 'wss' : 'https';
    const id = idOf(subject);
    return returnValues(id, { ApiId: id, ApiEndpoint: `${scheme}://${hostOf(id, subject)}` });
  },
  'AWS::ApiGatewayV2::Route': short,
  'AWS::ApiGatewayV2::Integration': short,
  'AWS::ApiGatewayV2::Authorizer': short,
  'AWS::ApiGatewayV2::RouteResponse': short,
  'AWS::ApiGatewayV2::ApiMapping': short,
  'AWS::ApiGatewayV2::Stage': (subject) => returnValues(subject.required('StageName')),
  'AWS::ApiGatewayV2::DomainName': (subject) => domain(subject),
  'AWS::ApiGateway::RestApi': (subject) => {
    const id = idOf(subject);
    return returnValues(id, { RestApiId: id, RootResourceId: subject.hash.slice(-10) });
  },
  'AWS::ApiGateway::Resource': short,
  'AWS::ApiGateway::Method': short,
  'AWS::ApiGateway::Deployment': short,
  'AWS::ApiGateway::RequestValidator': short,
  'AWS::ApiGateway::Stage': (subject) => returnValues(subject.required('StageName')),
  'AWS::ApiGateway::ApiKey': (subject) => returnValues(idOf(subject), { APIKeyId: idOf(subject) }),
  'AWS::ApiGateway::UsagePlan': (subject) => returnValues(idOf(subject), { Id: idOf(subject) }),
  'AWS::ApiGateway::UsagePlanKey': short,
  'AWS::ApiGateway::DomainName': (subject) => domain(subject),
  'AWS::ApiGateway::BasePathMapping': short,
  'AWS::WAFv2::WebACL': (subject) => {
    const { arn, hash, physicalName } = subject;
    const name = subject.text('Name') ?? physicalName;
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

function domain(subject: ResourceContext) {
  const regional = `d-${idOf(subject)}.execute-api.${subject.region}.${urlSuffix}`;
  return returnValues(subject.required('DomainName'), { RegionalDomainName: regional });
}
