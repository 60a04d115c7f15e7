import { App, type AppProps } from 'aws-cdk-lib';
import recommended from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };

/** With every flag that the CDK recommends, and nothing of this machine in what it writes. */
export function createApp(props: Omit<AppProps, 'context'> = {}): App {
  return new App({ ...props, context: { ...recommended, 'aws:cdk:disable-stack-trace': true } });
}
