import { createApp } from './create-app.ts';
import { addStacks } from './quartet.ts';
import type { Service } from './services.ts';
import type { SynthOptions } from './synth-options.ts';

/** The input of a synthesis. */
export interface SynthInput {
  readonly options: SynthOptions;
  readonly services: readonly Service[];
}

/**
 * Synthesizes the templates of the whole system into the folder, or into a temporary one. They are not validated:
 * `infra:synth` does that, which takes most of its time.
 */
export function synthesize({ options, services }: SynthInput, folder?: string) {
  const app = createApp({
    builtinCloudFormationValidation: false,
    // Only the validation reads tree.json, which takes a third of the time of a synthesis.
    treeMetadata: false,
    ...(folder !== undefined && { outdir: folder }),
  });
  // Only the report of a validation prints stack traces and the calls of constructs.
  app.node.setContext('aws:cdk:disable-creation-stack-traces', true);
  app.node.setContext('@aws-cdk/core:enableAdditionalMetadataCollection', false);
  addStacks(app, options, services);
  return app.synth();
}
