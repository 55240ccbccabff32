/** `contract`: what the others build on. */
export type PartRole = 'contract' | 'consumer';

/** One repository of a coordinated change, named by its project. */
export interface PartSpec {
  readonly project: string;
  readonly role: PartRole;
  /** Projects whose change has to be tested before this one begins. */
  readonly dependsOn: readonly string[];
}

/** As people and planners give it. */
export interface AskedPart {
  readonly project: string;
  /** Default: the first one is the contract, the others are consumers. */
  readonly role?: PartRole;
  /** Default: a consumer depends on every contract, a contract on nothing. */
  readonly dependsOn?: readonly string[];
}

export type TaskGraph =
  | { readonly kind: 'graph'; readonly parts: readonly PartSpec[]; readonly levels: readonly (readonly string[])[] }
  | { readonly kind: 'invalid'; readonly problems: readonly string[] };

/** More than this can nobody review as one. */
export const mostParts = 12;

/** Parts in an order in which everything comes after what it depends on, and the levels that can be worked on at once. */
export function taskGraph(asked: readonly AskedPart[]): TaskGraph {
  const named = asked.map((part, index): AskedPart & { readonly role: PartRole } => ({
    ...part,
    role: part.role ?? (index === 0 ? 'contract' : 'consumer'),
  }));
  const contracts = named.filter(({ role }) => role === 'contract').map(({ project }) => project);
  const parts = named.map(({ project, role, dependsOn }): PartSpec => ({
    project,
    role,
    dependsOn: [...new Set(dependsOn ?? (role === 'consumer' ? contracts : []))],
  }));
  const problems = problemsOf(parts);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const levels = levelsOf(parts);
  const placed = new Set(levels.flat());
  if (placed.size < parts.length) {
    const cycle = parts.filter(({ project }) => !placed.has(project)).map(({ project }) => project);
    return {
      kind: 'invalid',
      problems: [`${cycle.join(', ')} depend on each other in a circle; take one of the dependencies out`],
    };
  }
  const order = levels.flat();
  return {
    kind: 'graph',
    parts: parts.toSorted((a, b) => order.indexOf(a.project) - order.indexOf(b.project)),
    levels,
  };
}

function problemsOf(parts: readonly PartSpec[]): readonly string[] {
  const projects = parts.map(({ project }) => project);
  const twice = projects.filter((project, index) => projects.indexOf(project) < index);
  return [
    ...(parts.length < 2 ? ['at least two repositories make a coordinated change'] : []),
    ...(parts.length > mostParts ? [`${parts.length} repositories are more than ${mostParts}`] : []),
    ...[...new Set(twice)].map((project) => `${project} is named twice`),
    ...parts.flatMap(({ project, dependsOn }) =>
      dependsOn
        .filter((other) => other === project || !projects.includes(other))
        .map((other) =>
          other === project
            ? `${project} depends on itself`
            : `${project} depends on ${other}, which is not among them`,
        ),
    ),
  ];
}

/** Whatever stands in a circle is in none of them. */
function levelsOf(parts: readonly PartSpec[]): readonly (readonly string[])[] {
  const levels: string[][] = [];
  const placed = new Set<string>();
  for (;;) {
    const level = parts.filter(
      ({ project, dependsOn }) => !placed.has(project) && dependsOn.every((other) => placed.has(other)),
    );
    if (level.length === 0) return levels;
    levels.push(level.map(({ project }) => project));
    for (const { project } of level) placed.add(project);
  }
}
