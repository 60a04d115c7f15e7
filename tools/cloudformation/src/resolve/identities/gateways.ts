import { urlSuffix } from '../pseudo-parameters.ts';
import { type IdentityOf, known, type Subject } from '../subject.ts';

const short: IdentityOf = (subject) => known(idOf(subject));

export const gatewayIdentities: Readonly<Record<string, IdentityOf>> = {
  'AWS::ApiGatewayV2::Api': (subject) => {
    const scheme = subject.text('ProtocolType') === 'WEBSOCKET' ? 'wss' : 'https';
    const id = idOf(subject);
    return known(id, { ApiId: id, ApiEndpoint: `${scheme}://${hostOf(id, subject)}` });
  },
  'AWS::ApiGatewayV2::Route': short,
  'AWS::ApiGatewayV2::Integration': short,
  'AWS::ApiGatewayV2::Authorizer': short,
  'AWS::ApiGatewayV2::RouteResponse': short,
  'AWS::ApiGatewayV2::ApiMapping': short,
  'AWS::ApiGatewayV2::Stage': (subject) => known(subject.needed('StageName')),
  'AWS::ApiGatewayV2::DomainName': (subject) => domain(subject),
  'AWS::ApiGateway::RestApi': (subject) => {
    const id = idOf(subject);
    return known(id, { RestApiId: id, RootResourceId: subject.hash.slice(-10) });
  },
  'AWS::ApiGateway::Resource': short,
  'AWS::ApiGateway::Method': short,
  'AWS::ApiGateway::Deployment': short,
  'AWS::ApiGateway::RequestValidator': short,
  'AWS::ApiGateway::Stage': (subject) => known(subject.needed('StageName')),
  'AWS::ApiGateway::ApiKey': (subject) => known(idOf(subject), { APIKeyId: idOf(subject) }),
  'AWS::ApiGateway::UsagePlan': (subject) => known(idOf(subject), { Id: idOf(subject) }),
  'AWS::ApiGateway::UsagePlanKey': short,
  'AWS::ApiGateway::DomainName': (subject) => domain(subject),
  'AWS::ApiGateway::BasePathMapping': short,
  'AWS::WAFv2::WebACL': (subject) => {
    const { arn, hash, physicalName } = subject;
    const name = subject.text('Name') ?? physicalName;
    return known(`${name}|${hash.slice(0, 32)}|REGIONAL`, {
      Arn: arn('wafv2', `regional/webacl/${name}/${hash.slice(0, 32)}`),
      Id: hash.slice(0, 32),
    });
  },
  'AWS::WAFv2::WebACLAssociation': short,
};

function idOf({ hash }: Subject): string {
  return hash.slice(0, 10);
}

function hostOf(id: string, { region }: Subject): string {
  return `${id}.execute-api.${region}.${urlSuffix}`;
}

function domain(subject: Subject) {
  const regional = `d-${idOf(subject)}.execute-api.${subject.region}.${urlSuffix}`;
  return known(subject.needed('DomainName'), { RegionalDomainName: regional });
}
