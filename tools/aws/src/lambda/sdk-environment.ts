import { credentialsOf } from '../iam/credentials.ts';

/** The region and the endpoint of the AWS SDK in a task or a function. */
export function endpointEnvironment(url: string, region: string): Readonly<Record<string, string>> {
  return { AWS_REGION: region, AWS_ENDPOINT_URL: url };
}

/** The keys of a role for the AWS SDK; none without a role. */
export function credentialEnvironment(
  roleArn: string | undefined,
): Readonly<Record<string, string>> {
  if (roleArn === undefined) return {};
  const { accessKeyId, secretAccessKey } = credentialsOf(roleArn);
  return { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
}
