import { createSampleServices, endServices } from '../unit/adapters-local/sample-service';
import { removeFolders } from '../unit/adapters-local/scratch';
import { describeDeployerContract } from './deployer.contract';

describeDeployerContract('local process', async () => {
  const services = createSampleServices();
  const deployer = services.deployer();
  return {
    deployer,
    version: services.version,
    dispose: async () => {
      await endServices(services, deployer);
      removeFolders();
    },
  };
});
