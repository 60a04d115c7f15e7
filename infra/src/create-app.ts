import { App, type AppProps } from 'aws-cdk-lib';
import recommended from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };

/** Creates the CDK app with every recommended feature flag, and without paths of this machine in its output. */
export function createApp(props: Omit<AppProps, 'context'> = {}): App {
  return new App({ ...props, context: { ...recommended, 'aws:cdk:disable-stack-trace': true } });
}
