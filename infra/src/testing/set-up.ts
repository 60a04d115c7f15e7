import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../create-app.ts';
import { addStacks } from '../quartet.ts';
import { readSettings } from '../settings.ts';
import { variants } from './variants.ts';

/** The linter has its own specs; it takes most of the time. */
const notLinted = { '@aws-cdk/core:validateAgainstDefaultRules': false };

/** Synthesises each variant once for all specs, into a folder of this run. */
export default function setUp(): void {
  const folder = mkdtempSync(join(tmpdir(), 'quartet-templates-'));
  process.env['QUARTET_TEMPLATES'] = folder;
  for (const [name, { context, rows }] of Object.entries(variants)) {
    const app = createApp(notLinted, join(folder, name));
    addStacks(
      app,
      readSettings((key) => context[key]),
      rows,
    );
    const { stacks } = app.synth();
    const templates = stacks.map(({ stackName, template }) => [stackName, template as object]);
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(Object.fromEntries(templates)));
  }
}
