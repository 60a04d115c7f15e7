import type { Tree } from '@nx/devkit';
import pluralize from 'pluralize';
import ts from 'typescript';
import {
  exportsOf,
  requireNode,
  interfaceOf,
  methodOf,
  parseSource,
  resolvedTypesOf,
} from '../syntax.ts';
import { kebab, type NounForms, formsOf } from '../words.ts';

/** The entity that a service stores, and how it is loaded and saved: read from its own files. */
export interface StoredEntity extends NounForms {
  /** The type of one: `Order`, or `SavedPayment` where what is stored knows more than what is shown. */
  readonly type: string;
  /** The file of the domain that has it: `order`. */
  readonly domain: string;
  /** True when it is loaded for its owner. */
  readonly isOwned: boolean;
  /** True when loading returns undefined for a missing one. */
  readonly isOptional: boolean;
  /** True when the store saves a whole one under its next version. */
  readonly saved: boolean;
}

/** @throws Error when the service has no store of something that a schema of it shows. */
export function readStoredEntity(tree: Tree, service: string): StoredEntity {
  const read = (path: string) => {
    const file = `apps/${service}/src/${path}.ts`;
    return parseSource(file, tree.read(file, 'utf8') ?? '');
  };
  const deps = read('deps');
  const { members } = requireNode(interfaceOf(deps, 'Deps'), 'interface Deps', deps);
  for (const member of members.filter(ts.isPropertySignature)) {
    const words = formsOf(kebab(pluralize.singular(member.name.getText())));
    const store = interfaceOf(deps, member.type?.getText());
    if (!store || !exportsOf(read(`schemas/${words.noun}`)).has(`view${words.One}`)) continue;
    const stored = storedIn(store);
    if (!stored) continue;
    const domain = domainOf(deps, stored.type);
    const noun = read(`domain/${domain}`);
    if (stored.isOptional)
      requireNode(exportsOf(noun).has('requireFound') || undefined, 'requireFound()', noun);
    const isVersioned = /readonly version: number/.test(noun.text);
    return { ...words, ...stored, domain, saved: isVersioned && saves(store, stored.type) };
  }
  throw new Error(
    `The service ${service} has no store in deps.ts whose noun has a view in schemas/, so its endpoint must be written by hand.`,
  );
}

function storedIn(
  store: ts.InterfaceDeclaration,
): Pick<StoredEntity, 'type' | 'isOwned' | 'isOptional'> | undefined {
  const get = methodOf(store, 'get');
  const [type, nothing] = get ? resolvedTypesOf(get) : [];
  if (!get || !type) return undefined;
  return {
    type,
    isOwned: get.parameters[1]?.name.getText() === 'ownerId',
    isOptional: nothing !== undefined,
  };
}

function saves(store: ts.InterfaceDeclaration, type: string): boolean {
  const [parameter] = methodOf(store, 'save')?.parameters ?? [];
  return parameter?.type?.getText() === type;
}

function domainOf(deps: ts.SourceFile, type: string): string {
  const from = new RegExp(
    `^import type \\{[^}]*\\b${type}\\b[^}]*\\} from '\\./domain/([\\w-]+)\\.ts'`,
    'm',
  );
  return requireNode(from.exec(deps.text)?.[1], `import of ${type} from domain/`, deps);
}
