import { checkPath } from '../../domain/paths';
import type { RunPolicy } from '../../domain/policy';
import type { CodeGenSpec } from '../../schemas/registry';

/**
 * Why a path may not be written, or undefined when it may: first the role's capabilities, then the specification's scope, then the project's own policy,
 * then what the files themselves forbid. Restricted wins over allowed in both.
 */
export function refuseWrite(
  path: string,
  spec: CodeGenSpec,
  policy: Pick<RunPolicy, 'allowedPaths' | 'restrictedPaths'>,
  files: ReadonlySet<string>,
  byMatrix: (path: string) => string | undefined,
): string | undefined {
  const outside = byMatrix(path);
  if (outside !== undefined) return outside;
  const { allowed_files: allowed, restricted_files: restricted } = spec.task_context.scope;
  const inSpec = checkPath(path, { allowed, restricted });
  if (inSpec.kind === 'refused') return `${inSpec.reason} (scope of the code_gen_spec)`;
  const inPolicy = checkPath(path, { allowed: policy.allowedPaths, restricted: policy.restrictedPaths });
  if (inPolicy.kind === 'refused') return `${inPolicy.reason} (paths of the project)`;
  const through = ancestorsOf(path).find((folder) => files.has(folder));
  return (
    through && `${JSON.stringify(path)} leads through ${JSON.stringify(through)}, which is a file or a symbolic link.`
  );
}

function ancestorsOf(path: string): string[] {
  const segments = path.split('/');
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/'));
}
