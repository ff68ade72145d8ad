export type { BotManifest, BotModel } from './bot-model.ts';
export { type Agent, type AgentMessage, type AgentOptions, type AgentTurn, createAgent } from './create-agent.ts';
export { decodeBot, decodeManifest } from './decode-bot.ts';
export { encodeBot } from './encode-bot.ts';
export {
  type StoryReport,
  type StoryReportSwitches,
  storyReport,
  storyReportFiles,
} from './evaluation/story-report.ts';
export { type ExplainedAction, explainTurn, type SlotChange, type TurnExplanation } from './explain-turn.ts';
export { handOffOf } from './note-hand-off.ts';
export {
  type TrainBotOptions,
  type TrainedBot,
  type TrainingPartner,
  trainBot,
  trainBotBeside,
} from './train-bot.ts';
