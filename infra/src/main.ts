import { addRules } from './acknowledgements.ts';
import { createApp } from './create-app.ts';
import { ConfigurationError } from './configuration-error.ts';
import { addStacks } from './quartet.ts';
import { services } from './services.ts';
import { readSynthOptions } from './synth-options.ts';

try {
  const app = createApp();
  const options = readSynthOptions((name) => app.node.tryGetContext(name));
  addStacks(app, options, services);
  addRules(app, options);
  app.synth();
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
