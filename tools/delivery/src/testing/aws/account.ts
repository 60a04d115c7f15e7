import { AwsError, type AwsResponse, type AwsRequest } from './aws-request.ts';
import { parameterOf, type TestAccount } from './test-account.ts';

const credentials = `<Credentials><AccessKeyId>a</AccessKeyId><SecretAccessKey>b</SecretAccessKey>
<SessionToken>c</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>`;

/** Answers STS, SSM and ECR: the account, its role, and the registry's password. */
export function answerAccount({ action, input }: AwsRequest, account: TestAccount): AwsResponse {
  switch (action) {
    case 'GetCallerIdentity':
      return '<Account>000000000000</Account><Arn>arn:aws:iam::000000000000:user/a</Arn><UserId>a</UserId>';
    case 'AssumeRole':
      if (!String(input['RoleArn']).startsWith('arn:aws:iam::')) {
        throw new AwsError('ValidationError', `${String(input['RoleArn'])} is invalid`);
      }
      return credentials;
    case 'GetParameter':
      return { Parameter: { Name: 'version', Type: 'String', Value: '30' } };
    case 'GetParameters': {
      const names = input['Names'] as readonly string[];
      return {
        Parameters: names.flatMap((Name) => {
          if (account.missing.test(Name) && !account.parameters.has(Name)) return [];
          const { value: Value, version: Version } = parameterOf(account, Name);
          return { Name, Value, Version };
        }),
      };
    }
    case 'PutParameter': {
      const name = String(input['Name']);
      const version = (account.parameters.get(name)?.version ?? 0) + 1;
      account.parameters.set(name, { value: String(input['Value']), version });
      return { Version: version };
    }
    case 'GetParametersByPath': {
      const names = [...account.parameters.keys()];
      const found = names.filter((name) => name.startsWith(`${String(input['Path'])}/`));
      return { Parameters: found.map((Name) => ({ Name, Value: 'secret' })) };
    }
    case 'DeleteParameters': {
      const names = input['Names'] as readonly string[];
      return { DeletedParameters: names.filter((name) => account.parameters.delete(name)) };
    }
    case 'GetAuthorizationToken': {
      const authorizationToken = Buffer.from('AWS:secret').toString('base64');
      return { authorizationData: [{ authorizationToken, proxyEndpoint: account.registry }] };
    }
    default:
      return undefined;
  }
}
