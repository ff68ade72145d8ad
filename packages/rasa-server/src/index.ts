export { createRasaServerBot, type RasaServerBotOptions } from './create-rasa-server-bot.ts';
export { RasaServerError, type RasaServerFault } from './rasa-server-error.ts';
