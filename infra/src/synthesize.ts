import { createApp } from './create-app.ts';
import { addStacks } from './quartet.ts';
import type { Service } from './services.ts';
import type { Settings } from './settings.ts';

/** Which system is synthesised. */
export interface System {
  readonly settings: Settings;
  readonly services: readonly Service[];
}

/** The linter has its own runs; it takes most of the time. */
const notLinted = { '@aws-cdk/core:validateAgainstDefaultRules': false };

/** The templates of a whole system, made on the spot. They lie in the folder, or in one of their own. */
export function synthesize({ settings, services }: System, folder?: string) {
  const app = createApp(notLinted, folder);
  addStacks(app, settings, services);
  return app.synth();
}
