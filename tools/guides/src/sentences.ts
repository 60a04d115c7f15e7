import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspace } from '@quartet/local-client/start-quartet';

const sources = '{apps,libs,infra,tools}/**/src/**/*.{ts,cjs}';
const unrelated = ['**/node_modules/**', '**/*.spec.ts', '**/testing/**', 'tools/guides/**'];

/** The source text of all programs, without that of their specs. */
export function readSources(): string {
  const files = globSync(sources, { cwd: workspace, exclude: unrelated });
  return files.map((file) => readFileSync(join(workspace, file), 'utf8')).join('\n');
}

const cell = /^\| `([^`]+)`/gm;

/** The sentences in the first column of the tables of a page. */
export function sentencesOf(page: string): readonly string[] {
  return [...page.matchAll(cell)].map(([, sentence = '']) => sentence);
}

/** True when the code can print a sentence, in which `…` stands for what differs. */
export function isIn(code: string, sentence: string): boolean {
  const inner = sentence.replaceAll(/^…|…$/g, '');
  const parts = inner.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('[^\\n]{0,120}?')).test(code);
}
