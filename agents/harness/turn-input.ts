import type { EffectContracts } from '../../contracts/activities';
import type { Ports } from '../../ports';

export type TurnPorts = Pick<Ports, 'artifacts' | 'turns' | 'ledger' | 'model' | 'prices' | 'work' | 'clock'>;
export type TurnInput = EffectContracts['takeModelTurn']['input'];
export type TurnOutput = EffectContracts['takeModelTurn']['output'];

export type ToolPorts = Pick<Ports, 'artifacts' | 'turns' | 'code'>;
export type ToolInput = EffectContracts['runTools']['input'];
export type ToolOutput = EffectContracts['runTools']['output'];
