import { busStoreModule } from './bus/bus-store';
import { durableModule } from './durable/instance-store';
import type { StoreModule } from './store/database';
import { timerStoreModule } from './triggers/timer-store';

/** Everything that has tables in a data folder's host.db. */
export const hostModules: readonly StoreModule[] = [durableModule, busStoreModule, timerStoreModule];
