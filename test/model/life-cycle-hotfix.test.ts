import { describeEveryPath } from './walk-life-cycle';

describeEveryPath('of a hotfix that the policy deploys', { entry: 'CODING' }, ['completed in PRODUCTION']);
