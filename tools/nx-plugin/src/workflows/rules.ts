import { isMap, isScalar, LineCounter, type Node, parseDocument, visit, type YAMLMap } from 'yaml';

/** A rule that a workflow breaks, and its position. */
interface Finding {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

type Report = (node: Node, message: string) => void;

const pinned = /^[\w.-]+\/[\w./-]+@[\da-f]{40}$/;
const version = /^ v\d+\.\d+\.\d+$/;

/** Our own rules, besides those of actionlint: nobody can move what we run, and no right is given by default. */
export function checkWorkflow(text: string): readonly Finding[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const findings: Finding[] = [];
  const report: Report = (node, message) => {
    const { line, col: column } = lines.linePos(node.range?.[0] ?? 0);
    findings.push({ line, column, message });
  };
  const root = document.contents;
  if (!isMap(root)) return [{ line: 1, column: 1, message: 'This is no workflow.' }];
  if (root.has('jobs')) checkPermissions(root, report);
  checkSteps(root, report);
  return findings;
}

function checkPermissions(root: YAMLMap, report: Report): void {
  if (!root.has('permissions')) report(root, 'The workflow says nothing of its permissions.');
  const jobs = root.get('jobs');
  for (const { key, value } of isMap(jobs) ? jobs.items : []) {
    const needs = (what: string) => isMap(value) && !value.has(what);
    if (needs('timeout-minutes')) {
      report(key as Node, `The job ${String(key)} may run for hours; give it timeout-minutes.`);
    }
    if (needs('concurrency') && !root.has('concurrency')) {
      report(key as Node, `The job ${String(key)} may run beside itself; say its concurrency.`);
    }
  }
}

function checkSteps(root: YAMLMap, report: Report): void {
  visit(root, {
    Pair: (_, { key, value }) => {
      if (!isScalar(value) || typeof value.value !== 'string') return;
      if (isScalar(key) && key.value === 'uses') checkAction(value.value, value, report);
      const [, secret] = /\bsecrets\.(?!GITHUB_TOKEN\b)(\w+)/.exec(value.value) ?? [];
      if (secret)
        report(value, `The secret ${secret} is a stored key; take a role by OIDC instead.`);
    },
  });
}

function checkAction(action: string, node: Node, report: Report): void {
  if (action.startsWith('./')) return;
  if (!pinned.test(action)) {
    report(node, `${action} can be moved to other code; pin it by the whole digest of a commit.`);
  } else if (!version.test(node.comment ?? '')) {
    report(node, `${action} does not say which version it is; add a comment such as # v1.2.3.`);
  }
}
