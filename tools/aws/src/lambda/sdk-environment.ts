/** The environment of every function for the AWS SDK: the endpoint, and keys that nobody checks. */
export function localEnvironment(url: string, region: string): Readonly<Record<string, string>> {
  return {
    AWS_REGION: region,
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  };
}
