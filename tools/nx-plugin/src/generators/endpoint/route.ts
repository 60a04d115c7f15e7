import type { Tree } from '@nx/devkit';
import ts from 'typescript';
import { arrayOf, requireNode, insertAt, parseSource } from '../syntax.ts';

/** A line of a service's table. */
interface Line {
  readonly method: string;
  readonly path: string;
  /** `archiveOrder`, in `endpoints/archive-order.ts`. */
  readonly make: string;
  readonly file: string;
}

/** Adds an endpoint to app.ts: its import among its like, its line below those of the public paths. */
export function addRoute(tree: Tree, app: string, { method, path, make, file }: Line): void {
  const text = tree.read(app, 'utf8') ?? '';
  const source = parseSource(app, text);
  const lines = arrayOf(source, 'routes').elements.filter(ts.isArrayLiteralExpression);
  const existing = lines.find(({ elements }) => isAt(elements, method, path));
  if (existing) {
    throw new Error(
      `${method} ${path} is ${existing.elements[2]?.getText()} already; take another noun or --method.`,
    );
  }
  const last =
    lines.findLast(({ elements: [, at] }) => at?.getText().startsWith(`'/api/`)) ?? lines.at(-1);
  const line = `,\n  ['${method}', '${path}', ${make}, ${make}Operation]`;
  const routed = insertAt(text, requireNode(last, 'line in routes', source).end, line);
  const imported = `\nimport { ${make}, ${make}Operation } from './endpoints/${file}.ts';`;
  tree.write(app, insertAt(routed, importEnd(source, file), imported));
}

function isAt([method, path]: readonly ts.Expression[], ...wanted: readonly string[]): boolean {
  return [method, path].every((each, index) => each?.getText() === `'${wanted[index]}'`);
}

function importEnd(source: ts.SourceFile, file: string): number {
  const imports = source.statements.filter(ts.isImportDeclaration);
  const endpoints = imports.filter((each) => pathOf(each).startsWith('./endpoints/'));
  const before = endpoints.findLast((each) => pathOf(each) < `./endpoints/${file}.ts`);
  return requireNode(
    before ?? imports.findLast((each) => pathOf(each) < './endpoints/'),
    'import',
    source,
  ).end;
}

function pathOf({ moduleSpecifier }: ts.ImportDeclaration): string {
  return ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : '';
}
