import { App } from 'aws-cdk-lib';
import recommended from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { addRules } from './acknowledgements.ts';
import { Mistake } from './mistake.ts';
import { addStacks } from './quartet.ts';
import { services } from './services.ts';
import { readSettings } from './settings.ts';

try {
  const app = new App({ context: { ...recommended, 'aws:cdk:disable-stack-trace': true } });
  const settings = readSettings((name) => app.node.tryGetContext(name));
  addStacks(app, settings, services);
  addRules(app, settings);
  app.synth();
} catch (error) {
  if (!(error instanceof Mistake)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
