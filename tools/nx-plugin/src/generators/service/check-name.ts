import { getProjects, type Tree } from '@nx/devkit';
import { checkName } from '@quartet/infra/check-services';
import pluralize from 'pluralize';
import { isUsedByService, isReserved } from '../reserved.ts';
import { readTable } from '../table.ts';

/** Throws an Error of one sentence for a name that a service cannot have. */
export function checkServiceName(tree: Tree, name: string): void {
  checkName({ name });
  if (/^v\d+$/.test(name)) {
    throw new Error(
      `The service ${name} would be at /api/${name}, where the edge looks for a version; give it another name.`,
    );
  }
  const twin = readTable(tree).find(
    (row) => row.name !== name && pluralize(row.name) === pluralize(name),
  );
  if (twin) {
    throw new Error(
      `There is a service ${twin.name}, for which ${name} would be mistaken; give it another name.`,
    );
  }
  const project = getProjects(tree).get(name);
  if (project) {
    throw new Error(
      `There is a project ${name} already, in ${project.root}; give the service another name.`,
    );
  }
  if (tree.exists(`apps/${name}`)) {
    throw new Error(
      `There is something in apps/${name} already; move it away, or take another name.`,
    );
  }
}

/** Throws an Error of one sentence for a noun that code or SQL cannot have as a name. */
export function checkNoun(noun: string): void {
  if (!/^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(noun)) {
    throw new Error(
      `The noun "${noun}" needs small letters, digits and single hyphens, such as return-request.`,
    );
  }
  if (pluralize.plural(noun) === noun) {
    throw new Error(
      `The noun ${noun} has no plural; choose another one with --noun, such as --noun=item.`,
    );
  }
  const why = isReserved(noun)
    ? 'is a reserved word'
    : isUsedByService(noun)
      ? 'is a name of the service itself'
      : undefined;
  if (why) {
    throw new Error(
      `The noun ${noun} ${why}; choose another one with --noun, such as --noun=${noun}-record.`,
    );
  }
}
