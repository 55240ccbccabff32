import { createLocalSecretStore } from '../../adapters/local-identity/secret-store';
import { makeFolderAdapter } from './folder-adapter';
import { describeSecretStoreContract } from './secret-store.contract';

describeSecretStoreContract('the data folder', () => makeFolderAdapter((folder) => createLocalSecretStore({ folder })));
