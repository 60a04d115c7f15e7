import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';

export interface Acknowledgement {
  readonly id: string;
  readonly reason: string;
}

export const acknowledgements: readonly Acknowledgement[] = [];

/** Has every stack checked against the AwsSolutions rules. A finding fails the synthesis. */
export function addRules(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  for (const stack of app.node.children) {
    Validations.of(stack).acknowledge(
      ...acknowledgements.map(({ id, reason }) => ({
        id: `AwsSolutions::AwsSolutions-${id}`,
        reason,
      })),
    );
  }
}
