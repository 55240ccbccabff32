import type { PlatformApproval } from '../../../ports/deployer';
import type { AdoAddress } from '../address';
import type { AdoClient } from '../client';

/**
 * What happens to an approval that an environment of Azure DevOps asks for. `left`: somebody decides it there, and the
 * deployment waits. `mirrored`: the decision that was made at Stellwerk's own gate is entered there, with its run as comment.
 */
export type ApprovalPolicy = 'left' | 'mirrored';

interface Approval {
  readonly id: string;
  readonly status: string;
  readonly pipeline?: { readonly owner?: { readonly id?: number } };
  readonly steps?: readonly {
    readonly comment?: string;
    readonly actualApprover?: { readonly displayName?: string; readonly uniqueName?: string };
  }[];
}

export interface AdoApprovals {
  /** Approves what the build waits for. Needs the permission to approve on the environment. */
  approve(address: AdoAddress, build: number, comment: string): Promise<void>;
  /** Who let the build through. */
  given(address: AdoAddress, build: number): Promise<readonly PlatformApproval[]>;
  /** Who refused the build, and with which words; undefined when nobody did. */
  refusal(address: AdoAddress, build: number): Promise<string | undefined>;
}

export function createAdoApprovals(client: AdoClient): AdoApprovals {
  async function list(
    { organization, project }: AdoAddress,
    build: number,
    state: string,
  ): Promise<readonly Approval[]> {
    const path = `${encodeURIComponent(project)}/_apis/pipelines/approvals?state=${state}&$expand=steps&api-version=7.1`;
    const found = await client.ask(organization, `list the approvals of ${project}`, (apis) =>
      apis.send<{ readonly value: readonly Approval[] }>('GET', path),
    );
    return (found?.value ?? []).filter(({ pipeline }) => pipeline?.owner?.id === build);
  }

  return {
    async approve(address, build, comment) {
      const { organization, project } = address;
      const pending = await list(address, build, 'pending');
      if (pending.length === 0) return;
      const body = pending.map(({ id }) => ({ approvalId: id, status: 'approved', comment }));
      const path = `${encodeURIComponent(project)}/_apis/pipelines/approvals?api-version=7.1`;
      await client.ask(organization, `approve the deployment of build ${build}`, (apis) =>
        apis.send('PATCH', path, body),
      );
    },
    async given(address, build) {
      const steps = (await list(address, build, 'approved')).flatMap(({ steps: own = [] }) => own);
      return steps.map(({ actualApprover, comment = '' }) => ({
        by: actualApprover?.uniqueName ?? actualApprover?.displayName ?? 'an approver',
        ...(comment === '' ? {} : { comment }),
      }));
    },
    async refusal(address, build) {
      const [refused] = await list(address, build, 'rejected');
      if (!refused) return undefined;
      const { actualApprover, comment = '' } = refused.steps?.[0] ?? {};
      return `It was rejected in Azure DevOps by ${actualApprover?.displayName ?? 'an approver'}. ${comment}`.trim();
    },
  };
}
