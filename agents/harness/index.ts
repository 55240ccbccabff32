export { buildRequest } from './build-request';
export { runTools } from './run-tools';
export { usualTurnCosts } from './spending';
export { takeTurn } from './take-turn';
export type { ToolInput, ToolOutput, ToolPorts, TurnInput, TurnOutput, TurnPorts } from './turn-input';
