import { createApp } from './create-app.ts';
import { addStacks } from './quartet.ts';
import type { Service } from './services.ts';
import type { Settings } from './settings.ts';

/** Which system is synthesised. */
export interface System {
  readonly settings: Settings;
  readonly services: readonly Service[];
}

/**
 * The templates of a whole system, made on the spot. They lie in the folder, or in one of their own.
 * They are not linted: `infra:synth` does that, and it takes most of its time.
 */
export function synthesize({ settings, services }: System, folder?: string) {
  const app = createApp({
    builtinCloudFormationValidation: false,
    ...(folder !== undefined && { outdir: folder }),
  });
  addStacks(app, settings, services);
  return app.synth();
}
