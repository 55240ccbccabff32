/** What differs between projects of one kind; everything has a default that works on a new repository. */
export interface PipelineOptions {
  /** Branch whose builds are packed, signed and published. Default `main`. */
  readonly mainBranch?: string;
  /** Image of Microsoft's pool, never one that moves by itself. Default `ubuntu-24.04`. */
  readonly image?: string;
  /** Own pool in place of Microsoft's. */
  readonly pool?: string;
  /** Environment of production; the candidate's has `-candidate` behind it. Approvals are set on it in Azure DevOps. Default `production`. */
  readonly environment?: string;
  /** Line that carries out a deployment, with `STELLWERK_ACTION` and its like in its environment. Default `sh deploy/deploy.sh`. */
  readonly deployCommand?: string;
  /** Key that signs, as cosign names it (`azurekms://…`, no secret), and the service connection that may use it. */
  readonly signing?: { readonly key: string; readonly serviceConnection: string };
  /** Azure Artifacts feed for the packages. */
  readonly feed?: string;
}

export type Step = Readonly<Record<string, unknown>>;

/** Version of what is rendered; it stands in the pipeline's first line. */
export const templateVersion = '1.0.0';
export const azurePipelinePath = 'azure-pipelines.yml';
