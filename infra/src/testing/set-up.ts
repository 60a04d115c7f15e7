import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../settings.ts';
import { synthesize } from '../synthesize.ts';
import { type Variant, variants } from './variants.ts';

/** Synthesises each variant once for all specs, into a folder of this run. */
export default function setUp(): void {
  const folder = mkdtempSync(join(tmpdir(), 'quartet-templates-'));
  process.env['QUARTET_TEMPLATES'] = folder;
  for (const [name, { context, rows: services, ...changed }] of Object.entries<Variant>(variants)) {
    const chosen = readSettings((key) => context[key]);
    const settings = { ...chosen, stage: { ...chosen.stage, ...changed.stage } };
    const { stacks } = synthesize({ settings, services }, join(folder, name));
    const templates = stacks.map(({ stackName, template }) => [stackName, template as object]);
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(Object.fromEntries(templates)));
  }
}
