import { App } from 'aws-cdk-lib';
import recommended from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };

/** With every flag that the CDK recommends, and nothing of this machine in what it writes. */
export function createApp(context: Readonly<Record<string, unknown>> = {}, outdir?: string): App {
  return new App({
    outdir,
    context: { ...recommended, 'aws:cdk:disable-stack-trace': true, ...context },
  });
}
