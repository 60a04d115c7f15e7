import type { DropStmt, IndexStmt, Node, RenameStmt } from 'libpg-query';
import type { Finding } from './finding.ts';
import { lastNames, nameOf } from './names.ts';
import { alteredTable } from './table-rules.ts';

/** The findings of one statement, as far as it alone shows them. */
export function statementFindings(node: Node): readonly Finding[] {
  if ('AlterTableStmt' in node) return alteredTable(node.AlterTableStmt);
  if ('DropStmt' in node) return dropped(node.DropStmt);
  if ('RenameStmt' in node) return renamed(node.RenameStmt);
  if ('IndexStmt' in node) return indexed(node.IndexStmt);
  if ('TruncateStmt' in node) return [truncated];
  if ('AlterObjectSchemaStmt' in node) return [moved];
  return 'DoStmt' in node ? [opaque] : [];
}

const truncated: Finding = {
  rule: 'drop',
  sentence: 'TRUNCATE drops rows, which the release before may use',
};
const moved: Finding = {
  rule: 'rename',
  sentence: 'SET SCHEMA renames what the release before may use',
};
const opaque: Finding = {
  rule: 'opaque',
  sentence: 'DO hides its statements from these rules; write them one by one',
};

function dropped({ objects = [], removeType, concurrent }: DropStmt): readonly Finding[] {
  const names = lastNames(objects).join(', ');
  if (removeType !== 'OBJECT_INDEX') {
    return [{ rule: 'drop', sentence: `${names} is dropped, which the release before may use` }];
  }
  if (concurrent) return [];
  const sentence = `${names} is dropped under a lock; DROP INDEX CONCURRENTLY, after "-- no transaction"`;
  return [{ rule: 'index', sentence }];
}

function renamed({ relation, subname, newname }: RenameStmt): readonly Finding[] {
  const name = [relation?.relname, subname].filter(Boolean).join('.');
  const sentence = `${name} is renamed to ${newname}, which no two releases can both use; add the new one beside it`;
  return [{ rule: 'rename', sentence }];
}

function indexed({ idxname = 'an index', relation, concurrent }: IndexStmt): readonly Finding[] {
  if (concurrent) return [];
  const sentence = `${idxname} is built while ${nameOf(relation)} cannot be written; CREATE INDEX CONCURRENTLY, after "-- no transaction"`;
  return [{ rule: 'index', sentence }];
}
