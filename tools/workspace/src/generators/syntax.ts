import ts from 'typescript';

/** A source file to look things up in; edits are made in its text, so that nothing else of it moves. */
export function parseSource(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

export function insertAt(text: string, position: number, addition: string): string {
  return text.slice(0, position) + addition + text.slice(position);
}

/** @throws Error when the file no longer has what an edit hangs on, saying what to do by hand. */
export function found<T>(node: T | undefined, what: string, file: ts.SourceFile): T {
  if (node !== undefined) return node;
  throw new Error(`${file.fileName} has no ${what} any more, so it must be edited by hand.`);
}

export function interfaceOf(
  file: ts.SourceFile,
  name: string,
): ts.InterfaceDeclaration | undefined {
  return file.statements.find(
    (node): node is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(node) && node.name.text === name,
  );
}

/** The array that a constant of the file is made of. */
export function arrayOf(file: ts.SourceFile, constant: string): ts.ArrayLiteralExpression {
  const made = file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find(({ name }) => name.getText() === constant)?.initializer;
  return found(made && ts.isArrayLiteralExpression(made) ? made : undefined, constant, file);
}

/** Whether the file exports something of this name. */
export function exports(file: ts.SourceFile, name: string): boolean {
  return new RegExp(`^export (async )?(const|function|interface|type) ${name}\\b`, 'm').test(
    file.text,
  );
}
