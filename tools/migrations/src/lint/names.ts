import type { Node, RangeVar } from 'libpg-query';

export function nameOf(relation: RangeVar | undefined): string {
  return relation?.relname ?? '';
}

/** The names of what a statement drops, without their schemas. */
export function lastNames(objects: readonly Node[]): readonly string[] {
  return objects.map(lastName);
}

function lastName(node: Node): string {
  if ('List' in node) return lastName(node.List.items?.at(-1) ?? { List: {} });
  if ('ObjectWithArgs' in node) return lastName(node.ObjectWithArgs.objname?.at(-1) ?? node);
  if ('TypeName' in node) return lastName(node.TypeName.names?.at(-1) ?? node);
  return 'String' in node ? (node.String.sval ?? '') : '';
}
