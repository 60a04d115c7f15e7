import { join } from 'node:path';
import { formatFiles, generateFiles, type GeneratorCallback, logger, type Tree } from '@nx/devkit';
import { addReadmeRow } from '../readme-row.ts';
import { regenerateDocs } from '../regenerate-docs.ts';
import { addRow, readTable } from '../table.ts';
import { nounOf, formsOf } from '../words.ts';
import { checkNoun, checkServiceName } from './check-name.ts';

interface ServiceOptions {
  readonly name: string;
  readonly noun?: string;
}

/** `nx g @quartet/nx-plugin:service inventory`: a service that works, from its table to its place in the cloud. */
export async function serviceGenerator(
  tree: Tree,
  { name, noun = nounOf(name) }: ServiceOptions,
): Promise<GeneratorCallback | void> {
  const hasRow = readTable(tree).some((row) => row.name === name);
  const folder = `apps/${name}`;
  if (hasRow && tree.exists(`${folder}/project.json`)) {
    return logger.info(`There is a service ${name} already, and nothing was changed.`);
  }
  checkServiceName(tree, name);
  checkNoun(noun);
  const words = formsOf(noun);
  generateFiles(tree, join(import.meta.dirname, 'files'), folder, { name, ...words });
  if (!hasRow) addRow(tree, name);
  addReadmeRow(tree, 'README.md', {
    row: `| [${name}](${folder}) | ${words.manyWords}, which admins add and clients read |`,
    below: /^\| \[[\w-]+\]\(apps\/[\w-]+\)/,
  });
  await formatFiles(tree);
  return regenerateDocs(tree, { targets: ['api-docs', 'diagram'], projects: [name, 'infra'] });
}
