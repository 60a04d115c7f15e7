import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { workspace } from '../programs.ts';

/** A statement in the source of a service or a library. */
export interface DeclaredStatement {
  /** Its file and the name that it has there: `postgres-orders askToCancel`. */
  readonly name: string;
  readonly text: string;
}

const sources = '{apps/*/src/outside,libs/events/src}/*.ts';
const isTest = /\.spec\.ts$/;

/** All statements of the services. Lint lets a text have no parts but constants of its own file. */
export function declaredStatements(): readonly DeclaredStatement[] {
  return globSync(sources, { cwd: workspace })
    .filter((path) => !isTest.test(path))
    .flatMap((path) =>
      statementsIn(basename(path, '.ts'), readFileSync(join(workspace, path), 'utf8')),
    );
}

const constant = /^(?:export )?const (\w+) = `([^`]*)`/gm;
const named =
  /^(?:export const|const| {2}) ?'?([-\w]+)'?(?:: | = )statement\b(?:(?!\bstatement\b)[^`])*`([^`]*)`/gm;

/** The statements of one file. */
export function statementsIn(file: string, source: string): readonly DeclaredStatement[] {
  const constants = new Map(
    [...source.matchAll(constant)].map(([, name = '', text = '']) => [name, text]),
  );
  const filled = (text: string): string =>
    text.replaceAll(/\$\{(\w+)\}/g, (_part, name: string) =>
      filled(constants.get(name) ?? missing(file, name)),
    );
  return [...source.matchAll(named)].map(([, name = '', text = '']) => ({
    name: `${file} ${name}`,
    text: filled(text),
  }));
}

function missing(file: string, name: string): never {
  throw new Error(`${file}: a statement has the part ${name}, which is no constant of the file`);
}
