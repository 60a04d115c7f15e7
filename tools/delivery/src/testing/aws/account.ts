import type { AwsResponse, AwsRequest } from './aws-request.ts';
import type { TestAccount } from './test-account.ts';

const credentials = `<Credentials><AccessKeyId>a</AccessKeyId><SecretAccessKey>b</SecretAccessKey>
<SessionToken>c</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>`;

/** Answers STS, SSM and ECR: the account, its role, and the registry's password. */
export function answerAccount({ action }: AwsRequest, { registry }: TestAccount): AwsResponse {
  switch (action) {
    case 'GetCallerIdentity':
      return '<Account>000000000000</Account><Arn>arn:aws:iam::000000000000:user/a</Arn><UserId>a</UserId>';
    case 'AssumeRole':
      return credentials;
    case 'GetParameter':
      return { Parameter: { Name: 'version', Type: 'String', Value: '30' } };
    case 'GetAuthorizationToken': {
      const authorizationToken = Buffer.from('AWS:secret').toString('base64');
      return { authorizationData: [{ authorizationToken, proxyEndpoint: registry }] };
    }
    default:
      return undefined;
  }
}
