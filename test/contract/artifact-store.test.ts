import { createFileArtifactStore } from '../../adapters/files/artifact-store';
import { describeArtifactStoreContract } from './artifact-store.contract';
import { makeFolderAdapter } from './folder-adapter';

describeArtifactStoreContract('files', () => makeFolderAdapter((folder) => createFileArtifactStore({ folder })));
