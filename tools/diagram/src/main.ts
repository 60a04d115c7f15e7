import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesizeResources } from '@quartet/infra/synthesize-resources';
import { draw } from './draw.ts';
import { pictureOf } from './picture.ts';

const file = join(import.meta.dirname, '../../../docs/architecture.svg');

/** `node --conditions=@quartet/source tools/diagram/src/main.ts [--check]` */
const drawn = draw(pictureOf(synthesizeResources({ stage: 'prod' })));
if (!process.argv.includes('--check')) {
  writeFileSync(file, drawn);
} else if (readFileSync(file, 'utf8') !== drawn) {
  process.stderr.write(
    'docs/architecture.svg is not what the templates say; run nx diagram infra.\n',
  );
  process.exitCode = 1;
}
