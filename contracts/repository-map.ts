/** What is known of a repository at one commit before anybody plans. Stored as the artifact `repository_map`; URIs lead to the contents. */
export interface RepositoryMap {
  readonly commit: string;
  /** Dependency graph (artifact `dependency_graph`). */
  readonly graph: string;
  readonly files: number;
  readonly imports: number;
  /** Files were left out of the graph, because there are too many or they are too large. */
  readonly truncated: boolean;
  readonly modules: readonly { readonly folder: string; readonly files: number }[];
  readonly entryPoints: readonly string[];
  /** The repository's own documents, or a summary made of its files. */
  readonly architecture: {
    readonly ref: string;
    readonly source: 'documents' | 'generated';
    readonly files: readonly string[];
  };
  readonly interfaces?: { readonly ref: string; readonly files: readonly string[] };
  readonly database: {
    readonly kind: 'none' | 'sql' | 'prisma' | 'entity_framework' | 'alembic' | 'edmx';
    readonly ref?: string;
    readonly files: readonly string[];
  };
}
