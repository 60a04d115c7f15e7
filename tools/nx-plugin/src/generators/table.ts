import type { Tree } from '@nx/devkit';
import ts from 'typescript';
import { arrayOf, requireNode, insertAt, parseSource } from './syntax.ts';

/** The part of a row that a new row must not collide with. */
export interface Row {
  readonly name: string;
  readonly priority: number;
  readonly port: number;
}

const path = 'infra/src/services.ts';
const step = 10;

/** The rows of the one table of services, as far as they matter here. */
export function readTable(tree: Tree): readonly Row[] {
  return arrayOf(parseSource(path, tree.read(path, 'utf8') ?? ''), 'services').elements.map(
    (row) => ({
      name: valueOf(row, 'name'),
      priority: Number(valueOf(row, 'priority').replaceAll('_', '')),
      port: Number(valueOf(row, 'port').replaceAll('_', '')),
    }),
  );
}

/** Adds a row with the next free priority and port, and the name to the names that a service may have. */
export function addRow(tree: Tree, name: string): void {
  const rows = readTable(tree);
  const next = (values: readonly number[]) => Math.max(...values) + step;
  const row = `
  {
    ...defaults,
    name: '${name}',
    priority: ${next(rows.map(({ priority }) => priority))},
    port: ${next(rows.map(({ port }) => port))},
    needs: ['users'],
    publicPaths: documentation('${name}'),
    keyRoutes: ['GET /api/${name}', 'GET /api/${name}/*'],
    storedSettings: [],
  },`;
  const text = tree.read(path, 'utf8') ?? '';
  const file = parseSource(path, text);
  const withRow = insertAt(text, arrayOf(file, 'services').elements.end, row);
  tree.write(path, insertAt(withRow, endOfNames(file), ` | '${name}'`));
}

function endOfNames(file: ts.SourceFile): number {
  const names = file.statements.find(
    (node): node is ts.TypeAliasDeclaration =>
      ts.isTypeAliasDeclaration(node) && node.name.text === 'ServiceName',
  );
  return requireNode(names, 'type ServiceName', file).type.end;
}

function valueOf(row: ts.Expression, property: string): string {
  const value = ts.isObjectLiteralExpression(row)
    ? row.properties.find((each) => each.name?.getText() === property)
    : undefined;
  const initializer = value && ts.isPropertyAssignment(value) ? value.initializer : undefined;
  const literal = initializer && ts.isLiteralExpression(initializer) ? initializer : undefined;
  return requireNode(literal, `${property} in a row of services`, row.getSourceFile()).text;
}
