import type { Node } from 'libpg-query';
import { lastNames, nameOf } from './names.ts';

/** The name of the relation that a statement creates. */
export function createdBy(node: Node): string | undefined {
  if ('CreateStmt' in node) return nameOf(node.CreateStmt.relation);
  if ('CreateTableAsStmt' in node) return nameOf(node.CreateTableAsStmt.into?.rel);
  if ('ViewStmt' in node && !node.ViewStmt.replace) return nameOf(node.ViewStmt.view);
  return undefined;
}

/** The relation that a statement is about. */
export function subjectOf(node: Node): string | undefined {
  if ('AlterTableStmt' in node) return nameOf(node.AlterTableStmt.relation);
  if ('IndexStmt' in node) return nameOf(node.IndexStmt.relation);
  if ('RenameStmt' in node) return nameOf(node.RenameStmt.relation);
  return undefined;
}

/** The relations that a statement locks against reads or writes until the transaction ends. */
export function lockedBy(node: Node): readonly string[] {
  if ('ViewStmt' in node) return [nameOf(node.ViewStmt.view)];
  if ('CreateTrigStmt' in node) return [nameOf(node.CreateTrigStmt.relation)];
  if ('DropStmt' in node) return dropLocks(node.DropStmt);
  const subject = subjectOf(node);
  return [...(subject === undefined ? [] : [subject]), ...referencedBy(node)];
}

function dropLocks({ removeType, objects = [] }: Extract<Node, { DropStmt: unknown }>['DropStmt']) {
  const isRelation = removeType === 'OBJECT_TABLE' || removeType === 'OBJECT_VIEW';
  return isRelation ? lastNames(objects) : [];
}

/** Tables with a foreign key to them, wherever in the statement it is. */
function referencedBy(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  const { pktable } = part as { readonly pktable?: { readonly relname?: string } };
  const inner = Object.values(part).flatMap(referencedBy);
  return pktable?.relname === undefined ? inner : [pktable.relname, ...inner];
}
