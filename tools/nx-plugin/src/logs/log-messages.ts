import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

interface LogMessage {
  readonly file: string;
  readonly level: string;
  readonly text: string;
}

const levels = new Set(['fatal', 'error', 'warn', 'info', 'debug', 'trace']);
const sources = ['apps/*/src/**/*.ts', 'libs/*/src/**/*.ts', 'infra/lambda/**/*.ts'];

/** Finds the log messages of all services, libs and Lambda functions: the constant texts that operators read. */
export function findLogMessages(root: string): readonly LogMessage[] {
  const files = globSync(sources, { cwd: root }).filter((file) => !isTest(file));
  return files.sort().flatMap((file) => messagesIn(file, readFileSync(join(root, file), 'utf8')));
}

function isTest(file: string): boolean {
  return /\.spec\.ts$|[\\/](testing|fixture|node_modules)[\\/]/.test(file);
}

function messagesIn(file: string, text: string): readonly LogMessage[] {
  const messages: LogMessage[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const level = levelOf(node.expression);
      const message = node.arguments.find(ts.isStringLiteralLike);
      if (level !== undefined && message) messages.push({ file, level, text: message.text });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  return messages;
}

/** The level of `log.warn(…)`, `options.log.warn(…)` and the like. */
function levelOf(callee: ts.Expression): string | undefined {
  if (!ts.isPropertyAccessExpression(callee) || !levels.has(callee.name.text)) return undefined;
  const { expression } = callee;
  const owner = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  return ts.isIdentifier(owner) && /^log(ger)?$/.test(owner.text) ? callee.name.text : undefined;
}
