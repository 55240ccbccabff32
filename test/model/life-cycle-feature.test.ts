import { describeEveryPath } from './walk-life-cycle';

describeEveryPath('of a feature with two gates', { entry: 'PLANNING', policy: { deploymentApproval: 'person' } });
