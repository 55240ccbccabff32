import { AppError } from '../domain/errors';
import type { Ports } from '../ports';
import type { ProjectRecord } from '../ports/project-index';
import { projectFilePath, readProjectFile } from '../schemas/project-file';
import type { ProjectFile } from '../schemas/project-file';

export type ProjectAtHead = Extract<ProjectFile, { ok: true }> & {
  readonly record: ProjectRecord;
  readonly commit: string;
};

/** A project with its file at the head of the default branch. Throws what a person has to mend. */
export async function readProjectAtHead(
  ports: Pick<Ports, 'projects' | 'code'>,
  tenant: string,
  project: string,
): Promise<ProjectAtHead> {
  const record = await ports.projects.getProject(tenant, project);
  if (!record) {
    throw new AppError('unknown_project', `Project ${project} of tenant ${tenant} is not registered.`);
  }
  const commit = await ports.code.head(record.repository, record.defaultBranch);
  const file = readProjectFile(
    commit ? await ports.code.readFile(record.repository, commit, projectFilePath) : undefined,
  );
  if (!file.ok || !commit) {
    throw new AppError(file.ok ? 'project_file_missing' : file.code, file.ok ? 'no commit' : file.reason);
  }
  return { ...file, record, commit };
}
