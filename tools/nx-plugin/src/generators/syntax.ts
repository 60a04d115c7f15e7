import ts from 'typescript';

/** A source file to look things up in; edits are made in its text, so that nothing else of it moves. */
export function parseSource(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

export function insertAt(text: string, position: number, addition: string): string {
  return text.slice(0, position) + addition + text.slice(position);
}

/** @throws Error when the file has lost what an edit hangs on. */
export function requireNode<T>(node: T | undefined, what: string, file: ts.SourceFile): T {
  if (node !== undefined) return node;
  throw new Error(
    `${file.fileName} has no ${what}, which is needed for this edit; apply it by hand.`,
  );
}

export function interfaceOf(
  file: ts.SourceFile,
  name: string | undefined,
): ts.InterfaceDeclaration | undefined {
  return file.statements
    .filter(ts.isInterfaceDeclaration)
    .find((declared) => declared.name.text === name);
}

export function methodOf(
  { members }: ts.InterfaceDeclaration,
  name: string,
): ts.MethodSignature | undefined {
  return members.filter(ts.isMethodSignature).find((method) => method.name.getText() === name);
}

/** The types in the promise that a method returns, part by part: `User` and `undefined`. */
export function resolvedTypesOf({ type }: ts.SignatureDeclaration): readonly string[] {
  const [promised] = (type && ts.isTypeReferenceNode(type) && type.typeArguments) || [];
  if (!promised) return [];
  return (ts.isUnionTypeNode(promised) ? promised.types : [promised]).map((part) => part.getText());
}

/** The array that a constant of the file is made of. */
export function arrayOf(file: ts.SourceFile, constant: string): ts.ArrayLiteralExpression {
  const made = file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find(({ name }) => name.getText() === constant)?.initializer;
  return requireNode(made && ts.isArrayLiteralExpression(made) ? made : undefined, constant, file);
}

/** Names of what the file exports. */
export function exportsOf({ text }: ts.SourceFile): ReadonlySet<string> {
  const exported = text.matchAll(/^export (?:async )?(?:const|function|interface|type) (\w+)/gm);
  return new Set([...exported].map(([, name = '']) => name));
}
