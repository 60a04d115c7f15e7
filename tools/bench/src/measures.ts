import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { measuresDocument as document } from './programs.ts';
import { type Measure, sectionOf } from './section.ts';

const preface = `# Measures

Written by the commands \`npx nx run bench:read\`, \`bench:order\`, \`bench:start\`, \`bench:authorizer\`, \`bench:edge\`, \`bench:growth\`, \`bench:hot\`, \`bench:local\`, \`bench:overload\`, \`bench:roll\`, \`bench:serve\`, \`bench:suite\` and \`bench:workflow\`, each its own sections.
The sides of a measure take turns in one run on one machine, so that their ratio means something elsewhere too.
`;

/** Prints a measure. */
export async function print(measure: Measure): Promise<string> {
  const section = await pretty(sectionOf(measure));
  process.stdout.write(`\n${section}`);
  return section;
}

/** Prints a measure, and replaces its section in docs/measures.md. */
export async function report(measure: Measure): Promise<void> {
  const section = await print(measure);
  const sections = await otherSections(measure.title);
  await writeFile(document, await pretty([preface, ...sections, section].join('\n')));
}

async function otherSections(title: string): Promise<readonly string[]> {
  const text = await readFile(document, 'utf8').catch(() => '');
  const [, ...sections] = text.split(/^(?=## )/m);
  return sections.filter((section) => !section.startsWith(`## ${title}\n`));
}

async function pretty(text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(document)), parser: 'markdown' });
}
