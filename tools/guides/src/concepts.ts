import { writeFileSync } from 'node:fs';
import { conceptsPage, renderConcepts } from './concepts-page.ts';

writeFileSync(conceptsPage, await renderConcepts());
