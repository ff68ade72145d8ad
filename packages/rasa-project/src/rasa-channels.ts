/** Channels that Rasa brings along, by their names in `credentials.yml` (rasa-compat 20); any other is somebody's Python. */
export const RASA_CHANNELS: ReadonlySet<string> = new Set([
  'botframework',
  'callback',
  'cmdline',
  'facebook',
  'hangouts',
  'mattermost',
  'rasa',
  'rest',
  'rocketchat',
  'slack',
  'socketio',
  'telegram',
  'twilio',
  'twilio_voice',
  'webexteams',
]);
