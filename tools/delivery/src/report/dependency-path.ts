import type { ProjectGraph } from '@nx/devkit';

/** The names of projects from the one that has a file to the one that depends on it. */
export function dependencyPath(
  project: string,
  owner: string,
  graph: ProjectGraph,
): readonly string[] {
  const paths: (readonly [string, ...string[]])[] = [[project]];
  const seen = new Set([project]);
  for (const way of paths) {
    if (way[0] === owner) return way;
    for (const { target } of graph.dependencies[way[0]] ?? []) {
      if (seen.has(target) || !graph.nodes[target]) continue;
      seen.add(target);
      paths.push([target, ...way]);
    }
  }
  return [owner, project];
}

/** The project whose folder holds the file, or undefined for a file of the whole workspace. */
export function ownerOf(file: string, graph: ProjectGraph): string | undefined {
  const owners = Object.values(graph.nodes).filter(({ data }) => file.startsWith(`${data.root}/`));
  return owners.sort((one, other) => other.data.root.length - one.data.root.length)[0]?.name;
}
