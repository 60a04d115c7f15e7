import { join } from 'node:path';
import { formatFiles, generateFiles, type GeneratorCallback, logger, type Tree } from '@nx/devkit';
import { addReadmeRow } from '../readme-row.ts';
import { regenerateDocs } from '../regenerate-docs.ts';
import { type StoredEntity, readStoredEntity } from './stored-entity.ts';
import { findFixtureFactory } from './fixture-factory.ts';
import { type EndpointOptions, type Plan, planOf } from './plan.ts';
import { addRoute } from './route.ts';
import { isReserved } from '../reserved.ts';
import { readTable } from '../table.ts';

/** `nx g @quartet/nx-plugin:endpoint orders archive-order`: an endpoint that works, up to what only you can decide. */
export async function endpointGenerator(
  tree: Tree,
  options: EndpointOptions,
): Promise<GeneratorCallback | void> {
  const { service, name } = options;
  checkEndpoint(tree, service, name);
  const folder = `apps/${service}`;
  if (tree.exists(`${folder}/src/endpoints/${name}.ts`)) {
    return logger.info(`There is an endpoint ${name} already, and nothing was changed.`);
  }
  const entity = readStoredEntity(tree, service);
  const plan = planOf(options, entity);
  addRoute(tree, `${folder}/src/app.ts`, { ...plan, file: name });
  const words = { ...entity, ...plan, name, service, maker: findFixtureFactory(tree, service) };
  generateFiles(tree, join(import.meta.dirname, 'files'), folder, words);
  addReadmeRow(tree, `${folder}/README.md`, {
    row: rowOf(plan, entity),
    below: /^\| `[A-Z]+ \/api\//,
  });
  await formatFiles(tree);
  logger.info(nextSteps(`${folder}/src`, { name, ...plan, ...entity }));
  return regenerateDocs(tree, { targets: ['api-docs'], projects: [service] });
}

/** No generator knows what an operation means; until somebody has written it, it answers 500 and its spec has a todo. */
function nextSteps(
  source: string,
  { name, decides, saved }: StoredEntity & Plan & { readonly name: string },
): string {
  const rule = `${source}/domain/${name}.ts`;
  if (!decides) return `Yours to write: what it shows, in ${rule} and the view in schemas/.`;
  const saving = saved ? '' : `, and how that is saved: a wish in deps.ts, its SQL in outside/`;
  return `Yours to write: what it decides, in ${rule}${saving}.`;
}

function rowOf({ method, path, who, decides }: Plan, { isOwned, saved }: StoredEntity): string {
  const whose = who === 'user' && isOwned ? 'owner or admin' : who;
  const answers = decides && saved ? '200, 404, 412 changed meanwhile' : '200, 404';
  return `| \`${method} ${path.replace(':id', '{id}')}\` | ${whose} | ${answers} |`;
}

/** Words that an endpoint imports for its beats. */
const templateWords = new Set(['operation', 'parse', 'request']);

/** Throws an Error of one sentence for an endpoint that a service cannot have. */
function checkEndpoint(tree: Tree, service: string, name: string): void {
  const names = readTable(tree).map((row) => row.name);
  if (!names.includes(service)) {
    throw new Error(`There is no service ${service}; there are ${names.join(', ')}.`);
  }
  if (!/^[a-z]+(-[a-z][a-z0-9]*)+$/.test(name)) {
    throw new Error(
      `An endpoint is called by a verb and a noun in small letters, such as archive-order, and "${name}" is not.`,
    );
  }
  const [verb = ''] = name.split('-');
  if (isReserved(verb) || templateWords.has(verb)) {
    throw new Error(
      `The verb ${verb} is a word of the code itself; take another one, such as remove for delete.`,
    );
  }
}
