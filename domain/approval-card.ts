export type { ApprovalFacts, ChangedFile, DecisionShown, ReportFigures } from './approval-card/facts';
export { adaptiveCard, largestCardBytes, reminderCard } from './approval-card/adaptive-card';
export type { AdaptiveCard, CardView } from './approval-card/adaptive-card';
export { blockKit, slackDecide } from './approval-card/block-kit';
export type { SlackMessage } from './approval-card/block-kit';
export { escapeHtml, mailText } from './approval-card/mail';
export type { MailText } from './approval-card/mail';
export { figures, fileLines, headline, label, plainLine, riskReasons, safeAddress } from './approval-card/wording';
