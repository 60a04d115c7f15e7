import type { AlterTableCmd, AlterTableStmt, AlterTableType, Constraint } from 'libpg-query';
import { addedColumn } from './column-rules.ts';
import type { Finding } from './finding.ts';
import { nameOf } from './names.ts';

type CommandRule = (table: string, command: AlterTableCmd) => readonly Finding[];

const inUse = 'which the release before may use';

const commandRules: Partial<Record<AlterTableType, CommandRule>> = {
  AT_AddColumn: (table, { def }) =>
    def && 'ColumnDef' in def ? addedColumn(table, def.ColumnDef) : [],
  AT_AddConstraint: (table, { def }) =>
    def && 'Constraint' in def ? addedConstraint(table, def.Constraint) : [],
  AT_DropColumn: (table, { name }) => [
    { rule: 'drop', sentence: `${table}.${name} is dropped, ${inUse}` },
  ],
  AT_ColumnDefault: (table, { name, def }) =>
    def ? [] : [{ rule: 'drop', sentence: `the default of ${table}.${name} is dropped, ${inUse}` }],
  AT_AlterColumnType: (table, { name }) => [
    {
      rule: 'type',
      sentence: `${table}.${name} gets another type, which the release before does not know, and the table is rewritten; add a column`,
    },
  ],
  AT_SetNotNull: (table, { name }) => [
    {
      rule: 'not-null',
      sentence: `${table}.${name} becomes NOT NULL, and the release before may write nulls`,
    },
  ],
  AT_AddIdentity: (table, { name }) => [
    { rule: 'rewrite', sentence: `${table}.${name} becomes an identity of each row` },
  ],
};

/** The findings of ALTER TABLE, command by command. */
export function alteredTable({ relation, cmds = [] }: AlterTableStmt): readonly Finding[] {
  return cmds.flatMap((node) => {
    if (!('AlterTableCmd' in node)) return [];
    const command = node.AlterTableCmd;
    return commandRules[command.subtype ?? 'AT_AddOf']?.(nameOf(relation), command) ?? [];
  });
}

function addedConstraint(table: string, constraint: Constraint): readonly Finding[] {
  const { contype, conname = 'a constraint', skip_validation: isNotValid, indexname } = constraint;
  if (contype === 'CONSTR_NOTNULL') {
    const sentence = `${table} gets ${conname}, and the release before may write nulls`;
    return [{ rule: 'not-null', sentence }];
  }
  if (contype === 'CONSTR_CHECK' || contype === 'CONSTR_FOREIGN') {
    if (isNotValid) return [];
    const sentence = `${table} gets ${conname}, for which the whole table is read under a lock; add it with NOT VALID, and let another migration VALIDATE it`;
    return [{ rule: 'constraint', sentence }];
  }
  if (indexname !== undefined) return [];
  const sentence = `${table} gets ${conname}, whose index is built under a lock; build the index CONCURRENTLY, and add the constraint USING INDEX`;
  return [{ rule: 'index', sentence }];
}
