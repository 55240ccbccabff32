import { createAdoClient, createAdoWorkTracker, createPatCredential } from '../../adapters/ado';
import { linesToHtml, textToHtml } from '../../domain/text/html-to-text';
import type { WorkItem } from '../../ports/work-tracker';
import { startAdoEmulator } from '../support/ado-emulator';
import type { AdoEmulator } from '../support/ado-emulator';
import { addItem } from '../support/ado-emulator/work-item-store';
import { describeWorkTrackerContract } from './work-tracker.contract';

let emulator: AdoEmulator;
const projects: Readonly<Record<string, string>> = { shop: 'Web Shop', bank: 'Bank' };

async function place(item: WorkItem): Promise<void> {
  const { store } = emulator;
  const fields = {
    'System.Title': item.title,
    'System.Description': textToHtml(item.description),
    'Microsoft.VSTS.Common.AcceptanceCriteria': linesToHtml(item.acceptanceCriteria),
    'Microsoft.VSTS.Common.Priority': item.priority,
    'System.WorkItemType': item.type,
    'System.State': item.state,
  };
  addItem(store, store.ensureProject(projects[item.project] ?? ''), 'dev@contoso.example', fields, Number(item.key));
}

/** Who made it, its address and how often it was changed are the platform's to say. */
function shown(item: WorkItem | undefined): unknown {
  return item && { ...item, url: undefined, requester: undefined, revision: undefined };
}

describeWorkTrackerContract(
  'Azure DevOps',
  async () => {
    emulator = await startAdoEmulator();
    const { organization, url, store } = emulator;
    for (const name of Object.values(projects)) store.ensureProject(name);
    return {
      async open() {
        const credential = createPatCredential({ get: async () => ['pat'] });
        const client = createAdoClient({ organizations: [{ name: organization, url }], credential });
        const getProject = async (tenant: string, project: string) => ({
          ...{ tenant, project, defaultBranch: 'main' },
          repository: `ado:${organization}/${projects[project]}/storefront`,
        });
        return createAdoWorkTracker({ client, projects: { getProject } });
      },
      stop: async () => undefined,
      dispose: () => emulator.close(),
    };
  },
  { place, shown },
);
