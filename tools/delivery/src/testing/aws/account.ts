import type { AwsResponse, AwsRequest } from './aws-request.ts';
import { parameterOf, type TestAccount } from './test-account.ts';

const credentials = `<Credentials><AccessKeyId>a</AccessKeyId><SecretAccessKey>b</SecretAccessKey>
<SessionToken>c</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>`;

/** Answers STS, SSM and ECR: the account, its role, and the registry's password. */
export function answerAccount({ action, input }: AwsRequest, account: TestAccount): AwsResponse {
  switch (action) {
    case 'GetCallerIdentity':
      return '<Account>000000000000</Account><Arn>arn:aws:iam::000000000000:user/a</Arn><UserId>a</UserId>';
    case 'AssumeRole':
      return credentials;
    case 'GetParameter':
      return { Parameter: { Name: 'version', Type: 'String', Value: '30' } };
    case 'GetParameters': {
      const names = input['Names'] as readonly string[];
      return {
        Parameters: names.map((Name) => {
          const { value: Value, version: Version } = parameterOf(account, Name);
          return { Name, Value, Version };
        }),
      };
    }
    case 'GetAuthorizationToken': {
      const authorizationToken = Buffer.from('AWS:secret').toString('base64');
      return { authorizationData: [{ authorizationToken, proxyEndpoint: account.registry }] };
    }
    default:
      return undefined;
  }
}
