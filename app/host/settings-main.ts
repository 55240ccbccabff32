import { checkSettings } from './check-settings';

// `stellwerk doctor` runs this on a machine whose host does not answer, so that it need not start to be examined.
process.stdout.write(JSON.stringify(checkSettings(process.env)));
