import { repeatableFindings, transactionFindings } from './file-rules.ts';
import { type Finding, isContract } from './finding.ts';
import { type MigrationStatement, readStatements } from './read-statements.ts';
import { createdBy, subjectOf } from './relations.ts';
import { statementFindings } from './statement-rules.ts';

/** Tells whether a release was on main before the migration. */
export type IsReleased = (release: string) => boolean;

/**
 * Finds what would fail or hold up the release before this migration, which still runs when it is applied.
 * @throws SqlError when PostgreSQL cannot parse it
 */
export async function lintMigration(
  sql: string,
  isReleased: IsReleased,
): Promise<readonly Finding[]> {
  const statements = await readStatements(sql);
  const created = new Set(statements.map(({ node }) => createdBy(node)));
  const old = statements.filter(({ node }) => {
    const subject = subjectOf(node);
    return subject === undefined || !created.has(subject);
  });
  return [
    ...old.flatMap((statement) => findingsOf(statement, isReleased)),
    ...(sql.startsWith('-- no transaction\n')
      ? repeatableFindings(statements)
      : transactionFindings(statements)),
  ];
}

function findingsOf(
  { node, contract }: MigrationStatement,
  isReleased: IsReleased,
): readonly Finding[] {
  const findings = statementFindings(node);
  if (contract === undefined) return findings.map(withRemedy);
  if (isReleased(contract)) return findings.filter((finding) => !isContract(finding));
  const sentence = `"-- contract: ${contract}" names no commit that was on main before`;
  return [...findings, { rule: 'contract', sentence }];
}

function withRemedy(finding: Finding): Finding {
  if (!isContract(finding)) return finding;
  const remedy = 'if an earlier release has stopped that, name it: "-- contract: <commit>"';
  return { ...finding, sentence: `${finding.sentence}; ${remedy}` };
}
