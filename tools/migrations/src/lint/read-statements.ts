import { type Node, parse, scan } from 'libpg-query';

export interface MigrationStatement {
  readonly node: Node;
  /** The release of a comment `-- contract: <release>` before it, or in it. */
  readonly contract?: string;
}

/**
 * The statements of a migration, as PostgreSQL 18 parses them.
 * @throws SqlError when it cannot
 */
export async function readStatements(sql: string): Promise<readonly MigrationStatement[]> {
  const [{ stmts = [] }, { tokens }] = await Promise.all([parse(sql), scan(sql)]);
  const comments = tokens.filter(({ tokenName }) => tokenName.endsWith('_COMMENT'));
  const statements: MigrationStatement[] = [];
  let before = 0;
  for (const { stmt, stmt_location: start = 0, stmt_len: length = Infinity } of stmts) {
    const end = start + length;
    const own = comments.filter((comment) => comment.start >= before && comment.end <= end);
    const [contract] = own.flatMap(({ text }) => /^-- contract: (.+)$/.exec(text)?.[1] ?? []);
    if (stmt) statements.push({ node: stmt, ...(contract !== undefined && { contract }) });
    before = end;
  }
  return statements;
}
