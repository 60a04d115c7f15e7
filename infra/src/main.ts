import { addRules } from './acknowledgements.ts';
import { createApp } from './create-app.ts';
import { ConfigurationError } from './configuration-error.ts';
import { checkPolicySizes } from './check-policy-sizes.ts';
import { addStacks } from './quartet.ts';
import { services } from './services.ts';
import { readSynthOptions } from './synth-options.ts';
import { resourcesOf, type Template } from './templates.ts';

try {
  const app = createApp();
  const options = readSynthOptions((name) => app.node.tryGetContext(name));
  addStacks(app, options, services);
  addRules(app, options);
  const { stacks } = app.synth();
  checkPolicySizes(
    stacks.flatMap(({ stackName, template }) => resourcesOf(stackName, template as Template)),
  );
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
