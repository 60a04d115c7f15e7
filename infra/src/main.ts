import { addRules } from './acknowledgements.ts';
import { createApp } from './create-app.ts';
import { Mistake } from './mistake.ts';
import { addStacks } from './quartet.ts';
import { services } from './services.ts';
import { readSettings } from './settings.ts';

try {
  const app = createApp();
  const settings = readSettings((name) => app.node.tryGetContext(name));
  addStacks(app, settings, services);
  addRules(app, settings);
  app.synth();
} catch (error) {
  if (!(error instanceof Mistake)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
